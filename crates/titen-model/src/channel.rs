//! The ten channels on which an office hears its people.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    News,
    Rss,
    Radio,
    Social,
    Lapor,
    Sms,
    Ppid,
    Print,
    Kim,
    Chat,
}

impl Channel {
    pub const ALL: [Channel; 10] = [
        Channel::News,
        Channel::Rss,
        Channel::Radio,
        Channel::Social,
        Channel::Lapor,
        Channel::Sms,
        Channel::Ppid,
        Channel::Print,
        Channel::Kim,
        Channel::Chat,
    ];

    /// `rss` says how a news item came; wherever channels are counted it is news.
    pub fn counted(self) -> Channel {
        match self {
            Channel::Rss => Channel::News,
            other => other,
        }
    }

    /// Channels on which people speak to their own office: an item that names no place is about here.
    pub fn speaks_to_office(self) -> bool {
        matches!(
            self,
            Channel::Lapor | Channel::Sms | Channel::Ppid | Channel::Chat | Channel::Kim
        )
    }

    /// Channels that carry citizens' own words, as opposed to a newsroom's.
    pub fn is_voice(self) -> bool {
        matches!(
            self,
            Channel::Lapor | Channel::Sms | Channel::Ppid | Channel::Chat | Channel::Social
        )
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Channel::News => "news",
            Channel::Rss => "rss",
            Channel::Radio => "radio",
            Channel::Social => "social",
            Channel::Lapor => "lapor",
            Channel::Sms => "sms",
            Channel::Ppid => "ppid",
            Channel::Print => "print",
            Channel::Kim => "kim",
            Channel::Chat => "chat",
        }
    }

    /// The name that an Indonesian reader of a brief knows.
    pub fn label(self) -> &'static str {
        match self {
            Channel::News | Channel::Rss => "berita daring",
            Channel::Radio => "radio",
            Channel::Social => "media sosial",
            Channel::Lapor => "LAPOR!",
            Channel::Sms => "SMS",
            Channel::Ppid => "PPID",
            Channel::Print => "media cetak",
            Channel::Kim => "KIM",
            Channel::Chat => "pesan WhatsApp",
        }
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "unknown channel `{0}`; known are news, rss, radio, social, lapor, sms, ppid, print, kim, chat"
)]
pub struct UnknownChannel(pub String);

impl FromStr for Channel {
    type Err = UnknownChannel;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Channel::ALL
            .into_iter()
            .find(|c| c.as_str() == s)
            .ok_or_else(|| UnknownChannel(s.to_owned()))
    }
}
