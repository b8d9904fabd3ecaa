//! What a person said of a match goes over it, and money is counted once.

use super::*;
use titen_dict::Dictionaries;
use titen_model::Funding;
use titen_model::{BudgetCode, BudgetKind, BudgetLine, ItemId, StoryId};

fn code(text: &str) -> BudgetCode {
    text.parse().unwrap()
}

fn issue(n: &str) -> IssueId {
    IssueId::founded_by(&StoryId::founded_by(&ItemId::new("t", n)))
}

fn line(at: &[&str], amount: Option<i64>) -> Counted {
    Counted {
        line: BudgetLine {
            place: "7".into(),
            code: code("1.03.10.2.01.0055"),
            name: "Rehabilitasi Jalan".into(),
            unit_name: String::new(),
            unit: None,
            location: String::new(),
            wilayah: at.iter().map(WilayahCode::new).collect(),
            amount,
            target: String::new(),
            fund: String::new(),
        },
        kind: BudgetKind::Rka,
        source: "rka.csv:7".into(),
    }
}

fn sure(confidence: f64) -> CodeMatch {
    CodeMatch {
        code: code("1.03.10.2.01.0055"),
        name: "Rehabilitasi Jalan".into(),
        confidence,
        why: "kata".into(),
        evidence: crate::budget::Evidence::default(),
    }
}

fn decision(id: u64, of: &IssueId, verdict: Verdict, text: &str) -> BudgetDecision {
    BudgetDecision {
        id,
        at: chrono::DateTime::UNIX_EPOCH,
        by: "rina".into(),
        reason: "sesuai RKA".into(),
        issue: of.clone(),
        code: code(text),
        verdict,
    }
}

fn funded(
    lines: &[Counted],
    places: &[&str],
    matches: &[CodeMatch],
    decisions: &[BudgetDecision],
) -> BriefBudget {
    let dict = Dictionaries::builtin().unwrap();
    let places: Vec<WilayahCode> = places.iter().map(WilayahCode::new).collect();
    fund(&Looked {
        ids: &[issue("1")],
        places: &places,
        matches,
        decisions,
        year: Some(2026),
        lines,
        name: &|_| None,
        home: Some(&WilayahCode::new("35.22")),
        wilayah: &dict.wilayah,
    })
}

#[test]
fn where_the_money_lies_decides() {
    let (kanor, both) = (["35.22.11"], ["35.22.11", "35.22.13"]);
    for (lines, places, state) in [
        (
            vec![line(&["35.22.11"], Some(5))],
            &kanor[..],
            Funding::Funded,
        ),
        (
            vec![line(&["35.22.11.2001"], Some(5))],
            &kanor,
            Funding::Funded,
        ),
        (vec![line(&["35.22.11"], Some(5))], &both, Funding::Partly),
        (vec![line(&[], Some(5))], &kanor, Funding::Funded),
        (vec![line(&["35.22"], Some(5))], &kanor, Funding::Funded),
        (
            vec![line(&["35.22.20"], Some(5))],
            &kanor,
            Funding::Unfunded,
        ),
        (vec![line(&["35.22.11"], None)], &kanor, Funding::Partly),
        (
            vec![line(&["35.22.11"], Some(0))],
            &kanor,
            Funding::Unfunded,
        ),
        (vec![], &kanor, Funding::Unfunded),
    ] {
        let budget = funded(&lines, places, &[sure(0.9)], &[]);
        assert_eq!(budget.funding, Some(state), "{lines:?} {}", budget.why);
    }
    let partly = funded(&[line(&["35.22.11"], Some(5))], &both, &[sure(0.9)], &[]);
    assert_eq!(partly.places_without[0].name, "Kec. Balen");
    assert_eq!(partly.amount, 5);
}

#[test]
fn a_proposal_pays_for_nothing_until_a_person_says_so() {
    let lines = [line(&[], Some(5))];
    let doubtful = [sure(SURE - 0.01)];
    let before = funded(&lines, &[], &doubtful, &[]);
    assert_eq!(before.funding, Some(Funding::Unfunded));
    assert_eq!(before.matches[0].status, MatchStatus::Suggested);
    let confirm = decision(1, &issue("1"), Verdict::Confirm, "1.03.10.2.01");
    let after = funded(&lines, &[], &doubtful, &[confirm]);
    assert_eq!(after.funding, Some(Funding::Funded));
    assert_eq!(after.matches[0].status, MatchStatus::Confirmed);
}

