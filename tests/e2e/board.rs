//! `titen board`: the day decides, the office's own limits count, and the config's faults have their lines.

use crate::titen::Titen;

fn office(board: &str) -> Titen {
    let titen = Titen::with_config(
        "version = 1\nnow = \"2026-01-16T07:00:00+07:00\"\nboard = \"board.toml\"\n",
    );
    titen.write("board.toml", format!("version = 1\n{board}"));
    titen.write(
        "lapor.jsonl",
        concat!(
            r#"{"id":"1","channel":"lapor","title":"Jalan rusak di Desa Kanor","published":"2025-12-22","perangkat_daerah":"DPUBMPR"}"#,
            "\n",
            r#"{"id":"2","channel":"lapor","title":"PJU padam","published":"2025-12-22","perangkat_daerah":"Dinas Perhubungan","tanggal_tindak_lanjut":"2025-12-29","tanggal_dijawab":"2026-01-05"}"#,
            "\n",
            r#"{"id":"3","channel":"sms","body":"jln rusak pak","published":"2025-12-22"}"#,
            "\n"
        ),
    );
    titen.ok(&["import", "lapor.jsonl"]);
    titen
}

#[test]
fn each_day_has_the_board_that_stood_then() {
    let titen = office("");
    let on = |day: &str| titen.ok(&["board", "--at", day, "--out", "papan"]).out;
    let early = on("2025-12-31");
    assert!(
        early.contains("0 red    2 yellow    0 green  in all, 2025-12-31"),
        "{early}"
    );
    let red = on("2026-01-02");
    assert!(
        red.contains("1 red    0 yellow    0 green  Dinas Pekerjaan Umum Bina Marga"),
        "{red}"
    );
    assert!(
        red.contains("0 red    1 yellow    0 green  Dinas Perhubungan"),
        "{red}"
    );
    let answered = on("2026-01-05");
    assert!(
        answered.contains("0 red    0 yellow    1 green  Dinas Perhubungan"),
        "{answered}"
    );
    let page =
        std::fs::read_to_string(titen.path("papan/board-2026-01-02/board.html")).expect("a page");
    assert!(page.contains("belum ada tindak lanjut: 6 hari kerja (batas 5)"));
    // Today, where no day is named; the same again makes the same bytes.
    let first = titen.ok(&["board", "--out", "papan"]).out;
    assert!(first.contains("board-2026-01-16"), "{first}");
    let bytes = |name: &str| {
        std::fs::read(titen.path(&format!("papan/board-2026-01-16/{name}"))).expect("a file")
    };
    let all = || ["board.html", "board.xlsx", "board.pdf", "board.json"].map(bytes);
    let before = all();
    titen.ok(&["board", "--out", "papan"]);
    assert!(before == all());
}

#[test]
fn an_office_sets_its_own_limits_and_channels() {
    let titen = office(
        "channels = [\"lapor\", \"sms\"]\n[[clock]]\nclass = \"pengaduan\"\nfirst_step = 20\nanswer = 30\n",
    );
    let out = titen
        .ok(&["board", "--at", "2026-01-02", "--out", "papan"])
        .out;
    assert!(
        out.contains("0 red    3 yellow    0 green  in all"),
        "{out}"
    );
}

#[test]
fn a_wrong_board_file_is_refused_with_its_line() {
    for (text, expect) in [
        (
            "[[clock]]\nclass = \"pengadaan\"\n",
            "board.toml:3: unknown value `pengadaan`; did you mean `pengaduan`?",
        ),
        (
            "weeks = 8\nshown = 3\n",
            "board.toml:3: unknown key `shown`",
        ),
        (
            "[[clock]]\nclass = \"aspirasi\"\n[[clock]]\nclass = \"aspirasi\"\n",
            "board.toml:4: this class has a [[clock]] already",
        ),
    ] {
        let titen = Titen::with_config("version = 1\nboard = \"board.toml\"\n");
        titen.write("board.toml", format!("version = 1\n{text}"));
        let ran = titen.run(&["board"]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(expect), "{}", ran.err);
    }
}

#[test]
fn a_wrong_dialog_file_is_refused_with_its_line() {
    let slot = |slot: &str| {
        format!("[[programme]]\nid = \"a\"\nname = \"A\"\nstation = \"S\"\nslots = [{slot}]\n")
    };
    for (text, expect) in [
        (slot("{ day = \"Rabu\", at = \"09:00\", minutes = 60 }"), "dialog.toml:6: `Rabu` is not a weekday"),
        (slot("{ day = \"Wed\", at = \"9 pagi\", minutes = 60 }"), "dialog.toml:6: `9 pagi` is not a time of day"),
        (format!("{0}{0}", slot("")), "dialog.toml:8: programme `a` is listed twice"),
        (
            "[[speaker]]\nunit = \"X\"\nname = \"N\"\nposition = \"P\"\naway = [[\"2026-01-05\", \"2026-01-02\"]]\n".to_owned(),
            "dialog.toml:6: `2026-01-05` to `2026-01-02` is no absence",
        ),
    ] {
        let titen = Titen::with_config("version = 1\ndialog = \"dialog.toml\"\n");
        titen.write("dialog.toml", format!("version = 1\n{text}"));
        let ran = titen.run(&["board"]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(expect), "{}", ran.err);
    }
}
