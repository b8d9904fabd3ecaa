//! What the outbox keeps of an attempt.

use chrono::{DateTime, TimeDelta, Utc};
use titen_deliver::{Failure, next_try};
use titen_store::{DeliveryNote, DeliveryState};

/// What to keep of an attempt, and whether the target's other parts are to wait too.
pub fn noted(
    sent: Result<String, Failure>,
    attempts: u32,
    now: DateTime<Utc>,
) -> (DeliveryNote, bool) {
    let note = |state, error: Option<String>| DeliveryNote {
        state,
        next_at: now,
        error,
        remote: None,
    };
    match sent {
        Ok(remote) => {
            let sent = DeliveryNote {
                remote: Some(remote),
                ..note(DeliveryState::Sent, None)
            };
            (sent, false)
        }
        Err(Failure::Unsure { why }) => (note(DeliveryState::Unsure, Some(why)), false),
        Err(Failure::Never { why }) => (note(DeliveryState::Failed, Some(why)), false),
        Err(Failure::Later { why, after, stalls }) => match next_try(attempts, after) {
            Some(wait) => {
                let wait = TimeDelta::from_std(wait).unwrap_or(TimeDelta::days(1));
                let later = DeliveryNote {
                    next_at: now + wait,
                    ..note(DeliveryState::Waiting, Some(why))
                };
                (later, stalls)
            }
            None => {
                let why = format!("given up after {attempts} attempts: {why}");
                (note(DeliveryState::Failed, Some(why)), false)
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
        let (note, stalls) = noted(later(None), 1, now);
        assert_eq!((note.state, stalls), (DeliveryState::Waiting, true));
        assert_eq!(note.next_at, now + TimeDelta::seconds(5));
        let (note, _) = noted(later(Some(37)), 1, now);
        assert_eq!(note.next_at, now + TimeDelta::seconds(37));
        let (note, stalls) = noted(later(None), 10, now);
        assert_eq!((note.state, stalls), (DeliveryState::Failed, false));
        assert_eq!(
            note.error.as_deref(),
            Some("given up after 10 attempts: 451")
        );
        let (note, _) = noted(Ok("4711".into()), 1, now);
        assert_eq!(
            (note.state, note.remote.as_deref()),
            (DeliveryState::Sent, Some("4711"))
        );
        for (failure, state) in [
            (Failure::unsure("x"), DeliveryState::Unsure),
            (Failure::never("x"), DeliveryState::Failed),
        ] {
            assert_eq!(noted(Err(failure), 1, now).0.state, state);
        }
    }
}
