//! The office's nomenclature and budgets, and what people decided about them.

use super::{noon, office};
use crate::{Store, StoreError};
use titen_model::{
    BudgetDecision, BudgetFile, BudgetKind, BudgetLine, BudgetMapping, IssueId, ItemId,
    NomenclatureEntry, OfficeId, StoryId, Verdict,
};

fn entry(code: &str) -> NomenclatureEntry {
    NomenclatureEntry {
        code: code.parse().unwrap(),
        name: "Pemeliharaan Rutin Jalan".to_owned(),
        performance: String::new(),
        indicator: "Panjang jalan".to_owned(),
        unit: "km".to_owned(),
    }
}

pub(super) async fn a_nomenclature_is_replaced_whole(store: &impl Store) {
    let (one, other) = (entry("1.03.10.2.01.0051"), entry("1.03.10"));
    let both = [one.clone(), other.clone()];
    store.put_nomenclature(&office(), &both).await.unwrap();
    assert_eq!(
        store.nomenclature(&office()).await.unwrap(),
        [other, one.clone()]
    );
    store
        .put_nomenclature(&office(), std::slice::from_ref(&one))
        .await
        .unwrap();
    assert_eq!(store.nomenclature(&office()).await.unwrap(), [one]);
    assert_eq!(
        store.nomenclature(&OfficeId::new("tuban")).await.unwrap(),
        []
    );
}

fn file(name: &str, amount: i64) -> BudgetFile {
    BudgetFile {
        name: name.to_owned(),
        year: 2026,
        kind: BudgetKind::Rka,
        sha256: amount.to_string(),
        at: noon(12),
        lines: vec![BudgetLine {
            place: "RKA!7".to_owned(),
            code: "1.03.10.2.01.0051".parse().unwrap(),
            name: "Pemeliharaan Rutin Jalan".to_owned(),
            unit_name: "DPUBMPR".to_owned(),
            unit: None,
            location: "Kec. Kanor".to_owned(),
            wilayah: Vec::new(),
            amount: Some(amount),
            target: "12 km".to_owned(),
            fund: "PAD".to_owned(),
        }],
        notes: vec!["row 3: banner".to_owned()],
    }
}

pub(super) async fn a_file_is_replaced_by_its_name_and_the_same_again_changes_nothing(
    store: &impl Store,
) {
    let (first, second) = (file("rka.csv", 1), file("rka.csv", i64::MAX));
    assert!(store.put_budget(&office(), &first).await.unwrap());
    assert!(!store.put_budget(&office(), &first).await.unwrap());
    assert!(store.put_budget(&office(), &second).await.unwrap());
    assert_eq!(
        store.budgets(&office()).await.unwrap(),
        std::slice::from_ref(&second)
    );
    let other = file("dinkes.csv", 2);
    assert!(store.put_budget(&office(), &other).await.unwrap());
    assert_eq!(store.budgets(&office()).await.unwrap(), [other, second]);
    let tuban = OfficeId::new("tuban");
    assert_eq!(store.budgets(&tuban).await.unwrap(), []);
    assert!(!store.remove_budget(&tuban, 2026, "rka.csv").await.unwrap());
    assert!(
        !store
            .remove_budget(&office(), 2025, "rka.csv")
            .await
            .unwrap()
    );
    assert!(
        store
            .remove_budget(&office(), 2026, "rka.csv")
            .await
            .unwrap()
    );
    assert_eq!(store.budgets(&office()).await.unwrap().len(), 1);
}

pub(super) async fn columns_are_remembered_by_header(store: &impl Store) {
    let mapping = BudgetMapping {
        header: "abc".to_owned(),
        columns: vec![("code".to_owned(), "Kode Rek.".to_owned())],
    };
    assert_eq!(store.budget_mapping(&office(), "abc").await.unwrap(), None);
    store.put_budget_mapping(&office(), &mapping).await.unwrap();
    let found = store.budget_mapping(&office(), "abc").await.unwrap();
    assert_eq!(found, Some(mapping));
}

pub(super) async fn decisions_are_numbered_and_kept(store: &impl Store) {
    let decision = |id, reason: &str| BudgetDecision {
        id,
        at: noon(12),
        by: "rina".to_owned(),
        reason: reason.to_owned(),
        issue: IssueId::founded_by(&StoryId::founded_by(&ItemId::new("sms", "1"))),
        code: "1.03.10.2.01".parse().unwrap(),
        verdict: Verdict::Confirm,
    };
    let first = decision(1, "ruas itu ada dalam RKA");
    let second = BudgetDecision {
        verdict: Verdict::Refuse,
        ..decision(2, "keliru")
    };
    for d in [&first, &second] {
        store.put_budget_decision(&office(), d).await.unwrap();
    }
    for id in [0, 2, 4] {
        let error = store
            .put_budget_decision(&office(), &decision(id, "x"))
            .await
            .unwrap_err();
        assert!(matches!(error, StoreError::Overtaken { .. }), "{error}");
    }
    let blank = store
        .put_budget_decision(&office(), &decision(3, " "))
        .await;
    assert!(blank.is_err());
    assert_eq!(
        store.budget_decisions(&office()).await.unwrap(),
        [first, second]
    );
    let tuban = OfficeId::new("tuban");
    assert_eq!(store.budget_decisions(&tuban).await.unwrap(), []);
}
