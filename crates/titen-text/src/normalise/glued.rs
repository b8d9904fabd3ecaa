//! Words run together or torn apart: *dijln* → *di jalan*, *infonya*, *bantuanya*, *ter-lalu*.

use super::known::Known;
use smol_str::SmolStr;

const CLITICS: &[(&str, &str)] = &[
    ("nya", "nya"),
    ("ny", "nya"),
    ("x", "nya"),
    ("nx", "nya"),
    ("lah", "lah"),
    ("kah", "kah"),
];

/// *tmptnya*: slang before a clitic; *jalanny, toiletx*: the clitic itself; *bantuanya*: the n of
/// *-an* and that of *-nya* in one.
pub(super) fn suffixed<'a>(
    word: &str,
    known: &Known,
    slang: impl Fn(&str) -> Option<&'a str>,
) -> Option<SmolStr> {
    for (written, clitic) in CLITICS {
        let Some(base) = word.strip_suffix(written).filter(|b| b.len() >= 3) else {
            continue;
        };
        let meaning = slang(base).filter(|m| !m.contains(' '));
        let short = written != clitic && base.len() >= if *written == "x" { 5 } else { 4 };
        let whole = meaning.or_else(|| (short && known.plausible(base)).then_some(base));
        if let Some(whole) = whole.filter(|_| !known.plausible(word)) {
            return Some(SmolStr::new(format!("{whole}{clitic}")));
        }
    }
    let base = word.strip_suffix("ya")?;
    let derived = base.ends_with("an") && base.len() >= 6;
    let fits = derived
        && !known.plausible(&word[..word.len() - 3])
        && !known.root(base)
        && known.plausible(base)
        && !known.word(word);
    fits.then(|| SmolStr::new(format!("{base}nya")))
}

/// Words of place that *di* and *ke* are glued to, where the two together are no verb.
const PLACES: &[&str] = &[
    "jalan",
    "jalanan",
    "rumah",
    "depan",
    "dekat",
    "belakang",
    "sebelah",
    "samping",
    "sekolah",
    "tempat",
    "kampung",
    "daerah",
    "lingkungan",
    "perumahan",
    "pasar",
    "kecamatan",
    "kelurahan",
    "kantor",
    "dalam",
    "luar",
    "atas",
    "bawah",
    "mana",
    "sana",
    "sini",
    "situ",
    "desa",
    "dusun",
    "kota",
    "wilayah",
    "lokasi",
    "gang",
    "pinggir",
    "pinggiran",
    "tengah",
    "sekitar",
    "sekitarnya",
    "hari",
    "tahun",
    "bulan",
    "tanggal",
    "bantaran",
    "tepi",
    "seluruh",
    "setiap",
    "jembatan",
    "terminal",
    "stasiun",
    "puskesmas",
    "balai",
    "perempatan",
    "pertigaan",
    "simpang",
    "taman",
    "sungai",
    "kali",
    "area",
    "kawasan",
    "kabupaten",
    "provinsi",
    "indonesia",
];

pub(super) fn preposition<'a>(
    word: &str,
    known: &Known,
    slang: impl Fn(&str) -> Option<&'a str>,
) -> Option<SmolStr> {
    let rest = word
        .strip_prefix("di")
        .or_else(|| word.strip_prefix("ke"))?;
    let preposition = &word[..2];
    if rest.len() < 3 {
        return None;
    }
    let base = slang(rest).unwrap_or(rest);
    let stem = base.strip_suffix("nya").unwrap_or(base);
    let no_verb = preposition == "di"
        || !matches!(
            stem,
            "hari" | "tahun" | "bulan" | "kali" | "mana" | "tengah" | "luar"
        );
    let place = no_verb && PLACES.contains(&stem);
    // Kebalen and Kemlaten are themselves names: only *di* is split from one.
    let named = || preposition == "di" && rest.len() >= 5 && known.named_place(rest);
    if place || named() && !known.plausible(word) {
        return Some(SmolStr::new(format!("{preposition} {base}")));
    }
    // *dilpr* is slang with a prefix.
    let passive = preposition == "di" && base != rest && !base.contains(' ');
    (passive && !known.plausible(word)).then(|| SmolStr::new(format!("di{base}")))
}

/// *ter-lalu* → *terlalu*; *ber-KTP* stays two words.
pub(super) fn parted_prefix(word: &str, plausible: impl Fn(&str) -> bool) -> Option<SmolStr> {
    let (prefix, rest) = word.split_once('-')?;
    if !matches!(prefix, "ter" | "ber" | "mem" | "men" | "meng") {
        return None;
    }
    // The 2 of *ter-lalu2* doubles nothing.
    let joined = SmolStr::new(format!("{prefix}{}", rest.trim_end_matches(['2', '²'])));
    Some(if plausible(&joined) {
        joined
    } else {
        SmolStr::new(format!("{prefix} {rest}"))
    })
}
