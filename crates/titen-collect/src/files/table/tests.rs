//! Tables of monitoring tools, PPID registers and clerks.

use super::*;
use crate::files::sheet::tests::Files;
use serde_json::json;

type Read = Vec<Result<Item, Drop>>;

fn read_as(path: &Path, settings: &TableSettings, channel: Option<Channel>) -> io::Result<Read> {
    let origin = FileOrigin {
        name: "t".into(),
        source: "uji".into(),
        channel,
        wilayah: None,
    };
    let mut read = Vec::new();
    let now = "2026-08-17T00:00:00Z".parse().unwrap();
    read_table(
        path,
        settings,
        &origin,
        &Intake::for_tests(),
        now,
        &mut |item| {
            read.push(item);
            ControlFlow::Continue(())
        },
    )?;
    Ok(read)
}

fn items(text: &str, channel: Channel) -> Vec<Item> {
    let path = Files::new();
    let read = read_as(
        &path.write("t.csv", text),
        &TableSettings::default(),
        Some(channel),
    )
    .unwrap();
    read.into_iter().map(Result::unwrap).collect()
}

fn error(text: &str, columns: &[(Role, &str)]) -> String {
    let settings = TableSettings {
        columns: columns
            .iter()
            .map(|(role, name)| (*role, vec![(*name).to_owned()]))
            .collect(),
    };
    let files = Files::new();
    let read = read_as(&files.write("t.csv", text), &settings, Some(Channel::Sms));
    read.unwrap_err().to_string()
}

#[test]
fn what_a_clerk_types_is_an_item_without_its_person() {
    let text = "Tanggal;Waktu;Kanal;Judul;Isi;Nama;No HP;Kecamatan;Desa;Tautan;Keterangan\n\
                12/08/2026;09:15;sms;;jln rusak, sy Siti Aminah;Siti Aminah;081234567890;Kanor;;;dari loket\n";
    let item = items(text, Channel::Chat).remove(0);
    assert_eq!((item.channel, item.source.as_str()), (Channel::Sms, "uji"));
    assert_eq!(item.body.as_deref(), Some("jln rusak, sy [NAMA]"));
    assert_eq!(
        item.published.unwrap().at.to_rfc3339(),
        "2026-08-12T02:15:00+00:00"
    );
    assert_eq!(item.extra["tempat"], json!({"kecamatan": "Kanor"}));
    assert_eq!(item.extra["Keterangan"], "dari loket");
    let all = serde_json::to_string(&item).unwrap();
    assert!(!all.contains("Siti") && !all.contains("0812"), "{all}");
    assert!(item.extra.contains_key("voice"));
}

#[test]
fn one_table_gives_the_same_items_however_its_columns_stand() {
    let a = items(
        "No,Tanggal,Isi,Nama,Catatan\n1,2026-08-01,banjir,Ani,x\n2,2026-08-01,banjir,Beni,\n",
        Channel::Sms,
    );
    let b = items(
        "Catatan;Nama;Isi;Tanggal;No\n;Beni;banjir;2026-08-01;7\nx;Ani;banjir;2026-08-01;9\n",
        Channel::Sms,
    );
    assert_eq!(a, [b[1].clone(), b[0].clone()]);
    assert_ne!(a[0].id, a[1].id, "two people said the same");
}

#[test]
fn a_tools_post_is_known_by_its_address_however_it_fares() {
    let text = "Date,Headline,URL,Opening Text,Hit Sentence,Source,Influencer,Reach,Twitter Bio\n\
                12-Aug-2026 03:00PM,,https://x.test/1,pembuka,jalan rusak,Twitter,@budi,120,warga Kanor\n";
    let item = items(text, Channel::Social).remove(0);
    assert_eq!(
        (item.key.as_str(), item.source.as_str()),
        ("https://x.test/1", "Twitter")
    );
    assert_eq!(item.body.as_deref(), Some("jalan rusak"));
    assert_eq!(
        (&item.extra["Reach"], &item.extra["Opening Text"]),
        (&json!("120"), &json!("pembuka"))
    );
    let all = serde_json::to_string(&item).unwrap();
    assert!(!all.contains("budi") && !all.contains("warga"), "{all}");
    let later = items(&text.replace(",120,", ",900,"), Channel::Social).remove(0);
    assert_eq!(item.id, later.id);

    let platforms = "platform,content,published,url\nInstagram,a,2026-08-01,\nMedia Online,b,2026-08-01,\nWhatsApp,c,2026-08-01,\nentah,d,2026-08-01,\n";
    let channels: Vec<Channel> = items(platforms, Channel::Print)
        .iter()
        .map(|i| i.channel)
        .collect();
    assert_eq!(
        channels,
        [
            Channel::Social,
            Channel::News,
            Channel::Chat,
            Channel::Print
        ]
    );
}

