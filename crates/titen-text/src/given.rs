//! What the tests start from: the built-in dictionaries, and an item of a source `uji`.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use titen_dict::Dictionaries;
use titen_model::{Channel, Item, ItemId};

/// Read once for all tests.
pub(crate) fn dictionaries() -> Arc<Dictionaries> {
    static ALL: LazyLock<Arc<Dictionaries>> =
        LazyLock::new(|| Arc::new(Dictionaries::builtin().unwrap()));
    ALL.clone()
}

pub(crate) fn item(channel: Channel, title: Option<&str>, body: Option<&str>) -> Item {
    Item {
        id: ItemId::new("uji", "1"),
        key: "1".to_owned(),
        source: "uji".to_owned(),
        channel,
        url: None,
        title: title.map(str::to_owned),
        body: body.map(str::to_owned),
        published: None,
        received: "2026-08-12T00:00:00Z".parse().unwrap(),
        lang: None,
        extra: BTreeMap::new(),
    }
}
