//! Short forms that their neighbours decide: *dr.* before a name is a doctor and else *dari*, *DPT*
//! in capitals is the list of voters and else *dapat*, *no* before a number is *nomor*. Where the
//! neighbours don't decide, the word stays as it is.

use crate::reading::Raw;
use crate::tokenise::Kind;
use titen_model::Lang;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It stands for these words.
    Means(&'static str),
    /// It is no SMS spelling here.
    Itself,
}

use Decision::{Itself, Means};

/// In capitals these are institutions and terms, not *dapat, bukan, bapak*. Sorted.
const ACRONYMS: &[&str] = &[
    "adl", "bb", "bkn", "blt", "bpk", "bs", "dg", "dkk", "dm", "dpn", "dpt", "dr", "ds", "dst",
    "ga", "hr", "jt", "kl", "kls", "kpd", "krn", "ksh", "lg", "ln", "lu", "mcm", "nnt", "pd",
    "pdm", "pk", "pkl", "pnp", "ptm", "rb", "sbb", "sbg", "sbl", "sdr", "skr", "skt", "slh", "sm",
    "smg", "spt", "srg", "st", "stp", "td", "tp", "ttp", "tw",
];

/// Whose names follow without a dot: *RSUD dr Sosodoro*, *oleh dr Wahyu*.
const BEFORE_DOCTORS: &[&str] = &[
    "rsud", "rsup", "rsu", "rs", "sakit", "klinik", "oleh", "menurut", "kata", "ujar", "direktur",
    "dokter", "bapak", "ibu", "pak", "bu", "prof",
];

pub(crate) fn decided(
    raw: &[Raw<'_>],
    i: usize,
    lang: Lang,
    capitals_tell: bool,
) -> Option<Decision> {
    let token = &raw[i];
    // No other rule reads a longer word.
    if token.lower.len() > 3 || token.kind == Kind::Number {
        return None;
    }
    let all_caps = token.text.len() > 1 && token.text.bytes().all(|b| b.is_ascii_uppercase());
    let word = token.lower.as_str();
    let before = i
        .checked_sub(1)
        .map(|i| &raw[i])
        .filter(|b| same_field(b, token));
    let after = raw.get(i + 1).filter(|a| same_field(a, token));
    let number = |t: Option<&Raw<'_>>| t.is_some_and(|t| t.kind == Kind::Number);
    let between_spaces = || {
        !token.parted
            && before.is_some()
            && after.is_some_and(|a| !a.parted && a.kind == Kind::Word)
    };
    let small = token.text == word;
    let id = matches!(lang, Lang::Id | Lang::Other);
    match word {
        "dr" => Some(doctor(token, before, after)),
        "no" if number(after) => Some(Means("nomor")),
        "x" if number(before) && !number(after) => Some(Means("kali")),
        "th" if number(before) || number(after) => Some(Means("tahun")),
        "m" | "t" | "k" if number(before) => of_amount(word, raw, i),
        "pk" | "pkl" if number(after) => Some(Means("pukul")),
        "pk" if small && id => Some(Means("pak")),
        "sd" if number(before) && number(after) => Some(Means("sampai")),
        "s" | "a" | "d" | "n"
            if token.text.len() == 1 && slashed(word, token, before, after).is_some() =>
        {
            slashed(word, token, before, after)
        }
        "d" if small && id && between_spaces() => Some(Means("di")),
        "n" if small && id && between_spaces() => Some(Means("dan")),
        "k" if small && id && between_spaces() => Some(Means("ke")),
        "g" if small && id && between_spaces() && !number(before) => Some(Means("tidak")),
        "tak" if lang != Lang::Jv && lang != Lang::Su => Some(Means("tidak")),
        "rb" | "jt" if number(before) => None,
        // Voters' list, court of audit, civil service agency.
        "dpt" | "bpk" | "bkn" if all_caps && capitals_tell => Some(Itself),
        "dpt" if id => Some(Means("dapat")),
        "bpk" if id => Some(Means("bapak")),
        "bkn" if id && small => Some(Means("bukan")),
        _ if all_caps && capitals_tell && ACRONYMS.binary_search(&word).is_ok() => Some(Itself),
        _ => None,
    }
}

fn same_field(a: &Raw<'_>, b: &Raw<'_>) -> bool {
    a.span.field == b.span.field
}

/// *dr. Budi* and *RSUD dr Sosodoro*, but *dr Surabaya* and *dr. pemerintah* are *dari*.
fn doctor(token: &Raw<'_>, before: Option<&Raw<'_>>, after: Option<&Raw<'_>>) -> Decision {
    if token.capital {
        return Itself;
    }
    let Some(name) = after.filter(|a| a.capital && a.kind == Kind::Word) else {
        return Means("dari");
    };
    let dot = name.span.start - token.span.end >= 2 && !name.parted;
    let announced = before.is_some_and(|b| BEFORE_DOCTORS.contains(&b.lower.as_str()));
    if dot || announced {
        Means("dokter")
    } else {
        Means("dari")
    }
}

/// *Rp 3 M*, *Rp 1,2 T*, *300k*; *3 m* is metres and stays.
fn of_amount(word: &str, raw: &[Raw<'_>], i: usize) -> Option<Decision> {
    let money = i >= 2 && matches!(raw[i - 2].lower.as_str(), "rp" | "idr" | "rupiah");
    let glued = raw[i - 1].span.end == raw[i].span.start;
    match word {
        "m" if money => Some(Means("miliar")),
        "t" if money => Some(Means("triliun")),
        "k" if glued && raw[i].text == "k" => Some(Means("ribu")),
        _ => None,
    }
}

/// *s/d* and *s.d.* (sampai dengan), *a.n.* (atas nama), *d/a* (dengan alamat).
fn slashed(
    word: &str,
    token: &Raw<'_>,
    before: Option<&Raw<'_>>,
    after: Option<&Raw<'_>>,
) -> Option<Decision> {
    let next = |w: &str| {
        after.is_some_and(|a| a.lower == w && a.parted && a.span.start == token.span.end + 1)
    };
    // The dot of a one-letter word is its own (see `reading`), so a dot is known by its width.
    let dotted = |w: &str| {
        after.is_some_and(|a| a.lower == w && !a.parted && a.span.start == token.span.end + 1)
            && !matches!(word, "d" | "n")
    };
    let last = |w: &str| before.is_some_and(|b| b.lower == w && b.span.end + 1 == token.span.start);
    match word {
        "s" if next("d") => Some(Means("sampai")),
        "d" if token.parted && last("s") => Some(Means("dengan")),
        "a" if next("n") || dotted("n") && token.text == "a" => Some(Means("atas")),
        "n" if last("a") && (token.parted || token.span.end > token.span.start) => {
            Some(Means("nama"))
        }
        "d" if next("a") => Some(Means("dengan")),
        "a" if token.parted && last("d") => Some(Means("alamat")),
        _ => None,
    }
}