#[test]
fn a_ppid_request_carries_the_dates_of_its_clocks() {
    let text = "REGISTER PPID,,,,,,,,,\nNo,No. Pendaftaran,Tanggal Permohonan,Nama Pemohon,Alamat,No. Telp,Informasi yang Diminta,Jenis Permohonan,Status,Tanggal Jawaban,Tanggal Perpanjangan,Tanggal Keberatan,Tgl. Tindak Lanjut\n\
                1,001/PPID/2026,3 Jan 2026,Ani Rahayu,Jl. Mawar 7,0812-3456-7890,Salinan APBD,Salinan,Diproses,,15/01/2026,belum,9 Jan 2026\n";
    let item = items(text, Channel::Ppid).remove(0);
    assert_eq!(item.key, "001/PPID/2026");
    let extra = &item.extra;
    assert_eq!(
        (&extra["status"], &extra["jenis"]),
        (&json!("Diproses"), &json!("Salinan"))
    );
    assert_eq!(
        extra["tanggal_dijawab"],
        json!(null),
        "what is not known is not invented"
    );
    assert_eq!(extra["tanggal_perpanjangan"], "2026-01-15");
    assert_eq!(extra["tanggal_tindak_lanjut"], "2026-01-09");
    assert_eq!(
        (&extra["tanggal_keberatan"], &extra["tanggal_keberatan_raw"]),
        (&json!(null), &json!("belum"))
    );
    assert!(
        item.is_snapshot()
            && item.received < "2026-08-18T00:00:00Z".parse::<DateTime<Utc>>().unwrap()
    );
    let all = serde_json::to_string(&item).unwrap();
    assert!(
        !all.contains("Rahayu") && !all.contains("Mawar") && !all.contains("7890"),
        "{all}"
    );
}

#[test]
fn configured_columns_win_over_known_names() {
    let settings = TableSettings {
        columns: BTreeMap::from([
            (Role::Id, vec!["No".to_owned()]),
            (Role::Body, vec!["Uraian".to_owned(), "Harapan".to_owned()]),
        ]),
    };
    let files = Files::new();
    let path = files.write(
        "t.csv",
        "No,Isi,Uraian,Harapan\n7,ringkas,jalan rusak,diperbaiki\n",
    );
    let item = read_as(&path, &settings, Some(Channel::Sms))
        .unwrap()
        .remove(0)
        .unwrap();
    assert_eq!(item.key, "7");
    assert_eq!(item.body.as_deref(), Some("jalan rusak\ndiperbaiki"));
    assert_eq!(item.extra["Isi"], "ringkas");
}

#[test]
fn a_missing_column_is_named_with_what_there_is_and_the_remedy() {
    let said = error(
        "Tanggal,Isi Pesan,Nama\n2026-08-01,jalan,Budi\n",
        &[(Role::Body, "Isi Pesn")],
    );
    assert!(said.contains("no column `Isi Pesn` (for `body`)"), "{said}");
    assert!(
        said.contains("`Tanggal`, `Isi Pesan`, `Nama`") && said.contains("nearest is `Isi Pesan`"),
        "{said}"
    );
    assert!(!said.contains("Budi"), "{said}");
    let said = error("2026-08-01,jalan rusak,Budi\n", &[]);
    assert!(
        said.contains("no header row") && !said.contains("Budi"),
        "{said}"
    );
    let said = error(
        "Tracking ID,Isi Laporan Awal,Tipe Laporan\n1,a,Rahasia\n",
        &[],
    );
    assert!(said.contains("--format lapor"), "{said}");
}

#[test]
fn a_row_without_words_or_channel_costs_itself_and_a_sheet_without_header_is_told() {
    let files = Files::new();
    let path = files.book("t.xlsx", |book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["Tanggal", "Isi"]).unwrap();
        sheet.write_row(1, 0, ["2026-08-01", ""]).unwrap();
        sheet.write_row(2, 0, ["2026-08-01", "jalan"]).unwrap();
        book.add_worksheet()
            .set_name("Catatan")
            .unwrap()
            .write_string(0, 0, "lain")
            .unwrap();
    });
    let read = read_as(&path, &TableSettings::default(), None).unwrap();
    let places: Vec<(&str, DropReason)> = read
        .iter()
        .map(|r| r.as_ref().unwrap_err())
        .map(|d| (d.place.as_str(), d.reason))
        .collect();
    assert_eq!(
        places,
        [
            ("t:Sheet1!2", DropReason::UnknownChannel),
            ("t:Sheet1!3", DropReason::UnknownChannel),
            ("t:Catatan", DropReason::WrongKind),
        ]
    );
    let read = read_as(&path, &TableSettings::default(), Some(Channel::Sms)).unwrap();
    assert_eq!(read[0].as_ref().unwrap_err().reason, DropReason::Empty);
    assert!(read[1].is_ok());
}
