//! What an office tells of its letters; what it does not is left blank on paper.

use titen_model::Signatory;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterSettings {
    pub nota_dinas: LetterForm,
    pub surat_dinas: LetterForm,
    pub undangan: LetterForm,
    /// Working days that a unit has for its answer.
    pub reply_days: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LetterForm {
    pub from: String,
    /// Of a nota dinas; the others go to a unit or a speaker.
    pub to: Vec<String>,
    pub signatory: Signatory,
    /// With `{bulan}` and `{tahun}`.
    pub number: Option<String>,
    /// Tembusan.
    pub copies: Vec<String>,
    /// Sifat.
    pub nature: String,
}

const HEAD_OF_OFFICE: &str = "Kepala Dinas Komunikasi dan Informatika";
/// As the nomenclature calls program 2.16.02.
const HEAD_OF_FIELD: &str = "Kepala Bidang Informasi dan Komunikasi Publik";

impl Default for LetterSettings {
    fn default() -> Self {
        let signed_by = |position: &str, nature: &str| LetterForm {
            from: position.into(),
            signatory: Signatory {
                position: position.into(),
                ..Signatory::default()
            },
            nature: nature.into(),
            ..LetterForm::default()
        };
        LetterSettings {
            nota_dinas: LetterForm {
                to: vec![HEAD_OF_OFFICE.into()],
                ..signed_by(HEAD_OF_FIELD, "Biasa")
            },
            surat_dinas: signed_by(HEAD_OF_OFFICE, "Segera"),
            undangan: signed_by(HEAD_OF_OFFICE, "Segera"),
            reply_days: 3,
        }
    }
}
