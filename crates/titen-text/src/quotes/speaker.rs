//! Who speaks, out of the words before or behind a verb of saying: *Kepala Dinas Kesehatan Bojonegoro,
//! Ani*; *Bupati Bojonegoro Setyo Wahono*; *Budi (45), warga Desa Ngraho*; *Kapolsek Dander AKP Eko*.
//! The words are taken in pieces, as commas part them; how a piece is read is in `office.rs`.

use super::text::Text;
use super::words::{
    BETWEEN, DEGREE, INSTITUTION, OF_OFFICE, PLACE, PRIVATE, PRONOUN, PUBLIC, RANK, TIME,
};
use titen_dict::Dictionaries;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Public,
    Private,
    /// A name and nothing else.
    Unknown,
    /// *dia, ia, politikus itu*: who was meant before.
    Same,
}

/// Tokens of a speaker's name and office.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub role: Role,
    pub name: Vec<usize>,
    pub office: Vec<usize>,
    /// First token behind all that was read.
    pub end: usize,
}

pub(super) struct Speakers<'a> {
    pub text: &'a Text<'a>,
    pub dict: &'a Dictionaries,
}

pub(super) const FILLERS: &[&str] = &[
    "salah", "satu", "seorang", "oleh", "para", "sang", "si", "selaku", "seluruh", "semua",
    "sejumlah",
];
/// Behind a place's marker a capital is the place's.
pub(super) const PLACE_MARKERS: &[&str] = &[
    "desa",
    "ds",
    "dusun",
    "dsn",
    "kelurahan",
    "kel",
    "kecamatan",
    "kec",
    "kabupaten",
    "kab",
    "kota",
    "rt",
    "rw",
    "perumahan",
    "lingkungan",
    "kampung",
    "pekon",
    "nagari",
    "provinsi",
    "pasar",
];
/// *X dalam sambutannya mengatakan*: what may stand between who speaks and the verb begins with these.
const ASIDES: &[&str] = &[
    "dalam", "di", "pada", "saat", "ketika", "usai", "seusai", "melalui", "lewat", "kepada",
];

