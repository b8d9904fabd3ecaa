//! The program as its users run it: the binary, its files, its exit codes.

mod answers;
mod bad_input;
mod board;
mod budget;
mod deploy;
mod edit;
mod edit_refused;
mod explain;
mod full_disk;
mod gammu;
mod import;
mod kill;
mod lab;
mod page;
mod programmes;
mod proposals;
mod sample_week;
mod schedule;
mod search;
mod sources;
mod tables;
mod text;
mod titen;
mod webhook;
mod weekly;
