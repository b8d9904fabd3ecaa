//! What never reaches a raw record: keys in addresses, cookies and credentials in headers.

use url::Url;

const PARAMETERS: [&str; 12] = [
    "key",
    "apikey",
    "api_key",
    "token",
    "access_token",
    "auth",
    "secret",
    "client_secret",
    "password",
    "sig",
    "signature",
    "sid",
];

const HEADERS: [&str; 6] = [
    "set-cookie",
    "set-cookie2",
    "authorization",
    "proxy-authorization",
    "www-authenticate",
    "authentication-info",
];

/// The address with its keys struck out, and without a password.
pub fn without_secrets(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    if !url.username().is_empty() || url.password().is_some() {
        // Only addresses that cannot have a user refuse, and those had none.
        let _ = url.set_password(None);
        let _ = url.set_username("");
    }
    let hides = |name: &str| PARAMETERS.contains(&name.to_ascii_lowercase().as_str());
    if url.query_pairs().any(|(name, _)| hides(&name)) {
        let shown: Vec<(String, String)> = url
            .query_pairs()
            .map(|(name, value)| {
                let value = if hides(&name) { "-".into() } else { value };
                (name.into_owned(), value.into_owned())
            })
            .collect();
        url.query_pairs_mut().clear().extend_pairs(shown);
    }
    url.into()
}

/// Headers of the connection, not of what was said, are left out too: the body is kept decompressed.
pub fn is_kept(header: &str) -> bool {
    let name = header.to_ascii_lowercase();
    let of_connection = [
        "transfer-encoding",
        "content-encoding",
        "content-length",
        "connection",
    ];
    !HEADERS.contains(&name.as_str()) && !of_connection.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_passwords_are_struck_out_and_nothing_else() {
        for (url, expect) in [
            (
                "http://kabar.test/?p=7&b=%20",
                "http://kabar.test/?p=7&b=%20",
            ),
            (
                "http://kabar.test/api?q=a&API_KEY=x#y",
                "http://kabar.test/api?q=a&API_KEY=-",
            ),
            ("http://budi:rahasia@kabar.test/", "http://kabar.test/"),
        ] {
            assert_eq!(without_secrets(&Url::parse(url).unwrap()), expect);
        }
        assert!(is_kept("Content-Type") && !is_kept("Set-Cookie") && !is_kept("content-encoding"));
    }
}
