//! The program as its users run it: the binary, its files, its exit codes.

mod bad_input;
mod deploy;
mod import;
mod kill;
mod sample_week;
mod schedule;
mod search;
mod titen;
mod weekly;
