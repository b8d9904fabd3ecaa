//! How many items a source had on which day.

use super::{item, noon, office};
use crate::{Pass, SourceDay, Store};
use chrono::NaiveDate;
use titen_model::{Item, OfficeId, Published};

fn august(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, day).unwrap()
}

fn dated(source: &str, key: &str, published: Option<Published>) -> Item {
    Item {
        id: titen_model::ItemId::new(source, key),
        source: source.to_owned(),
        published,
        ..item(key, "isi")
    }
}

pub(super) async fn items_are_counted_by_source_and_day(store: &impl Store) {
    let night = Published::instant("2026-08-10T17:30:00Z".parse().unwrap());
    let tomorrow = Published::instant(noon(20));
    let items = vec![
        dated("blok", "1", Some(night)),
        dated("blok", "2", Some(Published::day(august(11)))),
        dated("blok", "3", Some(Published::day(august(9)))),
        // Without a date, and with one that cannot be: the day of receipt.
        dated("arsip", "1", None),
        dated("arsip", "2", Some(tomorrow)),
    ];
    let put = |items: Vec<Item>| Pass {
        items,
        ..Pass::default()
    };
    store.put_pass(&office(), put(items)).await.unwrap();
    let days = async |from, to| {
        let days = store.source_days(&office(), august(from), august(to)).await;
        days.unwrap()
    };
    let day = |source: &str, day, n| SourceDay {
        source: source.to_owned(),
        day: august(day),
        received: august(12),
        n,
    };
    let expect = [day("arsip", 12, 2), day("blok", 9, 1), day("blok", 11, 2)];
    assert_eq!(days(9, 13).await, expect);
    assert_eq!(days(10, 12).await, [day("blok", 11, 2)]);
    let other = OfficeId::new("tuban");
    let none = store.source_days(&other, august(1), august(30)).await;
    assert_eq!(none.unwrap(), []);

    // A revision moves the item to its new day; its first receipt stays.
    let mut moved = dated("blok", "2", Some(Published::day(august(10))));
    moved.received = noon(25);
    store.put_pass(&office(), put(vec![moved])).await.unwrap();
    assert_eq!(days(10, 12).await, [day("blok", 10, 1), day("blok", 11, 1)]);
}
