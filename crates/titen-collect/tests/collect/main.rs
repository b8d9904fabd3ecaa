//! The collectors against a server of our own on loopback that behaves well, badly and worse.

#![allow(clippy::unwrap_used)]

mod articles;
mod discovery;
mod feeds;
mod listings;
mod manners;
mod polling;
mod reasons;
mod refusals;
mod robots;
mod server;
mod sources;
