//! `[budget]`: which year's budget editions speak of, and the files that each weekly run takes over.

use super::options::BudgetOptions;
use super::read::{ConfigError, ConfigFile};
use std::path::PathBuf;
use titen_model::BudgetKind;
use toml::Spanned;

#[derive(Debug, Clone, Default)]
pub struct BudgetSettings {
    pub year: Option<u16>,
    pub files: Vec<ConfiguredBudget>,
}

#[derive(Debug, Clone)]
pub struct ConfiguredBudget {
    pub path: PathBuf,
    pub year: Option<u16>,
    pub kind: Option<BudgetKind>,
}

pub fn budget_settings(
    options: BudgetOptions,
    file: Option<&ConfigFile>,
    at: impl Fn(&Spanned<u16>, String) -> ConfigError,
) -> Result<BudgetSettings, ConfigError> {
    if let Some(year) = options
        .year
        .as_ref()
        .filter(|y| !(2000..=2100).contains(y.get_ref()))
    {
        return Err(at(
            year,
            format!(
                "year {} is no budget year; write one such as 2027",
                year.get_ref()
            ),
        ));
    }
    Ok(BudgetSettings {
        year: options.year.map(Spanned::into_inner),
        files: options
            .files
            .into_iter()
            .map(|f| ConfiguredBudget {
                path: file.map_or_else(|| f.path.clone(), |c| c.beside(&f.path)),
                year: f.year,
                kind: f.kind,
            })
            .collect(),
    })
}
