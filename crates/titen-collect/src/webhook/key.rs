//! The key of a message: its sender's own, where no number can be read out of it.

use crate::{Intake, intake::same_number, telling::holds_number};
use chrono::{DateTime, Utc};
use titen_model::wib_date;

/// So many digits of a number in a row tell whose it is.
const TELLING_DIGITS: usize = 7;

/// Gateways make keys of the sender's number and the time; such a key is hashed.
pub fn own_key(key: &str, sender: &str, intake: &Intake) -> String {
    let number = same_number(sender);
    let tail = number.get(number.len().saturating_sub(TELLING_DIGITS)..);
    let tells = tail.is_some_and(|tail| tail.len() == TELLING_DIGITS && key.contains(tail));
    if tells || holds_number(key) || key.len() > 128 {
        hashed_key(key, intake)
    } else {
        key.to_owned()
    }
}

/// WhatsApp's ids carry the number in base 64.
pub fn hashed_key(key: &str, intake: &Intake) -> String {
    // Two halves, since one is as short as a voice.
    format!(
        "{}{}",
        intake.sender(key),
        intake.sender(&format!("{key}\n"))
    )
}

/// Of a message without one: who, what and when. Without a time, the same words of one sender on one day are one.
pub fn made_key(
    sender: &str,
    text: &str,
    at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
    intake: &Intake,
) -> String {
    let when = at.map_or_else(
        || wib_date(now).to_string(),
        |at| at.timestamp().to_string(),
    );
    hashed_key(&format!("{}\n{when}\n{text}", same_number(sender)), intake)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_tells_the_number_is_hashed_and_another_stays() {
        let intake = Intake::for_tests();
        assert_eq!(own_key("MSG-17", "+6281234567890", &intake), "MSG-17");
        for telling in ["34567890-1786500000", "6281234567890", "081234567890_7"] {
            let key = own_key(telling, "+62 812-3456-7890", &intake);
            assert!(!key.contains("4567890"), "{key}");
            assert_eq!(key, own_key(telling, "+6281234567890", &intake));
        }
    }

    #[test]
    fn a_message_sent_again_has_the_same_key() {
        let (intake, now) = (Intake::for_tests(), DateTime::UNIX_EPOCH);
        let key = |sender, text, at| made_key(sender, text, at, now, &intake);
        assert_eq!(
            key("+6281234567890", "a", None),
            key("081234567890", "a", None)
        );
        assert_ne!(
            key("081234567890", "a", None),
            key("081234567890", "b", None)
        );
        assert_ne!(
            key("081234567890", "a", None),
            key("081234567890", "a", Some(now))
        );
    }
}
