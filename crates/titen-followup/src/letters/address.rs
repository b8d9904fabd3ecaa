//! Whom a letter to a unit is addressed to: its head, by the title that the kind of unit gives.

/// `Kepala Dinas Kesehatan`, `Camat Kanor`, `Direktur RSUD Padangan`.
pub(super) fn head_of(unit: &str) -> String {
    let rest = |before: &str| unit.strip_prefix(before).map(str::trim);
    if unit == "Sekretariat Daerah" {
        return "Sekretaris Daerah".into();
    }
    if unit == "Sekretariat DPRD" {
        return "Sekretaris DPRD".into();
    }
    if unit == "Inspektorat" || unit.starts_with("Inspektorat ") {
        return unit.replacen("Inspektorat", "Inspektur", 1);
    }
    if let Some(name) = rest("Kecamatan ") {
        return format!("Camat {name}");
    }
    if let Some(name) = rest("Kelurahan ") {
        return format!("Lurah {name}");
    }
    // The head of this one is the Sekretaris Daerah by office; its work is led by the Kepala Pelaksana.
    if unit.starts_with("Badan Penanggulangan Bencana") {
        return format!("Kepala Pelaksana {unit}");
    }
    let kind = unit.split_whitespace().next().unwrap_or_default();
    match kind {
        "RSUD" | "RS" | "Perumda" | "PDAM" | "BUMD" | "PT" | "Perusahaan" | "Rumah" => {
            format!("Direktur {unit}")
        }
        _ => format!("Kepala {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::head_of;

    #[test]
    fn each_kind_of_unit_has_its_head() {
        for (unit, head) in [
            ("Dinas Kesehatan", "Kepala Dinas Kesehatan"),
            (
                "Badan Penanggulangan Bencana Daerah",
                "Kepala Pelaksana Badan Penanggulangan Bencana Daerah",
            ),
            ("Sekretariat Daerah", "Sekretaris Daerah"),
            ("Sekretariat DPRD", "Sekretaris DPRD"),
            ("Inspektorat", "Inspektur"),
            ("Kecamatan Kanor", "Camat Kanor"),
            ("RSUD Padangan", "Direktur RSUD Padangan"),
            (
                "Perumda Air Minum Kabupaten Bojonegoro",
                "Direktur Perumda Air Minum Kabupaten Bojonegoro",
            ),
            (
                "Satuan Polisi Pamong Praja",
                "Kepala Satuan Polisi Pamong Praja",
            ),
        ] {
            assert_eq!(head_of(unit), head);
        }
    }
}
