//! What the outbox keeps of an attempt.

use chrono::{DateTime, TimeDelta, Utc};
use titen_deliver::{Failure, next_try};
use titen_store::{DeliveryNote, DeliveryState};

#[derive(Debug, Clone)]
pub struct Noted {
    pub note: DeliveryNote,
    /// The target's other parts of this edition would fare the same.
    pub stalls: bool,
    /// It asked to be left alone until `next_at`: its other editions wait too.
    pub pauses: bool,
}

pub fn noted(sent: Result<String, Failure>, attempts: u32, now: DateTime<Utc>) -> Noted {
    let ended = |state, error: Option<String>, stalls| Noted {
        note: DeliveryNote {
            state,
            next_at: now,
            error,
            remote: None,
        },
        stalls,
        pauses: false,
    };
    match sent {
        Ok(remote) => {
            let mut sent = ended(DeliveryState::Sent, None, false);
            sent.note.remote = Some(remote);
            sent
        }
        Err(Failure::Unsure { why }) => ended(DeliveryState::Unsure, Some(why), false),
        Err(Failure::Never { why, stalls }) => ended(DeliveryState::Failed, Some(why), stalls),
        Err(Failure::Later { why, after, stalls }) => match next_try(attempts, after) {
            Some(wait) => {
                let mut later = ended(DeliveryState::Waiting, Some(why), stalls);
                later.note.next_at = now + TimeDelta::from_std(wait).unwrap_or(TimeDelta::days(1));
                later.pauses = after.is_some();
                later
            }
            None => {
                let why = format!("given up after {attempts} attempts: {why}");
                ended(DeliveryState::Failed, Some(why), stalls)
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn an_attempt_is_noted_by_what_comes_next() {
        let now: DateTime<Utc> = "2026-08-17T00:00:00Z".parse().expect("a time");
        let later = |after: Option<u64>| {
            Err(Failure::Later {
                why: "451".into(),
                after: after.map(Duration::from_secs),
                stalls: true,
            })
        };
        let Noted {
            note,
            stalls,
            pauses,
        } = noted(later(None), 1, now);
        assert_eq!(
            (note.state, stalls, pauses),
            (DeliveryState::Waiting, true, false)
        );
        assert_eq!(note.next_at, now + TimeDelta::seconds(5));
        let asked = noted(later(Some(37)), 1, now);
        assert_eq!(asked.note.next_at, now + TimeDelta::seconds(37));
        assert!(asked.pauses);
        let Noted { note, stalls, .. } = noted(later(None), 10, now);
        assert_eq!(
            (note.state, stalls),
            (DeliveryState::Failed, true),
            "what was held back with it is not tried for two more days"
        );
        assert_eq!(
            note.error.as_deref(),
            Some("given up after 10 attempts: 451")
        );
        let Noted { note, .. } = noted(Ok("4711".into()), 1, now);
        assert_eq!(
            (note.state, note.remote.as_deref()),
            (DeliveryState::Sent, Some("4711"))
        );
        for (failure, state, stalls) in [
            (Failure::unsure("x"), DeliveryState::Unsure, false),
            (Failure::never("x"), DeliveryState::Failed, false),
            (Failure::never("x").of_target(), DeliveryState::Failed, true),
        ] {
            let noted = noted(Err(failure), 1, now);
            assert_eq!((noted.note.state, noted.stalls), (state, stalls));
        }
    }
}
