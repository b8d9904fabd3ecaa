//! `deliver --again`: what did not arrive goes once more, and nobody who has it gets it twice.

use super::*;

fn methods(bot: &Hook) -> Vec<String> {
    let method = |r: &String| {
        let path = r.split(' ').nth(1).expect("a path");
        path.rsplit('/').next().expect("a method").to_owned()
    };
    bot.seen().iter().map(method).collect()
}

fn telegram_of_two(port: u16) -> String {
    telegram(port).replace("\"issues.csv\"", "\"issues.csv\", \"issues.json\"")
}

#[test]
fn right_after_a_kill_it_takes_what_may_not_have_arrived_and_not_what_did() {
    let bot = Hook::start(vec![Some(MESSAGE), None, Some(MESSAGE)]);
    let titen = with_road(&telegram_of_two(bot.port));
    killed_at(&titen, &bot, 2);
    let ran = run(&titen, &["deliver", "--target", "grup", "--again"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        methods(&bot),
        [
            "sendMessage",
            "sendDocument",
            "sendDocument",
            "sendDocument"
        ],
        "the message is there, the first document may be, the second is not"
    );
    for file in ["issues.csv", "issues.json"] {
        let named = format!("filename=\"{file}\"");
        let n = bot.seen().iter().filter(|r| r.contains(&named)).count();
        assert_eq!(n, if file == "issues.csv" { 2 } else { 1 }, "{file}");
    }
}

#[test]
fn what_waits_goes_at_once_and_what_was_sent_stays_sent() {
    let busy = "429 Too Many Requests|{\"ok\":false,\"description\":\"busy\",\"parameters\":{\"retry_after\":300}}";
    let bot = Hook::start(vec![Some(MESSAGE), Some(busy), Some(MESSAGE)]);
    let titen = with_road(&telegram(bot.port));
    let ran = run(&titen, &["weekly"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = run(&titen, &["deliver", "--target", "grup", "--again"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        methods(&bot),
        ["sendMessage", "sendDocument", "sendDocument"]
    );
}

#[test]
fn a_call_keeps_its_key_until_it_has_arrived() {
    let hook = Hook::start(vec![Some("400 Bad Request|no"), Some("200 OK")]);
    let titen = with_road(&webhook(hook.port));
    run(&titen, &["weekly"]);
    for args in [
        &["deliver", "--again"][..],
        &["deliver", "--again", "--target", "kait"],
    ] {
        let ran = run(&titen, args);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let seen = hook.seen();
    let keys: Vec<&str> = seen.iter().map(|r| header(r, "idempotency-key")).collect();
    assert_eq!(keys.len(), 3);
    assert_eq!(
        keys[0], keys[1],
        "the other side may have acted on the first"
    );
    assert_ne!(
        keys[1], keys[2],
        "a person wants again what arrived: another act"
    );
}
