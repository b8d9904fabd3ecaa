//! The collectors against a server of our own on loopback that behaves well, badly and worse.

#![allow(clippy::unwrap_used)]

mod discovery;
mod feeds;
mod listings;
mod manners;
mod polling;
mod raw;
mod reasons;
mod refusals;
mod robots;
mod server;
mod sites;
mod sources;
mod tls;
