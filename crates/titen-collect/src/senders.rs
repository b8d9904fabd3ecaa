//! Who sends an SMS without being a citizen: operators, banks and short codes.

use crate::intake::same_number;

/// Longer numbers are telephones: the shortest in Indonesia have seven digits with their area code.
const SHORT_CODE_DIGITS: usize = 6;

/// Senders whose messages are dropped, and counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IgnoredSenders {
    names: bool,
    short_codes: bool,
    listed: Vec<String>,
}

impl Default for IgnoredSenders {
    fn default() -> Self {
        IgnoredSenders {
            names: true,
            short_codes: true,
            listed: Vec::new(),
        }
    }
}

impl IgnoredSenders {
    /// `names` and `short-codes` are rules; every other entry is one sender, as a name or a number.
    pub fn new<S: AsRef<str>>(entries: &[S]) -> Self {
        let mut ignored = IgnoredSenders {
            names: false,
            short_codes: false,
            listed: Vec::new(),
        };
        for entry in entries {
            match entry.as_ref().trim() {
                "names" => ignored.names = true,
                "short-codes" => ignored.short_codes = true,
                sender => ignored.listed.push(same_number(sender)),
            }
        }
        ignored
    }

    /// Why this sender is no citizen, in words that do not name it.
    pub fn reason(&self, sender: &str) -> Option<&'static str> {
        let sender = sender.trim();
        if sender.is_empty() {
            return None;
        }
        if self.listed.contains(&same_number(sender)) {
            return Some("its sender is listed in `ignore`");
        }
        if sender.chars().any(char::is_alphabetic) {
            return self
                .names
                .then_some("its sender is a name and no number, as operators' and banks' are");
        }
        let n_digits = sender.chars().filter(char::is_ascii_digit).count();
        (self.short_codes && n_digits <= SHORT_CODE_DIGITS)
            .then_some("its sender is a short code, as operators' are")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_are_told_from_citizens() {
        let usual = IgnoredSenders::default();
        for operator in ["TELKOMSEL", "3669", "Bank Jatim", "*123#", "88-77"] {
            assert!(usual.reason(operator).is_some(), "{operator}");
        }
        for citizen in ["+6281234567890", "081234567890", "0353 881826", ""] {
            assert_eq!(usual.reason(citizen), None, "{citizen}");
        }
    }

    #[test]
    fn a_list_of_ones_own_is_all_there_is() {
        let own = IgnoredSenders::new(&["short-codes", "+62 812-1111-2222", "PLN"]);
        assert!(own.reason("081211112222").is_some() && own.reason("pln").is_some());
        assert!(own.reason("3669").is_some());
        assert_eq!(own.reason("TELKOMSEL"), None);
        assert_eq!(IgnoredSenders::new::<&str>(&[]).reason("3669"), None);
    }
}
