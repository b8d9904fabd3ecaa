//! `[letters]`: who signs and who is written to. What is not told stays blank on paper, and is never invented.

use super::check::Check;
use super::read::ConfigError;
use serde::Deserialize;
use titen_followup::{LetterForm, LetterSettings};
use titen_model::Signatory;
use toml::Spanned;

/// As naskah dinas are marked.
const NATURES: [&str; 6] = [
    "Biasa",
    "Penting",
    "Segera",
    "Sangat Segera",
    "Terbatas",
    "Rahasia",
];
const NIP_DIGITS: usize = 18;
const MOST_DAYS: u32 = 60;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LettersOptions {
    reply_days: Option<Spanned<u32>>,
    nota_dinas: Option<FormOptions>,
    surat_dinas: Option<FormOptions>,
    undangan: Option<FormOptions>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FormOptions {
    from: Option<String>,
    to: Option<Spanned<Vec<String>>>,
    position: Option<String>,
    name: Option<String>,
    pangkat: Option<String>,
    nip: Option<Spanned<String>>,
    number: Option<Spanned<String>>,
    tembusan: Option<Vec<String>>,
    sifat: Option<Spanned<String>>,
}

pub fn letter_settings(
    options: LettersOptions,
    check: &Check<'_>,
) -> Result<LetterSettings, ConfigError> {
    let default = LetterSettings::default();
    let nota = options.nota_dinas.unwrap_or_default();
    let to = match &nota.to {
        None => default.nota_dinas.to.clone(),
        Some(to) if to.get_ref().iter().all(|t| t.trim().is_empty()) => {
            return Err(check.at(
                to,
                "a nota dinas goes to somebody; name at least one post, such as [\"Kepala Dinas\"]",
            ));
        }
        Some(to) => to.get_ref().clone(),
    };
    let nota_dinas = LetterForm {
        to,
        ..form(nota, default.nota_dinas, check)?
    };
    let surat_dinas = form(
        without_addressee(options.surat_dinas.unwrap_or_default(), check)?,
        default.surat_dinas,
        check,
    )?;
    // Signed by the same hand, unless the office says otherwise.
    let undangan = form(
        without_addressee(options.undangan.unwrap_or_default(), check)?,
        LetterForm {
            copies: Vec::new(),
            ..surat_dinas.clone()
        },
        check,
    )?;
    let reply_days = match &options.reply_days {
        None => default.reply_days,
        Some(days) if (1..=MOST_DAYS).contains(days.get_ref()) => *days.get_ref(),
        Some(days) => {
            return Err(check.at(
                days,
                format!("reply_days is {}; write 1 to {MOST_DAYS}", days.get_ref()),
            ));
        }
    };
    Ok(LetterSettings {
        nota_dinas,
        surat_dinas,
        undangan,
        reply_days,
    })
}

fn without_addressee(form: FormOptions, check: &Check<'_>) -> Result<FormOptions, ConfigError> {
    match &form.to {
        None => Ok(form),
        Some(to) => Err(check.at(
            to,
            "only a nota dinas has `to`: the others go to the unit or the speaker; take it out",
        )),
    }
}

fn form(
    options: FormOptions,
    default: LetterForm,
    check: &Check<'_>,
) -> Result<LetterForm, ConfigError> {
    let nip = match &options.nip {
        None => None,
        Some(nip) => checked_nip(nip, check)?,
    };
    let told = |text: Option<String>| text.filter(|t| !t.trim().is_empty());
    let number = match &options.number {
        None => default.number,
        Some(number) => checked_number(number, check)?,
    };
    let nature = match &options.sifat {
        None => default.nature,
        Some(sifat) => NATURES
            .iter()
            .find(|n| n.eq_ignore_ascii_case(sifat.get_ref()))
            .map(|n| (*n).to_owned())
            .ok_or_else(|| {
                check.at(
                    sifat,
                    format!(
                        "`{}` is no sifat; write one of {}",
                        sifat.get_ref(),
                        NATURES.join(", ")
                    ),
                )
            })?,
    };
    let position = told(options.position);
    let from = told(options.from).or_else(|| position.clone());
    // Another post is held by another person: nothing of the default's name is kept.
    let before = if position.is_some() {
        Signatory::default()
    } else {
        default.signatory.clone()
    };
    Ok(LetterForm {
        from: from.unwrap_or(default.from),
        to: Vec::new(),
        signatory: Signatory {
            position: position.unwrap_or(default.signatory.position),
            name: told(options.name).or(before.name),
            pangkat: told(options.pangkat).or(before.pangkat),
            nip: nip.or(before.nip),
        },
        number,
        copies: options.tembusan.unwrap_or(default.copies),
        nature,
    })
}

fn checked_nip(nip: &Spanned<String>, check: &Check<'_>) -> Result<Option<String>, ConfigError> {
    let text = nip.get_ref().trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text.chars().any(|c| !c.is_ascii_digit() && c != ' ');
    match text {
        "" => Ok(None),
        _ if digits == NIP_DIGITS && !others => Ok(Some(text.to_owned())),
        _ => Err(check.at(
            nip,
            format!(
                "`{text}` is no NIP; write its {NIP_DIGITS} digits, with or without spaces, or leave it out"
            ),
        )),
    }
}

fn checked_number(
    number: &Spanned<String>,
    check: &Check<'_>,
) -> Result<Option<String>, ConfigError> {
    let text = number.get_ref();
    let rest = text.replace("{bulan}", "").replace("{tahun}", "");
    if rest.contains(['{', '}']) {
        return Err(check.at(
            number,
            format!("number: `{text}` has more in braces than {{bulan}} and {{tahun}}; the serial stays blank"),
        ));
    }
    Ok(Some(text.clone()).filter(|t| !t.trim().is_empty()))
}
