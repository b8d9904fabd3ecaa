//! A status in a source's own words → the step that it stands for.

use titen_model::StepKind;

/// None: nothing was done yet, or the words are not known.
pub fn step_of(status: &str) -> Option<StepKind> {
    let said = status.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    // What is denied first: `belum ditindaklanjuti` is no step.
    if has(&["belum", "menunggu", "baru"]) {
        None
    } else if has(&["diarsip", "ditolak", "bukan kewenangan"]) {
        Some(StepKind::Diarsipkan)
    } else if has(&["selesai", "ditutup", "tutup", "tuntas"]) {
        Some(StepKind::Selesai)
    } else if has(&["dijawab", "terjawab", "diberikan", "dikabulkan"]) {
        Some(StepKind::Dijawab)
    } else if has(&["ditunda", "tunda"]) {
        Some(StepKind::Ditunda)
    } else if has(&["tindak lanjut", "tindaklanjut", "proses", "dikerjakan"]) {
        Some(StepKind::Ditindaklanjuti)
    } else if has(&["disposisi", "diteruskan"]) {
        Some(StepKind::Diteruskan)
    } else if has(&["verifikasi"]) {
        Some(StepKind::Diverifikasi)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_yet_done_is_no_step() {
        for (status, step) in [
            ("Belum Terverifikasi", None),
            ("Terverifikasi", Some(StepKind::Diverifikasi)),
            ("Terdisposisi", Some(StepKind::Diteruskan)),
            ("Proses", Some(StepKind::Ditindaklanjuti)),
            ("Belum ditindaklanjuti", None),
            ("Selesai", Some(StepKind::Selesai)),
            ("Ditutup oleh Sistem", Some(StepKind::Selesai)),
            ("Diarsipkan Admin", Some(StepKind::Diarsipkan)),
            ("Ditunda", Some(StepKind::Ditunda)),
            ("Dijawab", Some(StepKind::Dijawab)),
            ("???", None),
        ] {
            assert_eq!(step_of(status), step, "{status}");
        }
    }
}
