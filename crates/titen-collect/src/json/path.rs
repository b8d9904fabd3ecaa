//! Where a value stands in a JSON answer: `account.url`, `langs.0`, `refs[type=replied_to].id`.
//!
//! Names and array places divided by dots. `[key=value]` takes the first element of an array whose key says so,
//! or the object itself if it does. `uri/4` is a text's piece between slashes, from 0. That covers every shipped preset, so no JSONPath engine is brought along.

use serde_json::Value;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    steps: Vec<Step>,
    piece: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(String),
    Where { key: String, says: String },
}

impl Path {
    pub fn read(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{text}` is not a path; write it as in `account.url`, `langs.0` or `refs[type=reply].id`"
            )
        };
        let mut steps = Vec::new();
        let mut rest = text.trim();
        let mut piece = None;
        if let Some((before, n)) = rest.rsplit_once('/')
            && let Ok(n) = n.parse()
        {
            (rest, piece) = (before, Some(n));
        }
        while !rest.is_empty() {
            if let Some(inside) = rest.strip_prefix('[') {
                let (condition, after) = inside.split_once(']').ok_or_else(wrong)?;
                let (key, says) = condition.split_once('=').ok_or_else(wrong)?;
                let (key, says) = (key.trim().to_owned(), says.trim().to_owned());
                steps.push(Step::Where { key, says });
                rest = after.strip_prefix('.').unwrap_or(after);
                continue;
            }
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            if end == 0 {
                return Err(wrong());
            }
            steps.push(Step::Key(rest[..end].to_owned()));
            rest = match rest[end..].strip_prefix('.') {
                Some("") => return Err(wrong()),
                Some(after) => after,
                None => &rest[end..],
            };
        }
        if steps.is_empty() {
            return Err(wrong());
        }
        Ok(Path { steps, piece })
    }

    /// `null` counts as absent.
    pub fn of<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        let found = self.steps.iter().try_fold(value, |at, step| match step {
            Step::Key(key) => match at {
                Value::Array(values) => values.get(key.parse::<usize>().ok()?),
                _ => at.get(key),
            },
            Step::Where { key, says } => {
                let holds = |v: &&Value| v.get(key).and_then(said).as_ref() == Some(says);
                match at {
                    Value::Array(values) => values.iter().find(holds),
                    _ => Some(at).filter(holds),
                }
            }
        })?;
        (!found.is_null()).then_some(found)
    }

    pub fn text(&self, value: &Value) -> Option<String> {
        let text = self.of(value).and_then(said)?;
        match self.piece {
            None => Some(text),
            Some(n) => text
                .split('/')
                .nth(n)
                .filter(|p| !p.is_empty())
                .map(str::to_owned),
        }
    }
}

/// What a value says in words; nothing for lists and objects.
pub fn said(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(n) => n.to_string(),
        Value::Bool(b) => b.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(path: &str, expect: Option<&str>) {
        let value = json!({"id": 7, "a": {"b": ["x", {"c": true}]}, "nol": null, "kosong": " ",
            "refs": [{"type": "quoted", "id": "1"}, {"type": "replied_to", "id": "2"}], "meta": {"n": 0},
            "uri": "at://did:plc:a/app.bsky.feed.post/3kx"});
        let found = Path::read(path).unwrap().text(&value);
        assert_eq!(found.as_deref(), expect, "{path}");
    }

    #[test]
    fn paths_lead_to_values_and_nowhere_else() {
        check("id", Some("7"));
        check("a.b.0", Some("x"));
        check("a.b.1.c", Some("true"));
        check("refs[type=replied_to].id", Some("2"));
        check("meta[n=0].n", Some("0"));
        check("uri/4", Some("3kx"));
        check("uri/9", None);
        for nothing in [
            "nol",
            "kosong",
            "a",
            "a.b.9",
            "id.x",
            "refs[type=x].id",
            "meta[n=1].n",
        ] {
            check(nothing, None);
        }
    }

    #[test]
    fn what_is_no_path_is_refused_with_the_way_to_write_one() {
        for wrong in ["", ".a", "a.", "a[b", "a[b]", "a..b"] {
            assert!(
                Path::read(wrong).unwrap_err().contains("write it as in"),
                "{wrong}"
            );
        }
    }
}
