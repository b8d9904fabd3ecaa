//! The surat dinas to a unit: its issues with their evidence, its overdue reports, what is asked of it and by when.

use super::{UnitMatters, With, address, heading, n, paragraph, slug, source, table, title};
use titen_model::{
    BoardCase, BriefIssue, Letter, LetterBlock, LetterKind,
    indonesian::{date, day, days_of, integer, list},
    plain::excerpt,
};

/// More than these are on the board.
const CASES: usize = 25;
const CASE_CHARS: usize = 90;

pub(super) fn surat(with: &With<'_>, matters: &UnitMatters<'_>) -> Letter {
    let form = &with.settings.surat_dinas;
    let unit = &matters.unit.name;
    let overdue: Vec<&BoardCase> = matters.overdue().collect();
    let mut about = Vec::new();
    if !matters.issues.is_empty() {
        about.push(format!("{} isu strategis", n(matters.issues.len())));
    }
    if !overdue.is_empty() {
        about.push(format!(
            "{} laporan masyarakat yang melewati batas waktu",
            n(overdue.len())
        ));
    }
    let mut body = vec![paragraph(format!(
        "Berdasarkan pemantauan opini publik dan aspirasi masyarakat pekan {}{}, bersama ini disampaikan {} yang \
         menjadi tanggung jawab {unit}.",
        days_of(with.brief.week),
        match &with.brief.board {
            Some(_) => format!(" serta papan tindak lanjut laporan per {}", date(with.day)),
            None => String::new(),
        },
        list(&about)
    ))];
    body.extend(issues(with, &matters.issues));
    body.extend(cases(with, &overdue));
    body.push(heading("Yang dimohon"));
    body.push(LetterBlock::Numbered(asked(with, matters, overdue.len())));
    body.push(paragraph(
        "Demikian disampaikan. Atas perhatian dan kerja sama Saudara diucapkan terima kasih.",
    ));
    Letter {
        file: format!("surat-{}", slug(&matters.unit.code)),
        to: vec![address::head_of(unit)],
        subject: match (matters.issues.is_empty(), overdue.is_empty()) {
            (false, false) => "Tindak Lanjut Isu Strategis dan Laporan Masyarakat",
            (false, true) => "Tindak Lanjut Isu Strategis",
            (true, _) => "Tindak Lanjut Laporan Masyarakat",
        }
        .into(),
        body,
        ..with.letter(LetterKind::SuratDinas, form)
    }
}

fn issues(with: &With<'_>, issues: &[&BriefIssue]) -> Vec<LetterBlock> {
    if issues.is_empty() {
        return Vec::new();
    }
    let rows = issues
        .iter()
        .map(|i| {
            [
                i.rank.to_string(),
                format!("{} ({})", title(&i.title), i.id),
                i.usg.u.to_string(),
                i.usg.s.to_string(),
                i.usg.g.to_string(),
                i.usg.total().to_string(),
                n(i.items.len()),
                integer(i.n_sources),
            ]
        })
        .collect();
    let recommendations = issues
        .iter()
        .map(|i| {
            format!(
                "Peringkat {}: {} (Sumber: {}.)",
                i.rank,
                i.recommendation,
                source::of_issue(i)
            )
        })
        .collect();
    vec![
        heading("Isu strategis"),
        table(
            [
                "Peringkat",
                "Isu",
                "U",
                "S",
                "G",
                "Jumlah",
                "Butir",
                "Sumber",
            ],
            rows,
        ),
        paragraph(format!(
            "U (mendesak), S (gawat), dan G (memburuk) bernilai 1–5, jumlahnya 3–15; butir adalah banyaknya bukti, \
             sumber adalah banyaknya sumber yang berbeda (sumber: {}).",
            with.edition()
        )),
        heading("Rekomendasi"),
        LetterBlock::Numbered(recommendations),
    ]
}

fn cases(with: &With<'_>, overdue: &[&BoardCase]) -> Vec<LetterBlock> {
    if overdue.is_empty() {
        return Vec::new();
    }
    let rows = overdue
        .iter()
        .take(CASES)
        .map(|c| {
            [
                c.key.clone(),
                c.channel.label().to_owned(),
                excerpt(&c.title, CASE_CHARS),
                date(c.received),
                integer(c.age),
                c.due.map_or("–".into(), date),
                c.why.clone(),
            ]
        })
        .collect();
    let more = match overdue.len().saturating_sub(CASES) {
        0 => String::new(),
        more => format!("{} laporan lain ada pada papan. ", n(more)),
    };
    vec![
        heading("Laporan yang melewati batas waktu"),
        table(
            [
                "Nomor laporan",
                "Kanal",
                "Pokok laporan",
                "Diterima",
                "Umur (hari kerja)",
                "Batas",
                "Keterangan",
            ],
            rows,
        ),
        paragraph(format!(
            "{more}(Sumber: papan tindak lanjut per {}.)",
            date(with.day)
        )),
    ]
}

fn asked(with: &With<'_>, matters: &UnitMatters<'_>, n_overdue: usize) -> Vec<String> {
    let by = with
        .dict
        .libur
        .after_working_days(with.day, with.settings.reply_days);
    let mut asked = Vec::new();
    if !matters.issues.is_empty() {
        asked.push("Menindaklanjuti rekomendasi di atas sesuai kewenangan.".to_owned());
    }
    if n_overdue > 0 {
        asked.push(
            "Menjawab laporan yang melewati batas waktu pada kanal asalnya, atau menyampaikan sebab penundaannya \
             kepada pelapor."
                .to_owned(),
        );
    }
    let programmes: Vec<String> = with
        .brief
        .dialog
        .iter()
        .filter(|t| t.unit.as_ref().is_some_and(|u| u.code == matters.unit.code))
        .filter(|t| t.speaker.is_none())
        .map(|t| format!("{} ({})", t.name, titen_model::indonesian::moment(t.starts)))
        .collect();
    if !programmes.is_empty() {
        asked.push(format!(
            "Menugaskan narasumber untuk {}.",
            list(&programmes)
        ));
    }
    asked.push(format!(
        "Menyampaikan laporan tindak lanjut secara tertulis paling lambat {}.",
        day(by)
    ));
    asked
}
