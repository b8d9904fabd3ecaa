//! Which addresses are asked: http and https, without a password, and not in a private network (`titen_reach`).

use super::FetchError;
use titen_reach::Guard;
use url::Url;

/// All that can be said before the name is resolved.
pub fn check(guard: &Guard, url: &Url) -> Result<(), FetchError> {
    let refused = |url: &Url, why: &str| {
        Err(FetchError::Address {
            url: url.to_string(),
            why: why.to_owned(),
        })
    };
    if !url.username().is_empty() || url.password().is_some() {
        let mut url = url.clone();
        // Fails only for addresses that cannot carry a name, and this one does.
        let _ = (url.set_username(""), url.set_password(None));
        return refused(
            &url,
            "a name or password in an address ends up in logs, so it is not used",
        );
    }
    if !matches!(url.scheme(), "http" | "https") {
        return refused(url, "only http and https are read");
    }
    match guard.check(url) {
        Ok(()) => Ok(()),
        Err(why) => refused(url, &why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn only_plain_web_addresses_outside_private_networks_are_asked() {
        let guard = Guard::new(&["127.0.0.2".into()], &BTreeMap::new());
        let refused = |url: &str| check(&guard, &Url::parse(url).unwrap()).is_err();
        for bad in [
            "ftp://example.com/",
            "file:///etc/passwd",
            "data:text/plain,x",
            "http://u:p@example.com/",
            "http://127.1/",
            "http://[::ffff:10.0.0.1]/",
        ] {
            assert!(refused(bad), "{bad}");
        }
        assert!(!refused("https://example.com/") && !refused("http://127.0.0.2/"));
    }

    #[test]
    fn a_password_in_an_address_is_not_told() {
        let guard = Guard::new(&[], &BTreeMap::new());
        let url = Url::parse("http://u:rahasia@example.com/").unwrap();
        let said = check(&guard, &url).unwrap_err().to_string();
        assert!(!said.contains("rahasia"), "{said}");
    }
}
