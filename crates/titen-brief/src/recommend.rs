//! The recommendation for each issue, by rule: which unit, where, which step, by when. Every
//! clause is given by a field of the issue; nothing is added that the items do not show.

mod action;

use crate::indonesian::{date, integer, list};
use chrono::Duration;
use titen_model::{BriefIssue, BriefPlace, Change, Channel, Week};

/// An issue that lasts this long is no incident: it belongs in the plan and the budget.
const WEEKS_TO_MUSRENBANG: usize = 3;
const PLACES: usize = 3;

pub(crate) fn recommendation(issue: &BriefIssue, week: Week) -> String {
    let mut steps = vec![verify(issue)];
    steps.push(answer(issue));
    steps.extend(review(issue, week));
    steps.extend(musrenbang(issue));
    steps.join(" ")
}

fn verify(issue: &BriefIssue) -> String {
    let urusan = issue.urusan.as_ref();
    let action = action::first_step(urusan.map(|u| u.code.as_str()));
    let at_once = if has_part(issue, &["hazard", "victims"]) {
        "segera "
    } else {
        ""
    };
    let place = place(issue);
    match (&issue.perangkat_daerah, urusan) {
        (Some(unit), _) => format!("{} agar {at_once}{action}{place}.", unit.name),
        (None, Some(urusan)) => format!(
            "Pimpinan agar menetapkan perangkat daerah penanggung jawab urusan {}, lalu perangkat daerah itu \
             {at_once}{action}{place}.",
            urusan.name
        ),
        (None, None) => format!(
            "Pimpinan agar menetapkan perangkat daerah penanggung jawab karena urusannya belum dapat ditentukan \
             dari teks, lalu perangkat daerah itu {at_once}{action}{place}."
        ),
    }
}

fn place(issue: &BriefIssue) -> String {
    // A kecamatan is said already where one of its villages is.
    let says_less = |p: &BriefPlace| {
        issue
            .wilayah
            .iter()
            .any(|q| q.code != p.code && q.kecamatan.as_ref().is_some_and(|k| k.code == p.code))
    };
    let places: Vec<&BriefPlace> = issue.wilayah.iter().filter(|p| !says_less(p)).collect();
    let mut names: Vec<&str> = places
        .iter()
        .take(PLACES)
        .map(|p| p.name.as_str())
        .collect();
    let more = places.len() - names.len();
    let others = format!("{more} tempat lain");
    if more > 0 {
        names.push(&others);
    }
    // Names have commas of their own (`Desa Sukorejo, Kec. Malo`), hence the semicolon.
    if names.is_empty() {
        String::new()
    } else {
        format!(" di {}", names.join("; "))
    }
}

fn answer(issue: &BriefIssue) -> String {
    let of = |channel| issue.channels.get(&channel).copied().unwrap_or(0);
    let open: Vec<String> = [Channel::Lapor, Channel::Sms, Channel::Chat, Channel::Ppid]
        .into_iter()
        .filter(|channel| of(*channel) > 0)
        .map(|channel| format!("{} ({})", channel.label(), integer(of(channel))))
        .collect();
    if open.is_empty() {
        return "Penjelasan resmi disiapkan untuk media dan kanal tempat isu ini muncul.".into();
    }
    let limit = if of(Channel::Lapor) > 0 {
        "; tindak lanjut pertama LAPOR! paling lambat lima hari kerja"
    } else {
        ""
    };
    format!("Pelapor dijawab melalui {}{limit}.", list(&open))
}

fn review(issue: &BriefIssue, week: Week) -> Option<String> {
    let why = if issue.usg.g >= 4 {
        "karena cepat memburuk"
    } else if has_part(issue, &["victims"]) {
        "karena ada korban"
    } else if issue.rank <= 3 {
        "sebagai tiga teratas"
    } else if issue.change == Change::New && issue.usg.total() >= 10 {
        "sebagai isu baru yang menonjol"
    } else {
        return None;
    };
    let friday = week.next().monday() + Duration::days(4);
    Some(format!(
        "Dibahas pada evaluasi Jumat, {}, {why}.",
        date(friday)
    ))
}

fn musrenbang(issue: &BriefIssue) -> Option<String> {
    let weeks = issue.history.iter().filter(|w| w.n_items > 0).count();
    (weeks >= WEEKS_TO_MUSRENBANG).then(|| {
        format!("Muncul dalam {weeks} pekan: diusulkan menjadi bahan musrenbang dan tim anggaran.")
    })
}

fn has_part(issue: &BriefIssue, keys: &[&str]) -> bool {
    issue
        .parts
        .iter()
        .any(|p| p.points > 0.0 && !p.evidence.is_empty() && keys.contains(&p.key.as_str()))
}
