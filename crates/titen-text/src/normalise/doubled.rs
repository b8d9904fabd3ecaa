//! *jalan2*, *anak2nya*, *berkali2*, *ter-lalu2*: the 2 that doubles a word.

pub(super) struct Doubled<'a> {
    pub base: &'a str,
    /// Written out.
    pub suffix: &'static str,
}

/// `jalan2nya` → (jalan, nya).
pub(super) fn by_digit(word: &str) -> Option<Doubled<'_>> {
    let at = word.find(['2', '²'])?;
    let mark = word[at..].chars().next().map_or(0, char::len_utf8);
    let (base, suffix) = (&word[..at], &word[at + mark..]);
    let plain = base.len() >= 3 && base.chars().all(char::is_alphabetic);
    let suffix = match suffix {
        "" | "x" => "",
        "an" | "n" => "an",
        "nya" | "ny" => "nya",
        "kan" | "kn" => "kan",
        "annya" => "annya",
        "i" => "i",
        "in" => "in",
        "ku" => "ku",
        "mu" => "mu",
        "lah" => "lah",
        _ => return None,
    };
    plain.then_some(Doubled { base, suffix })
}

/// Only the root is doubled: *ber-kali-kali*, *se-besar-besarnya*.
pub(super) fn prefix_and_root(base: &str, root: impl Fn(&str) -> bool) -> (&str, &str) {
    const PREFIXES: &[&str] = &["ber", "ter", "se", "di", "ke", "meng", "men", "mem", "me"];
    let split = |p: &&str| {
        let rest = base.strip_prefix(*p)?;
        (rest.len() >= 3 && root(rest)).then_some((&base[..p.len()], rest))
    };
    if root(base) {
        return ("", base);
    }
    PREFIXES.iter().find_map(split).unwrap_or(("", base))
}
