//! May a report be read? What its column says, in any spelling; what it says otherwise is no yes.

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Secrecy {
    Open,
    Confidential,
    Unknown,
}

/// However it is written; of two words the stricter one counts.
pub(crate) fn secrecy(text: &str) -> Secrecy {
    let letters: String = text
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    if letters.is_empty() {
        // A number under such a name is a yes or a no, and nothing else.
        return match text.trim() {
            "" | "-" | "0" => Secrecy::Open,
            "1" => Secrecy::Confidential,
            _ => Secrecy::Unknown,
        };
    }
    let open = [
        "anonim",
        "anonymous",
        "publik",
        "public",
        "terbuka",
        "biasa",
        "normal",
        "umum",
        "tidakrahasia",
        "bukanrahasia",
        "nonrahasia",
        "tidak",
        "terlihat",
        "teridentifikasi",
        "no",
    ];
    if open.contains(&letters.as_str()) {
        return Secrecy::Open;
    }
    let secret = ["rahas", "rhs", "rahsia", "confiden", "secret"];
    match secret.iter().any(|word| letters.contains(word)) {
        true => Secrecy::Confidential,
        false => Secrecy::Unknown,
    }
}
