//! What a row's cell of money says, and whether it is the row's own.

use super::{Header, Role, TableRow, amount::amount};

/// What a row says of its money.
pub(super) struct Money {
    pub says: Result<Option<f64>, String>,
    /// It stands in a row above, merged down over this one.
    pub merged: bool,
}

impl Money {
    pub fn of(row: &TableRow, header: &Header, factor: f64) -> Self {
        let at = header.columns.get(&Role::Amount).copied();
        let cell = at.map_or("", |at| row.cell(at));
        let has = |all: &[usize]| at.is_some_and(|at| all.contains(&at));
        let says = amount(cell, has(&row.numbers), factor);
        Money {
            merged: has(&row.repeated) && !matches!(says, Ok(None)),
            says,
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "rounded, and within 2^53 as read"
    )]
    pub fn whole(&self) -> Option<i64> {
        let says = self.says.as_ref().ok().copied().flatten();
        says.map(|m| m.round() as i64)
    }
}
