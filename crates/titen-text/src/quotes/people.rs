//! Who has been named so far: a surname, *dia* and *ujarnya* are read by it. What is given out of a
//! person is decided here: the name only of who speaks for an office.

use super::speaker::{Found, Role};
use super::text::Text;
use super::words::{DEGREE, RANK};
use smol_str::SmolStr;

pub(super) struct Person {
    role: Role,
    /// Lower case, without titles.
    name: Vec<SmolStr>,
    written: String,
    office: Option<String>,
    pub office_tokens: Vec<usize>,
}

impl Person {
    pub fn public_name(&self) -> Option<SmolStr> {
        let public = self.role == Role::Public && !self.written.is_empty();
        public.then(|| SmolStr::new(&self.written))
    }

    pub fn office(&self) -> Option<SmolStr> {
        self.office.as_ref().map(SmolStr::new)
    }
}

#[derive(Default)]
pub(super) struct People {
    pub all: Vec<Person>,
    /// Whom *dia* means.
    pub current: Option<usize>,
    last_named: Option<usize>,
}

impl People {
    /// Who is found, known before or not; `None` where nobody is meant.
    pub fn hear(&mut self, text: &Text<'_>, found: &Found) -> Option<usize> {
        if found.role == Role::Same {
            return self.current.or(self.last_named);
        }
        let name: Vec<SmolStr> = found
            .name
            .iter()
            .map(|&i| text.raw[i].lower.clone())
            .collect();
        let only_rank = found.office.iter().all(|&i| text.is(i, DEGREE | RANK));
        let office = (!found.office.is_empty()).then(|| text.written(&found.office));
        let known = if name.is_empty() {
            self.all
                .iter()
                .rposition(|p| p.office == office && office.is_some())
        } else {
            // A resident who bears an official's name is another person.
            let other = |at: &usize| {
                let roles = [self.all[*at].role, found.role];
                roles.contains(&Role::Private) && roles.contains(&Role::Public)
            };
            self.bearer(&name).filter(|at| !other(at))
        };
        let at = known.unwrap_or_else(|| {
            self.all.push(Person {
                role: found.role,
                name: Vec::new(),
                written: String::new(),
                office: None,
                office_tokens: Vec::new(),
            });
            self.all.len() - 1
        });
        let person = &mut self.all[at];
        if name.len() > person.name.len() {
            person.name = name;
            person.written = text.written(&found.name);
        }
        let better = person.office.is_none() || person.only_rank(text) && !only_rank;
        if office.is_some() && better {
            // Once private, always private.
            if person.role != Role::Private {
                person.role = found.role;
            }
            person.office = office;
            person.office_tokens = found.office.clone();
        }
        if !person.name.is_empty() && person.role != Role::Unknown {
            self.last_named = Some(at);
        }
        Some(at)
    }

    /// Has somebody of this name been named?
    pub fn knows(&self, text: &Text<'_>, name: &[usize]) -> Option<usize> {
        let name: Vec<SmolStr> = name.iter().map(|&i| text.raw[i].lower.clone()).collect();
        self.bearer(&name)
    }

    /// The latest of whom one name is part of the other.
    fn bearer(&self, name: &[SmolStr]) -> Option<usize> {
        let part = |a: &[SmolStr], b: &[SmolStr]| !a.is_empty() && a.iter().all(|w| b.contains(w));
        self.all
            .iter()
            .rposition(|p| part(name, &p.name) || part(&p.name, name))
    }
}

impl Person {
    fn only_rank(&self, text: &Text<'_>) -> bool {
        self.office_tokens
            .iter()
            .all(|&i| text.is(i, DEGREE | RANK))
    }
}
