//! Which column of a table says what: by the config, else by the names that offices, PPID registers
//! and monitoring tools (Brand24, Brandwatch, Meltwater, Talkwalker, Drone Emprit) give them.

mod known;

use crate::telling::without_numbers;
use known::KNOWN;
use std::{collections::BTreeMap, fmt, str::FromStr};

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Id,
    Title,
    Body,
    Published,
    Time,
    Channel,
    Source,
    Url,
    Lang,
    Desa,
    Kecamatan,
    Kabupaten,
    Status,
    /// What kind of request it is.
    Jenis,
    FollowedUp,
    Answered,
    Extended,
    Objected,
    /// A citizen's name.
    Reporter,
    /// A user's or a journalist's name.
    Author,
    Phone,
    Nik,
    Email,
    /// Of a person, and whatever else tells of one: never stored.
    Person,
    /// The row's number within the file.
    Number,
}

impl Role {
    pub fn as_str(self) -> &'static str {
        let known = KNOWN.iter().find(|(role, ..)| *role == self);
        known.map_or("", |(_, name, _)| name)
    }

    pub fn all() -> impl Iterator<Item = Role> {
        KNOWN.iter().map(|(role, ..)| *role)
    }

    /// A person is told by each of them, so none of them may stand in for another.
    pub fn is_personal(self) -> bool {
        matches!(
            self,
            Role::Reporter | Role::Phone | Role::Nik | Role::Email | Role::Person
        )
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown role `{0}`; known are {known}", known = role_names())]
pub struct UnknownRole(pub String);

fn role_names() -> String {
    let names: Vec<&str> = Role::all().map(Role::as_str).collect();
    names.join(", ")
}

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Role::all()
            .find(|role| role.as_str() == s)
            .ok_or_else(|| UnknownRole(s.to_owned()))
    }
}

/// `No. HP`, `no_hp` and `No HP` are one name.
pub(crate) fn fold(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// By the folded name: what is known to tell of a person, in any table.
pub(crate) fn personal(folded: &str) -> Option<Role> {
    KNOWN
        .iter()
        .find(|(role, _, names)| role.is_personal() && listing(names).any(|name| name == folded))
        .map(|(role, ..)| *role)
}

/// By the folded name: what tells who speaks.
pub(crate) fn speaker(folded: &str) -> Option<Role> {
    KNOWN
        .iter()
        .find(|(role, _, names)| {
            (role.is_personal() || *role == Role::Author)
                && *role != Role::Person
                && listing(names).any(|name| name == folded)
        })
        .map(|(role, ..)| *role)
}

fn listing(names: &str) -> impl Iterator<Item = &str> {
    names.split(',').map(str::trim)
}

/// A header row, and what its columns say.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    /// As they stand in the file.
    pub names: Vec<String>,
    roles: BTreeMap<usize, Role>,
}

impl Columns {
    /// The config's names first; a column says one thing. Of the known names the most preferred one
    /// says what an item has once, so that a snippet beside a full text is only kept.
    pub fn of(cells: &[String], configured: &BTreeMap<Role, Vec<String>>) -> Columns {
        let folded: Vec<String> = cells.iter().map(|cell| fold(cell)).collect();
        let mut roles = BTreeMap::new();
        for (role, names) in configured {
            for name in names {
                if let Some(at) = folded.iter().position(|f| *f == fold(name)) {
                    roles.insert(at, *role);
                }
            }
        }
        for (role, _, names) in KNOWN {
            if configured.contains_key(&role) {
                continue;
            }
            let folded = &folded;
            let mut found = listing(names)
                .flat_map(|name| (0..folded.len()).filter(move |at| folded[*at] == name));
            let found: Vec<usize> = match role.is_personal() {
                true => found.collect(),
                false => found
                    .find(|at| !roles.contains_key(at))
                    .into_iter()
                    .collect(),
            };
            for at in found {
                roles.entry(at).or_insert(role);
            }
        }
        Columns {
            names: cells.to_vec(),
            roles,
        }
    }

    pub fn n_told(&self) -> usize {
        self.roles.len()
    }

    pub fn role(&self, at: usize) -> Option<Role> {
        self.roles.get(&at).copied()
    }

    pub fn has(&self, role: Role) -> bool {
        self.roles.values().any(|r| *r == role)
    }

    /// In the order of the file.
    pub fn at(&self, role: Role) -> impl Iterator<Item = usize> {
        self.roles
            .iter()
            .filter(move |(_, r)| **r == role)
            .map(|(at, _)| *at)
    }
}

/// The name among `names` that `wanted` was most likely meant to be.
pub(crate) fn nearest<'n>(wanted: &str, names: &'n [String]) -> Option<&'n str> {
    let wanted = fold(wanted);
    names
        .iter()
        .map(|name| (strsim::damerau_levenshtein(&wanted, &fold(name)), name))
        .filter(|(far, name)| !name.is_empty() && far * 2 <= wanted.chars().count())
        .min_by_key(|(far, _)| *far)
        .map(|(_, name)| name.as_str())
}

/// For a message: a header's names, and no more of them than names have.
pub(crate) fn listed(names: &[String]) -> String {
    const MOST: usize = 40;
    let names: Vec<String> = names
        .iter()
        .filter(|name| !name.is_empty())
        .take(MOST)
        .map(|name| {
            format!(
                "`{}`",
                without_numbers(name).chars().take(MOST).collect::<String>()
            )
        })
        .collect();
    names.join(", ")
}