#[test]
fn a_refusal_takes_away_and_the_last_word_holds() {
    let lines = [line(&[], Some(5))];
    let refuse = decision(1, &issue("1"), Verdict::Refuse, "1.03.10.2.01.0055");
    let refused = funded(&lines, &[], &[sure(0.9)], std::slice::from_ref(&refuse));
    assert_eq!(
        (refused.funding, refused.matches.len()),
        (Some(Funding::Unfunded), 0)
    );
    let confirm = decision(2, &issue("1"), Verdict::Confirm, "1.03.10.2.01.0055");
    let again = funded(&lines, &[], &[sure(0.9)], &[refuse, confirm]);
    assert_eq!(again.funding, Some(Funding::Funded));
    let of_another = decision(1, &issue("2"), Verdict::Refuse, "1.03.10.2.01.0055");
    assert_eq!(
        funded(&lines, &[], &[sure(0.9)], &[of_another]).funding,
        Some(Funding::Funded)
    );
}

#[test]
fn without_a_budget_nothing_is_claimed() {
    let dict = Dictionaries::builtin().unwrap();
    let budget = fund(&Looked {
        ids: &[issue("1")],
        places: &[],
        matches: &[sure(0.9)],
        decisions: &[],
        year: None,
        lines: &[],
        name: &|_| None,
        home: None,
        wilayah: &dict.wilayah,
    });
    assert_eq!(budget.funding, None);
    assert_eq!(budget.why, "Belum ada anggaran yang diimpor.");
}

#[test]
fn the_word_on_the_finer_code_holds() {
    let lines = [line(&[], Some(5))];
    let program = decision(1, &issue("1"), Verdict::Confirm, "1.03.10");
    let kegiatan = decision(2, &issue("1"), Verdict::Refuse, "1.03.10.2.01");
    let without = funded(&lines, &[], &[], &[program.clone(), kegiatan.clone()]);
    assert_eq!((without.lines.len(), without.amount), (0, 0));
    assert_eq!(
        crate::budget::unanswered(&lines, &[&without]).len(),
        1,
        "a refused line answers nothing"
    );
    let sub = decision(3, &issue("1"), Verdict::Confirm, "1.03.10.2.01.0055");
    let with = funded(&lines, &[], &[sure(0.9)], &[program, kegiatan, sub]);
    assert_eq!(with.amount, 5);
    assert!(crate::budget::unanswered(&lines, &[&with]).is_empty());
}

#[test]
fn a_line_without_rupiah_covers_no_place() {
    let lines = [line(&["35.22.11"], Some(5)), line(&["35.22.13"], Some(0))];
    let budget = funded(&lines, &["35.22.11", "35.22.13"], &[sure(0.9)], &[]);
    assert_eq!(budget.funding, Some(Funding::Partly));
    assert_eq!(budget.places_without[0].code, "35.22.13");
}

#[test]
fn each_sentence_says_what_its_lines_are() {
    let here = line(&["35.22.11"], Some(5));
    let matches = [sure(0.9)];
    for (lines, places, says) in [
        (
            vec![here.clone(), line(&[], Some(7))],
            &["35.22.11"][..],
            "1 baris RKA 2026 berada di tempat isu, 1 baris lagi untuk seluruh kabupaten atau tanpa lokasi rinci.",
        ),
        (
            vec![here.clone()],
            &[],
            "1 baris RKA 2026 dicocokkan titen dengan isu ini, tetapi isu ini tidak menyebut tempat, sehingga lokasinya perlu dipastikan.",
        ),
        (
            vec![line(&["35.22.11"], Some(0))],
            &["35.22.11"],
            "1 baris RKA 2026 dicocokkan titen dengan isu ini, tetapi tanpa jumlah di atas nol.",
        ),
        (
            vec![],
            &["35.22.11"],
            "Di antara baris anggaran 2026 yang diimpor tidak ada yang berkode sama dengan kecocokan di bawah ini.",
        ),
    ] {
        assert_eq!(funded(&lines, places, &matches, &[]).why, says);
    }
    // Where nothing was found, nobody may say that there is nothing.
    let nothing = funded(&[here], &["35.22.11"], &[], &[]);
    assert_eq!(nothing.label(), Some("belum ditemukan"));
    let elsewhere = funded(
        &[line(&["35.22.20"], Some(5))],
        &["35.22.11"],
        &matches,
        &[],
    );
    assert_eq!(elsewhere.label(), Some("belum didanai"));
}
