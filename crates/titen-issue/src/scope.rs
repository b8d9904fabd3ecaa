//! Does an issue concern this office? By where its items lie, and how that was decided is said.

use crate::{case::Case, rank_settings::ScopeSettings};
use titen_dict::Dictionaries;
use titen_model::{Document, WilayahCode};

/// What may rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All of Indonesia.
    All,
    Within(WilayahCode),
}

impl Scope {
    fn holds(&self, place: &WilayahCode) -> bool {
        match self {
            Scope::All => !place.within(&WilayahCode::new(LUAR_NEGERI)),
            Scope::Within(code) => place.within(code),
        }
    }

    fn name(&self, dict: &Dictionaries) -> String {
        match self {
            Scope::All => "Indonesia".to_owned(),
            Scope::Within(code) => dict.wilayah.full_name(code),
        }
    }
}

/// Where the dictionaries put other countries.
const LUAR_NEGERI: &str = "99";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lies {
    Inside,
    Outside,
    Unknown,
}

/// Certain places decide; then a name that means one of several places inside; then where the item comes from.
fn lies(doc: &Document, scope: &Scope) -> Lies {
    let inside = |yes: bool| if yes { Lies::Inside } else { Lies::Outside };
    let mut certain = doc.wilayah.iter().filter_map(|m| m.certain()).peekable();
    if certain.peek().is_some() {
        return inside(certain.any(|c| scope.holds(c)));
    }
    let ambiguous_inside = doc
        .wilayah
        .iter()
        .any(|m| !m.candidates.is_empty() && m.candidates.iter().all(|c| scope.holds(c)));
    if ambiguous_inside {
        return Lies::Inside;
    }
    doc.default_wilayah
        .as_ref()
        .map_or(Lies::Unknown, |c| inside(scope.holds(c)))
}

/// None if the issue is in scope, else the reason in Indonesian.
pub fn out_of_scope(
    case: &Case<'_>,
    scope: &Scope,
    dict: &Dictionaries,
    s: &ScopeSettings,
) -> Option<String> {
    let (mut inside, mut outside) = (0usize, 0usize);
    for doc in &case.originals {
        match lies(doc, scope) {
            Lies::Inside => inside += 1,
            Lies::Outside => outside += 1,
            Lies::Unknown => {}
        }
    }
    let all = case.originals.len();
    let enough = match scope {
        // What names no place at all is national news; a country named now and then does not make it foreign.
        Scope::All => inside >= outside || outside * 5 <= all,
        Scope::Within(_) => {
            inside > 0 && inside >= outside && inside as f64 >= s.min_share * all as f64
        }
    };
    (!enough).then(|| {
        let place = scope.name(dict);
        let unknown = all - inside - outside;
        format!("{inside} dari {all} butir menyangkut {place}; {outside} menyangkut tempat lain, {unknown} tanpa keterangan tempat")
    })
}
