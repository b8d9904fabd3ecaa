//! What newspapers write, and what is kept of it.

use crate::Analyser;
use proptest::prelude::*;
use titen_model::{Channel, QuotationKind, WilayahCode};

fn quotes(text: &str) -> String {
    let analyser = Analyser::new(crate::dictionaries(), Some(WilayahCode::new("35.22")));
    let document = analyser.analyse(&crate::item(Channel::News, None, Some(text)), 1);
    let one = |q: &titen_model::Quotation| {
        let kind = match q.kind {
            QuotationKind::Direct => "D",
            QuotationKind::Indirect => "I",
        };
        format!(
            "{kind} {} | {} | {}",
            q.name.as_deref().unwrap_or("-"),
            q.office.as_deref().unwrap_or("-"),
            &text[q.span.start as usize..q.span.end as usize]
        )
    };
    document
        .quotes
        .iter()
        .map(one)
        .collect::<Vec<_>>()
        .join("\n")
}

fn check(text: &str, expect: &str) {
    assert_eq!(quotes(text), expect, "{text}");
}

#[test]
fn name_and_office() {
    check(
        "“Jalan itu diperbaiki bulan depan,” kata Kepala Dinas PU Bina Marga Bojonegoro, Retno Wulandari, Senin (10/8/2026).",
        "D Retno Wulandari | Kepala Dinas PU Bina Marga Bojonegoro | Jalan itu diperbaiki bulan depan",
    );
    check(
        "Bupati Bojonegoro Setyo Wahono mengatakan bahwa stok pupuk aman. \"Petani tidak perlu cemas,\" ujarnya.",
        "I Setyo Wahono | Bupati Bojonegoro | stok pupuk aman\nD Setyo Wahono | Bupati Bojonegoro | Petani tidak perlu cemas",
    );
}

#[test]
fn private_names_are_not_kept() {
    check(
        "\"Air keruh sejak Senin,\" keluh Budi (45), warga Desa Ngraho.",
        "D - | warga Desa Ngraho | Air keruh sejak Senin",
    );
    check(
        "Siti Aminah, pedagang Pasar Kota, mengaku rugi jutaan rupiah. “Sepi sekali,” kata Siti.",
        "I - | pedagang Pasar Kota | rugi jutaan rupiah\nD - | pedagang Pasar Kota | Sepi sekali",
    );
}

proptest! {
    #[test]
    fn any_text_is_taken(text in "([A-Z]?[a-z]{1,5}|kata|ujarnya|mengatakan|Bupati|menurut|warga|“|”|\"|,|\\.|\n| ){0,40}|\\PC{0,30}") {
        quotes(&text);
    }
}
