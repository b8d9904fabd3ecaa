//! A row's channel, which tools name by platform and offices in Indonesian.

use crate::files::{Fault, columns::fold};
use titen_model::{Channel, DropReason};

pub(super) fn channel(said: &str, default: Option<Channel>) -> Result<Channel, Fault> {
    let folded = fold(said);
    let own = match folded.as_str() {
        "lapor sp4n" | "sp4n lapor" => Some(Channel::Lapor),
        "whatsapp" | "wa" | "telegram" => Some(Channel::Chat),
        "koran" | "cetak" | "media cetak" | "newspaper" => Some(Channel::Print),
        "berita" | "media online" | "online" | "media daring" | "berita daring" | "online news"
        | "article" | "blog" | "blogs" | "web" => Some(Channel::News),
        "media sosial" | "medsos" | "x" => Some(Channel::Social),
        other => other.parse().ok().or_else(|| {
            let platforms = [
                "twitter",
                "facebook",
                "instagram",
                "tiktok",
                "youtube",
                "threads",
                "linkedin",
                "bluesky",
                "reddit",
                "social",
                "forum",
            ];
            platforms
                .iter()
                .any(|p| other.contains(p))
                .then_some(Channel::Social)
        }),
    };
    own.or(default).ok_or_else(|| {
            let detail = "no channel; give --channel, or a column Kanal with one of news, rss, radio, social, lapor, sms, ppid, print, kim, chat";
            Fault::new(DropReason::UnknownChannel, detail)
        })
}
