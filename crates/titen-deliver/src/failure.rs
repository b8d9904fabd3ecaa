//! Why a part was not delivered, sorted by what the caller does next.

use std::time::Duration;

/// Messages are for an administrator: what, where, what to do. None holds a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Nothing arrived, or a repetition is recognised as one: try again.
    #[error("{why}")]
    Later {
        why: String,
        /// What the other side asked for.
        after: Option<Duration>,
        /// The target's other parts would fare the same: hold them too.
        stalls: bool,
    },
    /// To try the same again would change nothing.
    #[error("{why}")]
    Never {
        why: String,
        /// As above: a wrong password is not tried once for each recipient.
        stalls: bool,
    },
    /// It may have arrived, and a repetition could not be told from it.
    #[error("{why}")]
    Unsure { why: String },
}

impl Failure {
    pub fn later(why: impl Into<String>) -> Self {
        Failure::Later {
            why: why.into(),
            after: None,
            stalls: true,
        }
    }

    pub fn never(why: impl Into<String>) -> Self {
        Failure::Never {
            why: why.into(),
            stalls: false,
        }
    }

    pub fn unsure(why: impl Into<String>) -> Self {
        Failure::Unsure { why: why.into() }
    }

    /// It speaks of the target, not of this part.
    pub fn of_target(self) -> Self {
        match self {
            Failure::Later { why, after, .. } => Failure::Later {
                why,
                after,
                stalls: true,
            },
            Failure::Never { why, .. } => Failure::Never { why, stalls: true },
            unsure @ Failure::Unsure { .. } => unsure,
        }
    }

    /// With every message run through `change`, as to hide a secret.
    pub fn map_why(self, change: impl Fn(&str) -> String) -> Self {
        match self {
            Failure::Later { why, after, stalls } => Failure::Later {
                why: change(&why),
                after,
                stalls,
            },
            Failure::Never { why, stalls } => Failure::Never {
                why: change(&why),
                stalls,
            },
            Failure::Unsure { why } => Failure::Unsure { why: change(&why) },
        }
    }
}
