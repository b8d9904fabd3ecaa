//! Which place a row is about: by its code, else by its name. A name that several places bear is
//! refused with all of them, and so is a code that contradicts the name beside it.

use super::roles::fold;
use titen_dict::{Dictionaries, WilayahTable};
use titen_model::WilayahCode;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Resolved {
    Place(WilayahCode),
    /// The row adds up others.
    Total,
    /// The row names no place at all.
    Nothing,
}

pub(crate) struct Places<'a> {
    table: &'a WilayahTable,
    home: Option<&'a WilayahCode>,
}

const TOTALS: [&str; 8] = [
    "jumlah",
    "total",
    "jumlah total",
    "rata rata",
    "rerata",
    "jumlah kabupaten",
    "total kabupaten",
    "grand total",
];

/// How a name says its level: kecamatan, or village.
const PREFIXES: [(&str, usize); 9] = [
    ("kecamatan ", 3),
    ("kec ", 3),
    ("desa ", 4),
    ("ds ", 4),
    ("kelurahan ", 4),
    ("kel ", 4),
    ("kabupaten ", 2),
    ("kab ", 2),
    ("kota ", 2),
];

impl<'a> Places<'a> {
    pub(crate) fn new(dict: &'a Dictionaries, home: Option<&'a WilayahCode>) -> Self {
        Places {
            table: &dict.wilayah,
            home,
        }
    }

    /// From what the row's columns say, blank where it has none.
    pub(crate) fn resolve(
        &self,
        code: &str,
        village: &str,
        kecamatan: &str,
        place: &str,
    ) -> Result<Resolved, String> {
        let names = [village, kecamatan, place];
        if names
            .iter()
            .chain([&code])
            .any(|n| TOTALS.contains(&fold(n).as_str()))
        {
            return Ok(Resolved::Total);
        }
        let named = match (village, kecamatan, place) {
            ("", "", "") => None,
            ("", "", place) => Some(self.any(place)),
            ("", kecamatan, _) => Some(self.one(kecamatan, Some(3), None)),
            (village, "", _) => Some(self.one(village, Some(4), None)),
            (village, kecamatan, _) => {
                let within = self.one(kecamatan, Some(3), None)?;
                Some(self.one(village, Some(4), Some(&within)))
            }
        };
        if code.is_empty() {
            return named.map_or(Ok(Resolved::Nothing), |n| n.map(Resolved::Place));
        }
        let by_code = self.code(code)?;
        // A name that is unclear by itself gives way to the code, one that says something else does not.
        let name = names.iter().find(|n| !n.is_empty()).copied();
        let at_odds = match (&named, name) {
            (Some(Ok(by_name)), _) if *by_name != by_code => Some(self.shown(by_name)),
            (Some(Err(_)), Some(name)) if !self.bears(&by_code, name) => Some(format!("`{name}`")),
            _ => None,
        };
        if let Some(other) = at_odds {
            return Err(format!(
                "the code {code} is {}, but the name is {other}; correct one of them",
                self.table.full_name(&by_code)
            ));
        }
        Ok(Resolved::Place(by_code))
    }

    fn bears(&self, code: &WilayahCode, name: &str) -> bool {
        let (bare, _) = without_prefix(name);
        self.table.by_name(&bare).contains(code)
    }

