//! One piece of a speaker: an office begins with a word of `pejabat.tsv` and goes on as long as words
//! of offices, places and acronyms do, and what follows is the name. A private person's role goes on
//! with places only, so that no name gets into it.

use super::speaker::{FILLERS, Found, PLACE_MARKERS, Role, Speakers};
use super::words::{
    self, BETWEEN, DEGREE, INSTITUTION, OF_OFFICE, PLACE, PRIVATE, PUBLIC, RANK, REPORT, TIME,
};

const LONGEST_OFFICE: usize = 24;

impl Speakers<'_> {
    /// An office or a role with its name at the head of a piece, or a name alone.
    pub fn piece(&self, piece: &[usize]) -> Option<Found> {
        let t = self.text;
        let skip = piece
            .iter()
            .take_while(|&&i| FILLERS.contains(&t.lower(i)))
            .count();
        let piece = &piece[skip..];
        let first = *piece.first()?;
        if matches!(t.lower(first), "bapak" | "ibu") && piece.len() > 1 {
            let next = piece[1];
            if t.is(next, PUBLIC) {
                return self.piece(&piece[1..]);
            }
            if t.capital(first) && t.in_name(next) {
                return self.name_alone(&piece[1..]);
            }
        }
        // Wali murid is no mayor.
        let parent = t.lower(first) == "wali"
            && piece
                .get(1)
                .is_some_and(|&i| matches!(t.lower(i), "murid" | "siswa" | "santri"))
            || t.lower(first) == "orang" && piece.get(1).is_some_and(|&i| t.lower(i) == "tua");
        if t.is(first, PRIVATE) || parent {
            return Some(self.private(piece));
        }
        if t.is(first, PUBLIC) {
            return Some(self.public(piece));
        }
        self.name_alone(piece)
    }

    pub fn same(&self, end: usize) -> Found {
        Found {
            role: Role::Same,
            name: vec![],
            office: vec![],
            end,
        }
    }

    pub fn name_alone(&self, piece: &[usize]) -> Option<Found> {
        let t = self.text;
        let (name, n) = t.names(piece);
        let end = piece.get(n).copied().unwrap_or(piece.last()? + 1);
        if name.is_empty() {
            return None;
        }
        if t.capitals(name[0]) > 2 {
            let mut office = name;
            let places = piece[n..]
                .iter()
                .take_while(|&&i| t.capital(i) && t.is(i, PLACE));
            office.extend(places);
            let end = office.last()? + 1;
            return Some(Found {
                role: Role::Public,
                name: vec![],
                office,
                end,
            });
        }
        let mut found = Found {
            role: Role::Unknown,
            name,
            office: vec![],
            end,
        };
        // Prapto selaku Kasi Humas.
        if let Some(&i) = piece.get(n)
            && t.lower(i) == "selaku"
        {
            self.with_apposition(&mut found, &piece[n + 1..]);
        }
        Some(found)
    }

    /// The office goes on while words of offices do.
    fn public(&self, piece: &[usize]) -> Found {
        let t = self.text;
        let mut n = 1;
        while n < piece.len().min(LONGEST_OFFICE) {
            let i = piece[n];
            if !t.capital(i) {
                if t.is_stop(i) || !self.goes_on_small(piece, n) {
                    break;
                }
                n += 1;
                continue;
            }
            let hospital = matches!(t.lower(piece[n - 1]), "rsud" | "rs" | "rsup" | "rsu");
            // Sekretaris Jenderal is an office, Inspektur Jenderal behind one is a rank.
            let general = matches!(
                t.lower(piece[n - 1]),
                "sekretaris" | "direktur" | "inspektur" | "jaksa"
            );
            let rank = t.is(i, RANK) && !general
                || t.lower(i) == "inspektur"
                    && n > 1
                    && piece.get(n + 1).is_some_and(|&j| t.is(j, RANK));
            if rank || t.is(i, DEGREE) && !t.is(i, OF_OFFICE) && !hospital {
                break;
            }
            // What is joined on to more of an office is no name yet.
            let joined = piece.get(n + 1).is_some_and(|&j| {
                t.parted(j)
                    || t.capital(j) && t.is(j, PUBLIC) && !t.is(j, RANK)
                    || matches!(t.lower(j), "dan" | "serta" | "and")
                        && piece
                            .get(n + 2)
                            .is_some_and(|&k| t.capital(k) && t.is(k, OF_OFFICE))
            });
            let of_office = t.is(i, OF_OFFICE | PUBLIC | PLACE)
                || t.capitals(i) > 2
                || t.is_roman(i)
                || hospital
                || joined
                || words::is_noun_of_office(t.lower(i));
            let left = piece[n + 1..]
                .iter()
                .take_while(|&&j| t.in_name(j) && !t.is(j, PLACE))
                .count();
            // Behind a place begins the name: Sekda Kota Metro BANGKIT HARYO UTOMO.
            let behind_place = t.is(piece[n - 1], PLACE);
            let goes_on = of_office || left >= 2 && !behind_place && self.is_ordinary(i);
            if !goes_on {
                break;
            }
            n += 1;
        }
        n += self.names_of_offices(&piece[n..]);
        // Without a name the office ends with its last capital: Polisi, jaksa penuntut umum.
        let (mut name, mut taken) = t.names(&piece[n..]);
        // An institution's speaker has a name of two words at least.
        if t.is(piece[0], INSTITUTION) && name.len() < 2 {
            (name, taken) = (Vec::new(), 0);
        }
        let mut office = &piece[..n];
        while office.len() > 1
            && office
                .last()
                .is_some_and(|&i| !t.capital(i) && !t.is(i, OF_OFFICE | PUBLIC))
        {
            office = &office[..office.len() - 1];
        }
        let end = piece
            .get(n + taken)
            .copied()
            .unwrap_or(piece[piece.len() - 1] + 1);
        // Whose lawyer he is may be a private matter.
        let mut found = Found {
            role: Role::Public,
            name,
            office: office.to_vec(),
            end,
        };
        if self.is_lawyer(&found) {
            found.office = self.without_names(&found.office);
        }
        found
    }

    /// *Pengamat pasar modal*, *Dinas Kesehatan dan …*; not *Kementerian Pertanian tengah mengejar*.
    fn goes_on_small(&self, piece: &[usize], n: usize) -> bool {
        let t = self.text;
        let word = t.lower(piece[n]);
        let trade = (n == 1 || !t.capital(piece[n - 1]))
            && !t.is(piece[0], INSTITUTION)
            && !t.is(piece[n], BETWEEN | REPORT)
            && !word.starts_with("me");
        trade
            || t.is(piece[n], OF_OFFICE | PUBLIC | PRIVATE)
            || matches!(word, "dan" | "serta" | "and" | "asal" | "of")
    }

    /// Commuter Indonesia ANNE PURBA: how many tokens are still the office's, since a word of offices
    /// stands behind them.
    fn names_of_offices(&self, piece: &[usize]) -> usize {
        let t = self.text;
        let (names, _) = t.names(piece);
        let of_office = |&&i: &&usize| {
            // A last name may be a place's: Asril Tanjung.
            let place = t.is(i, PLACE) && names.last() != Some(&i);
            (place || t.is(i, OF_OFFICE) || t.capitals(i) > 2)
                && !words::also_names_people(t.lower(i))
        };
        let last = names.iter().skip(1).rev().find(of_office);
        last.map_or(0, |&i| piece.iter().take_while(|&&j| j <= i).count())
    }

    /// Role and place; no name gets into them.
    fn private(&self, piece: &[usize]) -> Found {
        let office = self.without_names(piece);
        let t = self.text;
        let (mut name, taken) = t.names(&piece[office.len()..]);
        // `petugas di kantor Pos`: that is no name of his.
        let last = office[office.len() - 1];
        let leads = t.capital(last) || t.is(last, PRIVATE) || t.lower(last).starts_with("ber");
        if !leads {
            name.clear();
        }
        let at = office.len() + taken;
        let end = piece.get(at).copied().unwrap_or(piece[piece.len() - 1] + 1);
        Found {
            role: Role::Private,
            name,
            office,
            end,
        }
    }

    /// Up to the first capital that is no place's.
    pub fn without_names(&self, piece: &[usize]) -> Vec<usize> {
        let t = self.text;
        let mut of_place = false;
        let mut kept = 0;
        for (n, &i) in piece.iter().enumerate().take(LONGEST_OFFICE) {
            let word = t.lower(i);
            let marker = PLACE_MARKERS.contains(&word);
            let place = t.is(i, PLACE) || t.is_acronym(i) || t.is_number(i) || marker;
            let stops = t.is_stop(i) && !matches!(word, "di" | "dari");
            if n > 0 && (stops || t.capital(i) && !place && !of_place && !t.is(i, OF_OFFICE)) {
                break;
            }
            // A village's name may have two words, and a third only if it is a known one.
            of_place = marker
                || of_place
                    && t.capital(i)
                    && n > 0
                    && PLACE_MARKERS.contains(&t.lower(piece[n - 1]));
            kept = n + 1;
        }
        let mut out = piece[..kept.max(1)].to_vec();
        while out.len() > 1
            && out
                .last()
                .is_some_and(|&i| matches!(t.lower(i), "di" | "dari" | "asal" | "dan" | "itu"))
        {
            out.pop();
        }
        out
    }

    pub fn is_ordinary(&self, i: usize) -> bool {
        let word = self.text.lower(i);
        self.dict.roots.contains(word) || self.dict.stop_words.contains(word)
    }

    /// Times, places and degrees at the end.
    pub fn drop_asides(&self, pieces: &mut Vec<Vec<usize>>, keep: usize) {
        let aside = |p: &Vec<usize>| self.is_time_or_place(p) || self.is_degrees(p);
        while pieces.len() > keep && pieces.last().is_some_and(aside) {
            pieces.pop();
        }
    }

    /// *S.Sos, M.Si*
    pub fn is_degrees(&self, piece: &[usize]) -> bool {
        let t = self.text;
        let degree = |&i: &usize| t.is(i, DEGREE) || t.capitals(i) == 1;
        piece.iter().all(degree) && piece.iter().any(|&i| t.is(i, DEGREE))
    }

    fn is_time_or_place(&self, piece: &[usize]) -> bool {
        let t = self.text;
        let i = piece[0];
        t.is_number(i)
            || t.is(i, TIME)
            || t.is_stop(i)
            || t.capital(i)
                && (PLACE_MARKERS.contains(&t.lower(i)) || matches!(t.lower(i), "jalan" | "jl"))
            || piece.iter().all(|&i| t.capital(i) && t.is(i, PLACE))
    }
}