impl Speakers<'_> {
    /// Read from the token behind the verb.
    pub fn behind(&self, from: usize, to: usize) -> Option<Found> {
        if self.text.is(from, PRONOUN) {
            return Some(self.same(from + 1));
        }
        let pieces = self.text.pieces(from..to.min(from + 40));
        let first = pieces.first().filter(|p| p[0] == from)?;
        let mut found = self.piece(first)?;
        // `ucap politikus Golkar itu`
        if found.name.is_empty()
            && let Some(&that) = first
                .iter()
                .find(|&&i| matches!(self.text.lower(i), "itu" | "tersebut"))
        {
            return Some(self.same(that + 1));
        }
        let mut at = 1;
        // An office's own commas: Perumahan, Kawasan Permukiman dan Cipta Karya.
        if found.role == Role::Public && found.name.is_empty() {
            let mut joined = first.clone();
            while let Some(next) = pieces.get(at).filter(|p| at < 4 && self.goes_on(p)) {
                joined.extend(next);
                at += 1;
            }
            if at > 1 {
                found = self.piece(&joined)?;
            }
        }
        while pieces.get(at).is_some_and(|p| self.is_degrees(p)) {
            found.end = pieces[at][pieces[at].len() - 1] + 1;
            at += 1;
        }
        let Some(next) = pieces.get(at) else {
            return Some(found);
        };
        let near = found.end + 3 >= next[0] && !self.text.starts_sentence(next[0]);
        if near {
            self.with_next(&mut found, next);
        }
        Some(found)
    }

    /// The piece behind the first may hold the name or the office that it lacks.
    fn with_next(&self, found: &mut Found, next: &[usize]) {
        if found.role == Role::Unknown {
            return self.with_apposition(found, next);
        }
        let institution = found
            .office
            .first()
            .is_some_and(|&i| self.text.is(i, INSTITUTION));
        let Some((name, end)) = self.only_name(next).filter(|_| !institution) else {
            return;
        };
        // Whose lawyer, whose father: that name is not the speaker's. `PPL Suoh, Marno`: a place of
        // one word that is in no table.
        if self.is_lawyer(found) || found.role == Role::Private || found.name.is_empty() {
            (found.name, found.end) = (name, end);
        } else if found.name.len() == 1 {
            found.office.append(&mut found.name);
            (found.name, found.end) = (name, end);
        }
        if self.is_lawyer(found) {
            found.office = self.without_names(&found.office);
        }
    }

    pub fn is_lawyer(&self, found: &Found) -> bool {
        let first = found.office.first().map_or("", |&i| self.text.lower(i));
        matches!(first, "kuasa" | "penasihat" | "pengacara")
    }

    /// Read back from the token before the verb.
    pub fn before(&self, from: usize, verb: usize) -> Option<Found> {
        let t = self.text;
        let mut last = verb.checked_sub(1)?;
        while last >= from && (t.bracketed(last) || !t.capital(last) && t.is(last, BETWEEN)) {
            last = last.checked_sub(1)?;
        }
        if last < from || t.negates(last) {
            return None;
        }
        if t.is(last, PRONOUN) {
            return Some(self.same(verb));
        }
        let mut pieces = t.pieces(from..last + 1);
        if !t.capital(last)
            && let Some(piece) = pieces.last_mut()
            && let Some(n) = piece.iter().rposition(|&i| ASIDES.contains(&t.lower(i)))
            && n > 0
            && piece.len() - n < 8
            && t.capital(piece[n - 1])
        {
            piece.truncate(n);
        }
        if matches!(t.lower(last), "itu" | "tersebut" | "ini") {
            let words = || pieces.last().into_iter().flatten().rev().take(5);
            // Kedua saksi itu: nobody that was named.
            let several = words().any(|&i| matches!(t.lower(i), "kedua" | "ketiga" | "para"));
            let person = words().any(|&i| t.is(i, PUBLIC | PRIVATE));
            return (person && !several).then(|| self.same(verb));
        }
        self.drop_asides(&mut pieces, 1);
        let mut piece = pieces.pop()?;
        while self.goes_on(&piece) && !pieces.is_empty() && pieces.len() < 8 {
            let mut longer = pieces.pop()?;
            longer.extend(piece);
            piece = longer;
        }
        let mut found = match self.head(&piece) {
            Some(head) => self.piece(&piece[head..])?,
            None => self.trailing_name(&piece)?,
        };
        self.drop_asides(&mut pieces, 0);
        if let Some(mut left) = pieces.pop() {
            let only_rank = found.office.iter().all(|&i| t.is(i, RANK | DEGREE));
            if found.role == Role::Unknown || only_rank {
                while self.goes_on(&left) && !pieces.is_empty() {
                    let mut longer = pieces.pop()?;
                    longer.extend(left);
                    left = longer;
                }
                self.with_office_before(&mut found, &left);
            } else if found.name.is_empty()
                && let Some((name, _)) = self.only_name(&left)
            {
                found.name = name;
            }
        }
        found.end = verb;
        Some(found)
    }

    fn head(&self, piece: &[usize]) -> Option<usize> {
        let t = self.text;
        piece.iter().position(|&i| t.is(i, PUBLIC | PRIVATE))
    }

    /// The capitals right before the verb.
    fn trailing_name(&self, piece: &[usize]) -> Option<Found> {
        let t = self.text;
        let n = piece.iter().rev().take_while(|&&i| t.in_name(i)).count();
        let tail = &piece[piece.len() - n..];
        // `Mahfud sebagaimana keterangan di Jakarta, Rabu, mengatakan`: the name leads.
        let place = tail.iter().all(|&i| t.is(i, PLACE));
        self.name_alone(if place { piece } else { tail })
    }

    /// *Kepala Dinas X, NAME*; *Ayah Khansa, NAME*.
    fn with_office_before(&self, found: &mut Found, piece: &[usize]) {
        let Some(head) = self.head(piece) else { return };
        let Some(office) = self.piece(&piece[head..]).filter(|o| !o.office.is_empty()) else {
            return;
        };
        let t = self.text;
        let whole = piece.last().is_some_and(|&i| office.end > i);
        // Whoever meets President NAME is not the President, and a law on KPK gives no office.
        let post = !t.is(office.office[0], INSTITUTION)
            && (office.name.len() < 2 || t.starts_sentence(piece[head]));
        if office.role == Role::Private || self.is_lawyer(&office) || whole && post {
            (found.role, found.office) = (office.role, office.office);
            if found.role == Role::Public && !self.is_lawyer(found) {
                found.office.extend(office.name);
            }
        }
    }

    /// *NAME, warga Desa X*.
    pub fn with_apposition(&self, found: &mut Found, piece: &[usize]) {
        let t = self.text;
        let skip = piece
            .iter()
            .take_while(|&&i| FILLERS.contains(&t.lower(i)))
            .count();
        let Some(&first) = piece.get(skip) else {
            return;
        };
        if !t.is(first, PUBLIC | PRIVATE) {
            return;
        }
        // `menurut Budi, warga sudah lama menunggu`: that is the next clause.
        if let Some(office) = self.piece(&piece[skip..])
            && (office.name.is_empty() || office.role == Role::Private)
            && (office.end > piece[piece.len() - 1]
                || t.lower(office.end) == "dan"
                || t.is_stop(office.end) && ASIDES.contains(&t.lower(office.end)))
        {
            (found.role, found.office, found.end) = (office.role, office.office, office.end);
        }
    }

    /// A piece that is a name and nothing else, up to a word that ends it.
    fn only_name(&self, piece: &[usize]) -> Option<(Vec<usize>, usize)> {
        let t = self.text;
        let (name, n) = t.names(piece);
        let closed = piece.get(n).is_none_or(|&i| !t.capital(i) || t.is(i, TIME));
        let &first = name.first()?;
        let function_word =
            t.starts_sentence(piece[0]) && self.dict.stop_words.contains(t.lower(first));
        let of_place =
            PLACE_MARKERS.contains(&t.lower(first)) || name.iter().all(|&i| t.is(i, PLACE));
        let ok = closed && !function_word && !of_place && !t.is(first, OF_OFFICE);
        ok.then(|| {
            (
                name,
                piece.get(n).copied().unwrap_or(piece[piece.len() - 1] + 1),
            )
        })
    }

    /// Does a piece go on with an office's name that began in the piece before?
    fn goes_on(&self, piece: &[usize]) -> bool {
        let t = self.text;
        let skip = usize::from(matches!(t.lower(piece[0]), "dan" | "serta"));
        piece.get(skip).is_some_and(|&i| {
            t.capital(i)
                && !t.starts_sentence(piece[0])
                && !t.is(i, PUBLIC | PRIVATE)
                && (t.is(i, OF_OFFICE) && !PLACE_MARKERS.contains(&t.lower(i))
                    || skip == 1 && self.is_ordinary(i))
        })
    }
}
