//! What every call out of titen keeps to, whoever makes it: which addresses it may reach, and whose certificates count.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod guard;
mod resolver;
mod tls;

pub use guard::{ALLOW, Guard};
pub use resolver::{GuardedResolver, PrivateName};
pub use tls::{TlsFault, tls};
