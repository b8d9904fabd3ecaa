//! Who may call: who signs with the shared secret (HMAC-SHA256, RFC 2104), or at least shows it.

use crate::hex_digits::hex_bytes;
use axum::http::HeaderMap;
use chrono::{DateTime, Duration, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A signed call that is older, or ahead by more, is not taken.
const FRESH: Duration = Duration::minutes(5);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// `X-Signature: HMAC(secret, "{X-Timestamp}.{body}")` in hexadecimal digits, with the seconds since 1970.
    Signature,
    /// `X-Hub-Signature-256: sha256=HMAC(secret, body)`, as Meta signs.
    HubSignature,
    /// `Authorization: Bearer secret`, for gateways that cannot sign.
    Bearer,
}

impl Auth {
    /// Can be told before the body is read.
    pub fn is_in_headers(self) -> bool {
        self == Auth::Bearer
    }

    pub fn admits(
        self,
        secret: &str,
        headers: &HeaderMap,
        body: &[u8],
        now: DateTime<Utc>,
    ) -> bool {
        let header = |name: &str| {
            headers
                .get(name)
                .and_then(|v| v.to_str().ok())
                .map(str::trim)
        };
        match self {
            Auth::Signature => {
                let Some((stamp, at)) = header("x-timestamp").and_then(|s| Some((s, time(s)?)))
                else {
                    return false;
                };
                let is_fresh = (now - at).abs() <= FRESH;
                let signed = [stamp.as_bytes(), b".", body];
                let claimed = header("x-signature").map(|s| s.strip_prefix("sha256=").unwrap_or(s));
                is_fresh && claimed.is_some_and(|claimed| is_signature(secret, &signed, claimed))
            }
            Auth::HubSignature => header("x-hub-signature-256")
                .and_then(|s| s.strip_prefix("sha256="))
                .is_some_and(|claimed| is_signature(secret, &[body], claimed)),
            Auth::Bearer => header("authorization")
                .and_then(|s| s.split_once(' '))
                .is_some_and(|(scheme, shown)| {
                    scheme.eq_ignore_ascii_case("bearer") && is_same(secret, shown.trim())
                }),
        }
    }
}

fn time(seconds: &str) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(seconds.parse().ok()?, 0)
}

fn mac(key: &str) -> Hmac<Sha256> {
    Hmac::new_from_slice(key.as_bytes()).expect("HMAC takes a key of any length")
}

/// In constant time.
fn is_signature(secret: &str, signed: &[&[u8]], claimed: &str) -> bool {
    let Some(claimed) = hex_bytes(claimed) else {
        return false;
    };
    let mut mac = mac(secret);
    signed.iter().for_each(|part| mac.update(part));
    mac.verify_slice(&claimed).is_ok()
}

/// In constant time whatever their lengths: their hashes under the secret are compared.
pub fn is_same(secret: &str, shown: &str) -> bool {
    let mut expected = mac(secret);
    expected.update(secret.as_bytes());
    let mut got = mac(secret);
    got.update(shown.as_bytes());
    expected.verify(&got.finalize().into_bytes()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};
    use titen_model::hex;

    fn headers(all: &[(&'static str, String)]) -> HeaderMap {
        all.iter()
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_str(value).unwrap(),
                )
            })
            .collect()
    }

    fn sign(secret: &str, text: &str) -> String {
        let mut mac = mac(secret);
        mac.update(text.as_bytes());
        hex(&mac.finalize().into_bytes())
    }

    #[test]
    fn the_signature_is_hmac_sha256() {
        // RFC 4231, test case 2.
        assert_eq!(
            sign("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn a_body_that_was_changed_and_another_secret_are_not_admitted() {
        let now = DateTime::from_timestamp(1_786_500_000, 0).unwrap();
        let signed = |secret: &str| {
            headers(&[(
                "x-hub-signature-256",
                format!("sha256={}", sign(secret, "isi")),
            )])
        };
        assert!(Auth::HubSignature.admits("s", &signed("s"), b"isi", now));
        assert!(!Auth::HubSignature.admits("s", &signed("s"), b"Isi", now));
        assert!(!Auth::HubSignature.admits("s", &signed("t"), b"isi", now));
        assert!(!Auth::HubSignature.admits("s", &HeaderMap::new(), b"isi", now));
        for odd in ["sha256=", "sha256=zz", "sha1=00", ""] {
            let odd = headers(&[("x-hub-signature-256", odd.to_owned())]);
            assert!(!Auth::HubSignature.admits("s", &odd, b"isi", now));
        }
    }

    #[test]
    fn an_old_call_is_not_admitted_again_and_its_time_is_signed_too() {
        let now = DateTime::from_timestamp(1_786_500_000, 0).unwrap();
        let call = |stamp: &str, signed: &str| {
            headers(&[
                ("x-timestamp", stamp.to_owned()),
                ("x-signature", sign("s", signed)),
            ])
        };
        let admits = |headers: &HeaderMap| Auth::Signature.admits("s", headers, b"isi", now);
        assert!(admits(&call("1786500000", "1786500000.isi")));
        assert!(admits(&call("1786499701", "1786499701.isi")));
        assert!(!admits(&call("1786499699", "1786499699.isi")));
        assert!(!admits(&call("1786500301", "1786500301.isi")));
        assert!(!admits(&call("1786500000", "1786499699.isi")));
        assert!(!admits(&call("kemarin", "kemarin.isi")));
        assert!(!admits(&call(
            "-9223372036854775808",
            "-9223372036854775808.isi"
        )));
    }

    #[test]
    fn a_bearer_shows_the_secret_whole() {
        let now = DateTime::UNIX_EPOCH;
        let shows = |value: &str| headers(&[("authorization", value.to_owned())]);
        assert!(Auth::Bearer.admits("rahasia", &shows("Bearer rahasia"), b"", now));
        for wrong in [
            "Bearer rahasi",
            "Bearer rahasia2",
            "Bearer ",
            "rahasia",
            "Basic rahasia",
        ] {
            assert!(
                !Auth::Bearer.admits("rahasia", &shows(wrong), b"", now),
                "{wrong}"
            );
        }
    }
}
