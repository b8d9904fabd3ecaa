//! Which row of a sheet is a table's header, and what to say where none is.

use super::TableSettings;
use crate::files::columns::{Columns, Role, fold, listed, nearest};

pub(super) struct Search<'a> {
    settings: &'a TableSettings,
    pub n_found: usize,
    /// The row that came nearest, with how many of its columns are known.
    best: (usize, Vec<String>),
    pub problem: Option<String>,
}

impl<'a> Search<'a> {
    pub fn new(settings: &'a TableSettings) -> Self {
        Search {
            settings,
            n_found: 0,
            best: (0, Vec::new()),
            problem: None,
        }
    }

    pub fn header(&mut self, cells: &[String]) -> Option<Columns> {
        let columns = Columns::of(cells, &self.settings.columns);
        if columns.n_told() > self.best.0 {
            self.best = (columns.n_told(), cells.to_vec());
        }
        let tells_secrets = |cell: &String| {
            let name = fold(cell);
            name.starts_with("tipe laporan") || name.contains("rahasia")
        };
        // A sentence above the header may say so too; a header has more cells than one.
        if columns.n_told() >= 2 && cells.iter().any(tells_secrets) {
            // What is confidential in it, only that reader knows.
            self.problem = Some(
                "is an export of LAPOR!; import it with --format lapor, or as a source of kind lapor".into(),
            );
            return None;
        }
        let is_header = (columns.has(Role::Body) || columns.has(Role::Title))
            && columns.n_told() >= 2
            && self.missing(cells).is_none();
        self.n_found += usize::from(is_header);
        is_header.then_some(columns)
    }

    /// A configured column that the row has not.
    fn missing(&self, cells: &[String]) -> Option<(Role, &'a str)> {
        let has = |name: &str| cells.iter().any(|cell| fold(cell) == fold(name));
        self.settings.columns.iter().find_map(|(role, names)| {
            let name = names.iter().find(|name| !has(name))?;
            Some((*role, name.as_str()))
        })
    }

    pub fn not_found(&self) -> String {
        let (n_told, names) = &self.best;
        if *n_told == 0 {
            return "has no header row: no row names columns that titen knows, such as Tanggal, Judul, Isi; name them with `columns = { body = \"…\" }` in a source of kind table".into();
        }
        let (role, wanted) = match self.missing(names) {
            Some((role, name)) => (role, format!("column `{name}`")),
            None => (
                Role::Body,
                "column of titles or texts, such as Judul or Isi".into(),
            ),
        };
        let near = self
            .missing(names)
            .and_then(|(_, name)| nearest(name, names))
            .map_or_else(String::new, |name| format!("; nearest is `{name}`"));
        format!(
            "has no {wanted} (for `{role}`); its columns are {}{near}; correct the header, or `columns` of the source in the config",
            listed(names)
        )
    }
}
