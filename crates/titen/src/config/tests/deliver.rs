//! `[[deliver]]`: the shipped examples, and how a wrong target is refused.

use super::{load_text, refused};
use std::path::Path;

#[test]
fn the_shipped_deliveries_are_right() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config/titen.toml");
    let text = std::fs::read_to_string(path).expect("the shipped config");
    // From `# [[deliver]]` to the next blank line.
    let examples: Vec<String> = text
        .split("\n\n")
        .filter_map(|part| {
            let lines = part.lines().skip_while(|l| !l.starts_with("# [[deliver]]"));
            let block: Vec<&str> = lines.map(|l| l.strip_prefix("# ").unwrap_or(l)).collect();
            (!block.is_empty()).then(|| block.join("\n"))
        })
        .collect();
    let text = format!("version = 1\n{}\n", examples.join("\n"));
    let settings = load_text(&text).expect("right keys");
    let kinds: Vec<&str> = settings.deliver.iter().map(|t| t.id.as_str()).collect();
    assert_eq!(kinds, ["berbagi", "surel", "grup", "kait", "data-terbuka"]);
}

#[test]
fn a_wrong_delivery_is_refused_with_its_line_and_a_remedy() {
    let head = "version = 1\n[[deliver]]\nid = \"a\"\n";
    let mail = "kind = \"mail\"\nserver = \"smtp.desa.test\"\nfrom = \"a@desa.test\"\n";
    for (text, expect) in [
        ("kind = \"fax\"\n".to_owned(), "4: delivery `a`: unknown kind `fax`; known are folder, mail"),
        ("kind = \"folder\"\n".to_owned(), "2: delivery `a`: a target of kind folder needs `path`, such as path = "),
        ("kind = \"folder\"\npath = \"x\"\nchat = \"1\"\n".to_owned(), "6: delivery `a`: a target of kind folder has no `chat`; it has path, files"),
        (format!("{mail}to = [\"bupati\"]\n"), "7: delivery `a`: `to`: `bupati` is not a mail address"),
        (format!("{mail}to = []\n"), "7: delivery `a`: `to`: nobody is named"),
        (format!("{mail}to = [\"b@desa.test\"]\nsecurity = \"none\"\n"), "8: delivery `a`: `security`: `none` would send"),
        (format!("{mail}to = [\"b@desa.test\"]\nsecurity = \"ssl\"\n"), "8: delivery `a`: unknown security `ssl`"),
        (format!("{mail}to = [\"b@desa.test\"]\nuser = {{ env = \"U\" }}\n"), "2: delivery `a`: `user` and `password` go together"),
        (format!("{mail}to = [\"b@desa.test\"]\nuser = {{ env = \"U\" }}\npassword = {{ env = \"p ss\" }}\n"), "9: delivery `a`: `env` is not the name"),
        ("kind = \"telegram\"\nchat = \"1\"\n".to_owned(), "2: delivery `a`: a target of kind telegram needs `token`"),
        ("kind = \"webhook\"\nurl = \"desa.test\"\n".to_owned(), "5: delivery `a`: `desa.test` is not an address"),
        ("kind = \"webhook\"\nurl = \"https://u:p@desa.test/\"\n".to_owned(), "5: delivery `a`: a name or password does not belong"),
        ("kind = \"open-data\"\npath = \"x\"\nlicence = \"CC BY\"\n".to_owned(), "6: delivery `a`: `licence`: `CC BY` is not an address"),
        ("kind = \"folder\"\npath = \"x\"\n[[deliver]]\nid = \"a\"\nkind = \"folder\"\npath = \"y\"\n".to_owned(), "7: delivery `a`: is listed twice"),
        ("kind = \"folder\"\npath = \"x\"\n[[deliver]]\nid = \"b\"\nkind = \"open-data\"\npath = \"x/\"\nlicence = \"https://a.test/\"\n".to_owned(), "9: delivery `b`: `path`: delivery `a` writes there"),
        ("kind = \"folder\"\npaht = \"x\"\n".to_owned(), "5: unknown key `paht`; did you mean `path`?"),
    ] {
        let message = refused(&format!("{head}{text}"));
        assert!(message.starts_with(expect), "{text:?} gave {message:?}, not {expect:?}");
    }
}
