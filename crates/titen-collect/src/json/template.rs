//! Texts with places to fill: `{name}` is a parameter of the source, `{.path}` stands in the item, `{secret}` is
//! the token; `{{` and `}}` are braces. Without braces a field's text is a path.

use super::path::Path;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Item(Path),
    Secret,
}

/// The parameters' values. `None`: known, may be left out, and is.
pub type Parameters = BTreeMap<String, Option<String>>;

/// How a parameter's value is written into a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    Plain,
    /// As a piece of an address.
    Address,
}

impl Template {
    /// `None` where the text needs a parameter that was left out.
    pub fn read(
        text: &str,
        parameters: &Parameters,
        writing: Writing,
    ) -> Result<Option<Self>, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            push(&mut parts, &rest[..open]);
            if let Some(brace) = ["{{", "}}"]
                .into_iter()
                .find(|b| rest[open..].starts_with(b))
            {
                push(&mut parts, &brace[..1]);
                rest = &rest[open + 2..];
                continue;
            }
            let Some((name, after)) = rest[open..]
                .strip_prefix('{')
                .and_then(|r| r.split_once('}'))
            else {
                return Err(format!(
                    "`{text}` has a brace alone; a brace itself is written twice"
                ));
            };
            match name {
                "secret" => parts.push(Part::Secret),
                _ if name.starts_with('.') => parts.push(Part::Item(Path::read(&name[1..])?)),
                _ => match parameters.get(name) {
                    Some(Some(value)) => push(&mut parts, &written(name, value, writing)),
                    Some(None) => return Ok(None),
                    None => {
                        return Err(format!(
                            "`{{{name}}}` in `{text}` is no parameter; write `{{.{name}}}` for a path in the item"
                        ));
                    }
                },
            }
            rest = after;
        }
        push(&mut parts, rest);
        Ok(Some(Template(parts)))
    }

    /// A field: a path, or a template if it has braces.
    pub fn field(text: &str, parameters: &Parameters) -> Result<Option<Self>, String> {
        if text.contains('{') {
            Template::read(text, parameters, Writing::Plain)
        } else {
            Ok(Some(Template(vec![Part::Item(Path::read(text)?)])))
        }
    }

    pub fn needs_secret(&self) -> bool {
        self.0.contains(&Part::Secret)
    }

    /// With what stands in `item` and `secret` in the secret's place.
    pub fn fill(&self, item: &Value, secret: &str) -> Option<String> {
        let mut out = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Item(path) => out.push_str(&path.text(item)?),
                Part::Secret => out.push_str(secret),
            }
        }
        (!out.is_empty()).then_some(out)
    }
}

fn push(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(Part::Text(before)) => before.push_str(text),
        _ => parts.push(Part::Text(text.to_owned())),
    }
}

/// `server` is the one that holds the beginning of an address, with or without its scheme.
fn written(name: &str, value: &str, writing: Writing) -> String {
    match (name, writing) {
        ("server", _) if value.contains("://") => value.trim_end_matches('/').to_owned(),
        ("server", _) => format!("https://{}", value.trim_end_matches('/')),
        (_, Writing::Plain) => value.to_owned(),
        (_, Writing::Address) => {
            // A plus would be a space in a query, and itself in a path.
            let encoded: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
            encoded.replace('+', "%20")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn parameters() -> Parameters {
        BTreeMap::from([
            ("server".to_owned(), Some("mastodon.test".to_owned())),
            ("tag".to_owned(), Some("jalan rusak".to_owned())),
            ("channel".to_owned(), None),
        ])
    }

    #[test]
    fn places_are_filled_from_parameters_and_items() {
        let read = |text: &str, writing| Template::read(text, &parameters(), writing).unwrap();
        let address = read("{server}/tag/{tag}", Writing::Address).unwrap();
        let item = json!({"id": 5, "a": {"b": "x"}});
        assert_eq!(
            address.fill(&item, "").as_deref(),
            Some("https://mastodon.test/tag/jalan%20rusak")
        );
        let url = read("{server}/s/{.id}?t={secret}", Writing::Plain).unwrap();
        assert!(url.needs_secret());
        assert_eq!(
            url.fill(&item, "***").as_deref(),
            Some("https://mastodon.test/s/5?t=***")
        );
        assert_eq!(url.fill(&json!({}), ""), None);
        assert_eq!(read("{channel}", Writing::Plain), None);
        let graph = read("id,from{{id}},{tag}", Writing::Plain).unwrap();
        assert_eq!(
            graph.fill(&item, "").as_deref(),
            Some("id,from{id},jalan rusak")
        );
        let field = Template::field("a.b", &parameters()).unwrap().unwrap();
        assert_eq!(field.fill(&item, "").as_deref(), Some("x"));
    }

    #[test]
    fn an_unknown_place_is_refused_with_a_remedy() {
        let wrong = Template::read("{id}", &parameters(), Writing::Plain).unwrap_err();
        assert!(wrong.contains("`{.id}`"), "{wrong}");
        for alone in ["{tag", "tag}"] {
            assert!(Template::read(alone, &parameters(), Writing::Plain).is_err());
        }
    }
}
