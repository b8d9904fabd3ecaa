//! Sources that were not heard as usual, as a reader of the edition is told of them.

use crate::indonesian::{date, integer};
use serde::Serialize;
use titen_model::{Brief, HealthState, SourceHealth};

#[derive(Serialize)]
pub(crate) struct UnheardView<'a> {
    pub(crate) source: &'a str,
    pub(crate) channel: &'static str,
    pub(crate) says: String,
}

pub(crate) fn unheard(brief: &Brief) -> Vec<UnheardView<'_>> {
    let all = brief.coverage.unheard.iter();
    all.map(|h| UnheardView {
        source: &h.source,
        channel: h.channel.label(),
        says: says(h),
    })
    .collect()
}

/// How many, and what share of the usual volume is missing with them.
pub(crate) fn sum(brief: &Brief) -> Option<String> {
    let c = &brief.coverage;
    let n = c.unheard.len() as u32;
    (n > 0).then(|| {
        let share = match c.unheard_percent {
            0 => String::new(),
            percent => format!(
                "; ±{} % dari volume biasa seluruh sumber tidak terdengar pekan ini",
                integer(percent)
            ),
        };
        format!("{} sumber tidak terdengar seperti biasa{share}", integer(n))
    })
}

fn says(h: &SourceHealth) -> String {
    let last = h.last.map(date);
    let state = match h.state {
        HealthState::Silent => match last {
            Some(last) => format!("diam, butir terakhir {last}"),
            None => "diam".into(),
        },
        HealthState::Collapsed => "tetap masuk, tetapi jauh berkurang".into(),
        HealthState::Overdue => match last {
            Some(last) => format!("berkasnya terlambat, terakhir diterima {last}"),
            None => "berkasnya belum diterima".into(),
        },
        HealthState::Failing => match h.since.map(date) {
            Some(since) => format!("gagal diambil, terakhir berhasil {since}"),
            None => "belum pernah berhasil diambil".into(),
        },
        HealthState::Gone => "alamatnya dinyatakan sudah tidak ada".into(),
        HealthState::Healthy | HealthState::New | HealthState::Quiet => "seperti biasa".into(),
    };
    match h.usual {
        Some(usual) => format!(
            "{state}; biasanya {} butir seminggu, pekan ini {}",
            integer(usual),
            integer(h.n)
        ),
        None => format!("{state}; pekan ini {} butir", integer(h.n)),
    }
}
