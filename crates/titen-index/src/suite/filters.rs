//! What a search leaves out.

use super::{at, document, find, office, put, query};
use crate::{Query, SearchIndex};
use titen_model::{
    Channel, Document, Field, OfficeId, PlaceMention, Span, UrusanCode, UrusanTag, WilayahCode,
};

fn place(candidates: &[&str]) -> PlaceMention {
    PlaceMention {
        name: "Sukorejo".into(),
        span: Span {
            field: Field::Title,
            start: 0,
            end: 8,
        },
        candidates: candidates.iter().map(WilayahCode::new).collect(),
    }
}

fn within(code: &str) -> Query {
    Query {
        wilayah: Some(WilayahCode::new(code)),
        ..query("")
    }
}

pub(super) async fn each_filter_narrows(index: &impl SearchIndex) {
    let plain = || document("1", "jalan rusak", "");
    let other = Document {
        channel: Channel::Lapor,
        source: "lapor".into(),
        at: at(20),
        urusan: vec![UrusanTag {
            code: UrusanCode::new("1.03"),
            confidence: 0.5,
            words: Vec::new(),
        }],
        ..document("2", "jalan rusak", "")
    };
    put(index, &[plain(), other]).await;
    for text in ["jalan", ""] {
        let all = || query(text);
        assert_eq!(find(index, all()).await, ["2", "1"]);
        assert_eq!(
            find(
                index,
                Query {
                    from: Some(at(20)),
                    ..all()
                }
            )
            .await,
            ["2"]
        );
        assert_eq!(
            find(
                index,
                Query {
                    to: Some(at(20)),
                    ..all()
                }
            )
            .await,
            ["1"]
        );
        let span = Query {
            from: Some(at(12)),
            to: Some(at(19)),
            ..all()
        };
        assert_eq!(find(index, span).await, [""; 0]);
        assert_eq!(
            find(
                index,
                Query {
                    channel: Some(Channel::Lapor),
                    ..all()
                }
            )
            .await,
            ["2"]
        );
        assert_eq!(
            find(
                index,
                Query {
                    source: Some("blok".into()),
                    ..all()
                }
            )
            .await,
            ["1"]
        );
        let urusan = Some(UrusanCode::new("1.03"));
        assert_eq!(find(index, Query { urusan, ..all() }).await, ["2"]);
    }
}

pub(super) async fn news_and_rss_are_one_channel(index: &impl SearchIndex) {
    let on = |key, channel| Document {
        channel,
        ..document(key, "jalan", "")
    };
    put(
        index,
        &[
            on("1", Channel::News),
            on("2", Channel::Rss),
            on("3", Channel::Sms),
        ],
    )
    .await;
    for channel in [Channel::News, Channel::Rss] {
        let mut found = find(
            index,
            Query {
                channel: Some(channel),
                ..query("jalan")
            },
        )
        .await;
        found.sort();
        assert_eq!(found, ["1", "2"]);
    }
}

pub(super) async fn a_place_finds_what_lies_in_it(index: &impl SearchIndex) {
    let village = Document {
        wilayah: vec![place(&["35.22.15.1001"])],
        default_wilayah: Some(WilayahCode::new("35.78")),
        ..document("1", "jalan", "")
    };
    let default = Document {
        default_wilayah: Some(WilayahCode::new("35.78")),
        ..document("2", "jalan", "")
    };
    put(index, &[village, default, document("3", "jalan", "")]).await;
    for code in ["35.22.15.1001", "35.22.15", "35.22"] {
        assert_eq!(find(index, within(code)).await, ["1"], "{code}");
    }
    assert_eq!(find(index, within("35")).await.len(), 2);
    assert_eq!(find(index, within("35.78")).await, ["2"]);
    assert_eq!(find(index, within("35.2")).await, [""; 0]);
}

pub(super) async fn an_unclear_place_counts_for_what_its_candidates_share(
    index: &impl SearchIndex,
) {
    let unclear = Document {
        wilayah: vec![place(&["35.22.15.2001", "35.22.16.2002"])],
        ..document("1", "jalan", "")
    };
    put(index, &[unclear]).await;
    assert_eq!(find(index, within("35.22")).await, ["1"]);
    assert_eq!(find(index, within("35.22.15")).await, [""; 0]);
}

pub(super) async fn an_office_finds_its_own_alone(index: &impl SearchIndex) {
    let other = OfficeId::new("tuban");
    put(index, &[document("1", "jalan", "")]).await;
    index
        .add(
            &other,
            vec![document("1", "pasar", ""), document("2", "jalan", "")],
        )
        .await
        .unwrap();
    index.commit(&other, 1).await.unwrap();
    assert_eq!(find(index, query("jalan")).await, ["1"]);
    assert_eq!(
        find(
            index,
            Query {
                office: other,
                ..query("jalan")
            }
        )
        .await,
        ["2"]
    );
    assert_eq!(find(index, Query::all(office())).await, ["1"]);
}
