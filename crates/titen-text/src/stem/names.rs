//! Names are their own stems: *Megawati* has nothing to do with *gawat*, Kedewan nothing with
//! *dewan*. Only clitics and particles come off them: *Bojonegoronya*.

use super::Rules;
use titen_dict::Dictionaries;

const CLITICS: [&str; 4] = ["nya", "lah", "kah", "pun"];

/// The name that a word is, `None` where it is none.
pub(super) fn name<'a>(dict: &Dictionaries, word: &'a str, rules: Rules) -> Option<&'a str> {
    if is_name(dict, word, rules) {
        return Some(word);
    }
    let mut bare = CLITICS.iter().filter_map(|c| word.strip_suffix(c));
    bare.find(|b| b.len() > 4 && is_name(dict, b, rules))
}

fn is_name(dict: &Dictionaries, word: &str, rules: Rules) -> bool {
    let place = || {
        rules.keep_places
            && (dict.place_names.contains(word)
                || !dict.wilayah.by_name(word).is_empty() && !dict.wilayah.is_common_word(word))
    };
    (dict.names.contains(word) || place()) && !dict.roots.contains(word)
}