    /// `35.22.15.1001`, or its digits alone.
    fn code(&self, text: &str) -> Result<WilayahCode, String> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let only = text.chars().all(|c| c.is_ascii_digit() || c == '.');
        let ends: &[usize] = match digits.len() {
            4 => &[2, 4],
            6 => &[2, 4, 6],
            10 => &[2, 4, 6, 10],
            _ => &[],
        };
        let mut parts: Vec<&str> = Vec::new();
        let mut from = 0;
        for end in ends {
            parts.push(&digits[from..*end]);
            from = *end;
        }
        let code = WilayahCode::new(parts.join("."));
        if !only || ends.is_empty() || self.table.get(&code).is_none() {
            return Err(format!(
                "`{text}` is not a code of a place here; write Kemendagri's, such as 35.22.15 or 35.22.15.1001"
            ));
        }
        self.at_home(code)
    }

    fn at_home(&self, code: WilayahCode) -> Result<WilayahCode, String> {
        match self.home {
            Some(home) if !code.within(home) && !home.within(&code) => Err(format!(
                "{} lies outside {}, which this office looks after",
                self.table.full_name(&code),
                self.table.full_name(home)
            )),
            _ => Ok(code),
        }
    }

    /// A cell that may name a village with its kecamatan: `Desa Sukorejo, Kec. Malo`.
    fn any(&self, text: &str) -> Result<WilayahCode, String> {
        let parts: Vec<&str> = text
            .split(',')
            .map(str::trim)
            .filter(|p| !p.is_empty())
            .collect();
        if let [village, kecamatan] = parts.as_slice() {
            let within = self.one(kecamatan, Some(3), None)?;
            return self.one(village, Some(4), Some(&within));
        }
        self.one(text, None, None)
    }

    fn one(
        &self,
        name: &str,
        level: Option<usize>,
        within: Option<&WilayahCode>,
    ) -> Result<WilayahCode, String> {
        let (bare, said) = without_prefix(name);
        let level = said.or(level);
        let outer = within.or(self.home);
        let known = self.table.by_name(&bare).iter();
        let found: Vec<&WilayahCode> = known
            .filter(|c| level.is_none_or(|l| c.level() == l))
            .filter(|c| outer.is_none_or(|o| c.within(o)))
            .collect();
        match found.as_slice() {
            [one] => Ok((*one).clone()),
            [] => Err(self.unknown(name, &bare, level, outer)),
            several => {
                let names: Vec<String> = several.iter().map(|c| self.shown(c)).collect();
                Err(format!(
                    "`{name}` is the name of several places: {}; write the code, or the kecamatan beside it",
                    names.join("; ")
                ))
            }
        }
    }

    fn shown(&self, code: &WilayahCode) -> String {
        format!("{} ({code})", self.table.full_name(code))
    }

    fn unknown(
        &self,
        name: &str,
        bare: &str,
        level: Option<usize>,
        outer: Option<&WilayahCode>,
    ) -> String {
        let near = self
            .table
            .all()
            .iter()
            .filter(|w| level.map_or(w.code.level() >= 3, |l| w.code.level() == l))
            .filter(|w| outer.is_none_or(|o| w.code.within(o)))
            .map(|w| (strsim::damerau_levenshtein(bare, &w.name.to_lowercase()), w))
            .min_by_key(|(distance, w)| (*distance, w.code.clone()))
            .filter(|(distance, _)| *distance <= 2);
        let inside = outer.map_or_else(String::new, |o| format!(" in {}", self.table.full_name(o)));
        match near {
            Some((_, w)) => format!(
                "no place{inside} is called `{name}`; did you mean {}?",
                self.shown(&w.code)
            ),
            None => format!("no place{inside} is called `{name}`; write its code or its full name"),
        }
    }
}

/// In lower case, and the level that the name itself says.
fn without_prefix(name: &str) -> (String, Option<usize>) {
    let lower = name
        .trim()
        .to_lowercase()
        .replace(". ", " ")
        .replace('.', " ");
    let lower = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    for (prefix, level) in PREFIXES {
        if let Some(rest) = lower.strip_prefix(prefix) {
            return (rest.to_owned(), Some(level));
        }
    }
    (lower, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, village: &str, kecamatan: &str, place: &str) -> Result<String, String> {
        let dict = Dictionaries::builtin().unwrap();
        let home = WilayahCode::new("35.22");
        match Places::new(&dict, Some(&home)).resolve(code, village, kecamatan, place)? {
            Resolved::Place(code) => Ok(code.to_string()),
            other => Ok(format!("{other:?}")),
        }
    }

    #[test]
    fn a_place_is_told_by_code_or_by_a_name_that_only_one_bears() {
        for (row, expect) in [
            (("35.22.15", "", "", ""), "35.22.15"),
            (("352215", "", "", ""), "35.22.15"),
            (("3522", "", "", ""), "35.22"),
            (("", "", "KEDUNGADEM", ""), "35.22.08"),
            (("", "", "Kec. Kanor", ""), "35.22.11"),
            (("", "", "", "Kecamatan  Kapas"), "35.22.14"),
            (("", "", "", "Kabupaten Bojonegoro"), "35.22"),
            (("", "", "Jumlah", ""), "Total"),
            (("", "", "", ""), "Nothing"),
        ] {
            let got = check(row.0, row.1, row.2, row.3);
            assert_eq!(got, Ok(expect.to_owned()), "{row:?}");
        }
        let village = check("", "Sukorejo", "Malo", "").unwrap();
        assert!(village.starts_with("35.22.17."), "{village}");
        assert_eq!(
            check("", "", "", "Desa Sukorejo, Kec. Malo"),
            Ok(village.clone())
        );
        assert_eq!(check(&village, "Sukorejo", "", ""), Ok(village));
    }

    #[test]
    fn what_is_ambiguous_unknown_elsewhere_or_at_odds_is_refused_with_the_way_out() {
        for (row, says) in [
            (
                ("", "Sukorejo", "", ""),
                "several places: Desa Sukorejo, Kec. ",
            ),
            (
                ("", "", "", "Kapas"),
                "Kec. Kapas (35.22.14); Desa Kapas, Kec. Kapas",
            ),
            (
                ("", "", "Kedungadm", ""),
                "did you mean Kec. Kedungadem (35.22.08)?",
            ),
            (
                ("", "", "Atlantis", ""),
                "no place in Kab. Bojonegoro is called `Atlantis`",
            ),
            (("35.23", "", "", ""), "lies outside Kab. Bojonegoro"),
            (("99.99", "", "", ""), "is not a code of a place here"),
            (("x", "", "", ""), "is not a code of a place here"),
            (
                ("35.22.15", "", "Kanor", ""),
                "the code 35.22.15 is Kec. Bojonegoro, but the name is Kec. Kanor",
            ),
        ] {
            let got = check(row.0, row.1, row.2, row.3).unwrap_err();
            assert!(got.contains(says), "{row:?}: {got}");
        }
    }
}
