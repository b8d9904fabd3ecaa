//! The shipped presets, and how a source's own keys are laid over one. A preset is data: an office writes its own
//! with the same keys.

use super::{ApiOptions, BadApi};
use toml::{Table, Value};

const SHIPPED: [(&str, &str); 10] = [
    (
        "bluesky-account",
        include_str!("../../presets/bluesky-account.toml"),
    ),
    (
        "bluesky-search",
        include_str!("../../presets/bluesky-search.toml"),
    ),
    (
        "facebook-comments",
        include_str!("../../presets/facebook-comments.toml"),
    ),
    (
        "facebook-page",
        include_str!("../../presets/facebook-page.toml"),
    ),
    (
        "instagram-comments",
        include_str!("../../presets/instagram-comments.toml"),
    ),
    (
        "mastodon-account",
        include_str!("../../presets/mastodon-account.toml"),
    ),
    (
        "mastodon-hashtag",
        include_str!("../../presets/mastodon-hashtag.toml"),
    ),
    (
        "telegram-bot",
        include_str!("../../presets/telegram-bot.toml"),
    ),
    ("x-search", include_str!("../../presets/x-search.toml")),
    (
        "youtube-comments",
        include_str!("../../presets/youtube-comments.toml"),
    ),
];

/// Of one choice, only what the source chose counts.
const CHOICES: [(&str, &[&str]); 2] = [
    ("auth", &["bearer", "header", "query"]),
    (
        "paging",
        &[
            "link_header",
            "next_url",
            "cursor",
            "last",
            "offset",
            "page",
        ],
    ),
];

pub fn preset_names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _)| *name)
}

/// `options` with all that they leave to their preset; `own` is the text of a preset of the office.
pub fn laid_over(options: &ApiOptions, own: Option<&str>) -> Result<ApiOptions, BadApi> {
    let Some(name) = &options.preset else {
        return Ok(options.clone());
    };
    let shipped = || {
        SHIPPED
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, text)| *text)
    };
    let Some(text) = own.or_else(shipped) else {
        let known: Vec<&str> = preset_names().collect();
        return Err(BadApi(format!(
            "there is no preset `{name}`; known are {}, or name a file of your own that ends with .toml",
            known.join(", ")
        )));
    };
    let wrong =
        |e: toml::de::Error| BadApi(format!("preset `{name}`: {}", e.to_string().trim_end()));
    // Strictly, so that a typo is found in its own place.
    toml::from_str::<ApiOptions>(text).map_err(wrong)?;
    let mut below: Table = toml::from_str(text).map_err(wrong)?;
    let above = Table::try_from(options).map_err(|e| BadApi(e.to_string()))?;
    lay(&mut below, above, "");
    below.try_into().map_err(wrong)
}

fn lay(below: &mut Table, above: Table, here: &str) {
    if let Some((_, choice)) = CHOICES.iter().find(|(key, _)| *key == here)
        && choice.iter().any(|key| above.contains_key(*key))
    {
        below.retain(|key, _| !choice.contains(&key));
    }
    for (key, value) in above {
        match (below.get_mut(&key), value) {
            (Some(Value::Table(below)), Value::Table(above)) => lay(below, above, &key),
            (_, value) => {
                below.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_preset_is_read_and_says_what_it_is_for() {
        for name in preset_names() {
            let preset: ApiOptions =
                toml::from_str(SHIPPED.iter().find(|s| s.0 == name).unwrap().1)
                    .unwrap_or_else(|e| panic!("{name}: {e}"));
            assert!(
                preset.url.is_some() && preset.terms.is_some() && preset.network.is_some(),
                "{name}"
            );
            assert!(
                preset.parameters.values().all(|p| !p.about.is_empty()),
                "{name}"
            );
        }
    }

    #[test]
    fn a_sources_own_keys_win_and_a_choice_is_replaced_whole() {
        let own: ApiOptions = toml::from_str(
            "preset = \"mastodon-hashtag\"\nquery = { limit = \"5\" }\npaging = { last = \"id\", parameter = \"max_id\" }",
        )
        .unwrap();
        let laid = laid_over(&own, None).unwrap();
        assert_eq!(laid.query["limit"], "5");
        assert_eq!(
            (laid.paging.link_header, laid.paging.last.as_deref()),
            (None, Some("id"))
        );
        assert!(laid.paging.max_pages.is_some() && laid.url.is_some());
    }

    #[test]
    fn an_unknown_preset_and_a_wrong_one_are_named() {
        let named = |name: &str| ApiOptions {
            preset: Some(name.into()),
            ..ApiOptions::default()
        };
        let unknown = laid_over(&named("mastodon"), None).unwrap_err().to_string();
        assert!(
            unknown.contains("mastodon-hashtag") && unknown.contains(".toml"),
            "{unknown}"
        );
        let wrong = laid_over(&named("desa.toml"), Some("ur = \"x\""))
            .unwrap_err()
            .to_string();
        assert!(
            wrong.contains("desa.toml") && wrong.contains("`ur`"),
            "{wrong}"
        );
    }
}
