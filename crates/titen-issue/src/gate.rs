//! APKL, the gate before USG: Aktual, Problematik, Kekhalayakan, Layak, each answered with its reason.

use crate::{
    case::Case, measure::number, rank_settings::GateSettings, speaker::is_problem, tally::Tally,
};
use titen_dict::Dictionaries;
use titen_model::{Gate, GateAnswer, UnrankedReason};

pub fn gate(case: &Case<'_>, t: &Tally, dict: &Dictionaries, s: &GateSettings) -> Gate {
    Gate {
        aktual: aktual(case),
        problematik: problematik(case, t, s),
        kekhalayakan: kekhalayakan(t, s),
        layak: layak(case, dict, s),
    }
}

/// The first question that was answered with no.
pub fn first_no(gate: &Gate) -> Option<(UnrankedReason, &str)> {
    [
        (&gate.aktual, UnrankedReason::NotAktual),
        (&gate.problematik, UnrankedReason::NotProblematik),
        (&gate.kekhalayakan, UnrankedReason::NotKekhalayakan),
        (&gate.layak, UnrankedReason::NotLayak),
    ]
    .into_iter()
    .find(|(answer, _)| !answer.yes)
    .map(|(answer, reason)| (reason, answer.why.as_str()))
}

fn aktual(case: &Case<'_>) -> GateAnswer {
    let n = case.originals.len();
    GateAnswer {
        yes: n > 0,
        why: format!("{n} butir pada minggu ini"),
    }
}

fn problematik(case: &Case<'_>, t: &Tally, s: &GateSettings) -> GateAnswer {
    let share = case.share_of(&case.that(is_problem));
    GateAnswer {
        yes: t.problem > 0.0 && t.share(t.problem) >= s.problem_share,
        why: format!("{share} mengeluh, bernada negatif, atau melaporkan bahaya dan kerugian"),
    }
}

fn kekhalayakan(t: &Tally, s: &GateSettings) -> GateAnswer {
    let people = t.people.unwrap_or(0.0);
    let yes = t.speakers >= f64::from(s.speakers) || t.places >= s.places || people >= s.people;
    let mut why = format!("{} pihak berbeda, {} tempat", number(t.speakers), t.places);
    if people > 0.0 {
        why.push_str(&format!(", {} orang terdampak", number(people)));
    }
    GateAnswer { yes, why }
}

fn layak(case: &Case<'_>, dict: &Dictionaries, s: &GateSettings) -> GateAnswer {
    let no = |why: String| GateAnswer { yes: false, why };
    let Some(code) = &case.issue.urusan else {
        return no("tidak jelas termasuk urusan pemerintah daerah yang mana".to_owned());
    };
    match dict.urusan.name(code) {
        None => no(format!("urusan {code} bukan kewenangan kabupaten/kota")),
        Some(name) if s.not_ours.contains(code) => no(format!(
            "urusan {name} ditetapkan di luar kewenangan kantor ini"
        )),
        Some(name) if case.issue.perangkat_daerah.is_none() => no(format!(
            "tidak ada perangkat daerah yang membidangi urusan {name}"
        )),
        Some(name) => GateAnswer {
            yes: true,
            why: format!("termasuk urusan {name} ({code})"),
        },
    }
}
