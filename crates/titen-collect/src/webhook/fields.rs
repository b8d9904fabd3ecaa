//! How a caller names what an item needs. Each name may lead into an object: `data.from`.

use serde_json::{Map, Value};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    pub from: String,
    pub text: String,
    pub id: String,
    pub at: String,
    /// LAPOR: the report's heading.
    pub title: String,
    /// LAPOR: the time of day, where it stands apart from the date.
    pub time: String,
    /// LAPOR: where `Rahasia` and `Anonim` stand.
    pub kind: String,
}

impl Fields {
    pub fn of_gateway() -> Self {
        Fields {
            from: "sender".into(),
            text: "message".into(),
            id: "id".into(),
            at: "timestamp".into(),
            title: String::new(),
            time: String::new(),
            kind: String::new(),
        }
    }

    /// The columns of LAPOR's export.
    pub fn of_lapor() -> Self {
        Fields {
            from: "Nama Pelapor".into(),
            text: "Isi Laporan Akhir".into(),
            id: "Tracking ID".into(),
            at: "Tanggal Laporan Masuk".into(),
            title: "Judul Laporan".into(),
            time: "Waktu Laporan Masuk".into(),
            kind: "Tipe Laporan (Anonim/Rahasia)".into(),
        }
    }
}

/// A text or a number that is not blank.
pub fn field(object: &Map<String, Value>, path: &str) -> Option<String> {
    let value = match object.get(path) {
        Some(value) => value,
        None => {
            let mut steps = path.split('.');
            let first = object.get(steps.next()?)?;
            steps.try_fold(first, |value, step| match value {
                Value::Array(values) => values.get(step.parse::<usize>().ok()?),
                value => value.get(step),
            })?
        }
    };
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_name_leads_into_objects_and_a_key_with_a_dot_is_a_key() {
        let value = json!({"data": {"from": " 0812 ", "list": [{"n": 7}]}, "a.b": "c", "none": null, "blank": " "});
        let object = value.as_object().unwrap();
        assert_eq!(field(object, "data.from").as_deref(), Some("0812"));
        assert_eq!(field(object, "data.list.0.n").as_deref(), Some("7"));
        assert_eq!(field(object, "a.b").as_deref(), Some("c"));
        for none in ["none", "blank", "data", "data.list.1.n", "data.to", ""] {
            assert_eq!(field(object, none), None, "{none}");
        }
    }
}
