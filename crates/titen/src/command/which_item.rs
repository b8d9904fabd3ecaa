//! The item that a person means: by its id, the beginning of one, or its source's own key.

use super::Usage;
use crate::office::Office;
use anyhow::Result;
use titen_model::{Item, ItemId};

/// A shorter beginning is more likely a key that was mistyped.
const SHORTEST: usize = 4;
/// Items that are named where several are meant.
const SHOWN: usize = 5;

pub async fn which_item(office: &Office, named: &str) -> Result<Item> {
    let mut items = office.store.items_by_key(&office.id, named).await?;
    let by_key = !items.is_empty();
    if let (false, Some((from, to))) = (by_key, bounds(named)) {
        let found = office
            .store
            .items_between(&office.id, &from, &to, SHOWN + 1);
        items = found.await?;
    }
    if items.len() < 2 {
        return items.pop().ok_or_else(|| {
            Usage(format!(
                "there is no item `{named}`; name it by its source's key or its id, as `titen search` and issues.json show them"
            ))
            .into()
        });
    }
    let mut some: Vec<String> = items
        .iter()
        .take(SHOWN)
        .map(|i| format!("{} ({})", i.id, i.source))
        .collect();
    if items.len() > SHOWN {
        some.push("…".to_owned());
    }
    let some = some.join(", ");
    Err(Usage(if by_key {
        format!("`{named}` is the key of several items; name one by its id: {some}")
    } else {
        format!("several ids begin with `{named}` ({some}); write more of it")
    })
    .into())
}

/// The first and the last id that begin so.
fn bounds(begins: &str) -> Option<(ItemId, ItemId)> {
    if begins.len() < SHORTEST || !begins.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let filled = |with: char| -> Option<ItemId> {
        let mut id = begins.to_ascii_lowercase();
        id.extend(std::iter::repeat_n(with, 32usize.checked_sub(id.len())?));
        id.parse().ok()
    };
    Some((filled('0')?, filled('f')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_stands_for_all_ids_that_have_it() {
        let (from, to) = bounds("ABcde").expect("digits");
        assert_eq!(from.to_string(), format!("abcde{}", "0".repeat(27)));
        assert_eq!(to.to_string(), format!("abcde{}", "f".repeat(27)));
        for other in ["abc", "SMS-17", &"a".repeat(33), "jalañ"] {
            assert_eq!(bounds(other), None, "{other}");
        }
    }
}
