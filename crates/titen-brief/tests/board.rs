//! The board as a page: nothing that a source wrote acts as markup, every link leads somewhere,
//! and a board without cases is a page too.

#![allow(clippy::unwrap_used)]

use titen_brief::{BoardHead, board_page};
use titen_model::*;

fn board() -> Board {
    let day = |s: &str| s.parse().unwrap();
    let counts = BoardCounts {
        merah: 1,
        kuning: 0,
        hijau: 0,
        oldest: Some(6),
        punctual: Punctuality {
            on_time: 1,
            late: 1,
            overdue_open: 1,
            unsure: 2,
        },
    };
    Board {
        at: day("2026-01-02"),
        total: counts,
        before: vec![BoardWeek {
            at: day("2025-12-26"),
            counts: BoardCounts {
                kuning: 1,
                ..BoardCounts::default()
            },
        }],
        notes: vec!["Catatan <i>.".into()],
        units: vec![BoardUnit {
            unit: None,
            colour: Colour::Merah,
            counts,
            before: Vec::new(),
            cases: vec![BoardCase {
                item: ItemId::new("s", "1"),
                key: "<1>".into(),
                channel: Channel::Lapor,
                class: CaseClass::Pengaduan,
                title: "<script>alert(1)</script> \u{202e}rusak".into(),
                wilayah: vec![Named {
                    code: "35.22.15".into(),
                    name: "Kec. Bojonegoro".into(),
                }],
                issue: None,
                received: day("2025-12-22"),
                colour: Colour::Merah,
                age: 6,
                last_step: Some(CaseStep {
                    kind: StepKind::Diteruskan,
                    day: StepDay {
                        earliest: day("2025-12-23"),
                        latest: day("2025-12-29"),
                    },
                    said: "Terdisposisi".into(),
                }),
                due: Some(day("2026-01-14")),
                why: "belum ada tindak lanjut: 6 hari kerja (batas 5)".into(),
                repeated: vec!["2".into()],
            }],
        }],
    }
}

fn page(board: &Board) -> String {
    let office = Letterhead {
        kop: vec!["PEMERINTAH".into(), "DINAS".into()],
        place: "Bojonegoro".into(),
    };
    let head = BoardHead {
        office: &office,
        scope: "Kab. Bojonegoro",
        sample: false,
    };
    board_page(board, head)
}

#[test]
fn the_page_keeps_its_shape() {
    let css = [
        include_str!("../templates/brief.css"),
        include_str!("../templates/chips.css"),
        include_str!("../templates/board.css"),
    ];
    let html = css
        .iter()
        .fold(page(&board()), |html, css| html.replace(css, "/* css */\n"));
    insta::assert_snapshot!("board.html", html);
    assert!(!html.contains("<script") && !html.contains('\u{202e}') && !html.contains("<i>."));
}

#[test]
fn a_board_without_cases_is_a_page() {
    let empty = Board {
        units: Vec::new(),
        notes: Vec::new(),
        ..board()
    };
    assert!(page(&empty).contains("Tidak ada laporan yang terbuka"));
}
