//! `kamus-kolom.csv`: what each column of the list means, for whoever finds it without us.

use super::rows::{COLUMNS, table};

pub fn bytes() -> Vec<u8> {
    let rows = COLUMNS.iter().map(|column| {
        let (kind, meaning) = told(column);
        vec![(*column).to_owned(), kind.to_owned(), meaning.to_owned()]
    });
    table(&["kolom", "tipe", "arti"], rows)
}

fn told(column: &str) -> (&'static str, &'static str) {
    match column {
        "pekan" => ("teks", "Pekan ISO, misalnya 2025-W49"),
        "tanggal_mulai" => ("tanggal", "Hari pertama pekan (Senin), WIB"),
        "tanggal_selesai" => ("tanggal", "Hari terakhir pekan (Minggu), WIB"),
        "revisi" => (
            "bilangan",
            "1 untuk edisi pertama; 2 dan seterusnya untuk ralat",
        ),
        "peringkat" => ("bilangan", "Urutan isu pada pekan itu, mulai dari 1"),
        "peringkat_terbaik" => (
            "bilangan",
            "Batas atas rentang peringkat bila ketidakpastian nilai diperhitungkan",
        ),
        "peringkat_terburuk" => (
            "bilangan",
            "Batas bawah rentang peringkat bila ketidakpastian nilai diperhitungkan",
        ),
        "id_isu" => ("teks", "Pengenal isu yang tetap dari pekan ke pekan"),
        "judul" => (
            "teks",
            "Judul isu: judul berita yang sudah terbit, atau urusan dan kecamatan bila tidak ada berita",
        ),
        "asal_judul" => (
            "teks",
            "Dari mana judul berasal: media, atau urusan dan kecamatan",
        ),
        "kode_urusan" => ("teks", "Kode bidang urusan pemerintahan"),
        "urusan" => ("teks", "Nama bidang urusan pemerintahan"),
        "perangkat_daerah" => ("teks", "Perangkat daerah yang membidangi"),
        "kode_kecamatan" => (
            "teks",
            "Kode wilayah kecamatan yang disebut, dipisahkan titik koma",
        ),
        "kecamatan" => (
            "teks",
            "Nama kecamatan yang disebut, dipisahkan titik koma; tidak dimuat bila hanya disebut dalam satu atau dua laporan warga",
        ),
        "u" => ("bilangan 1–5", "Urgensi: seberapa mendesak"),
        "s" => ("bilangan 1–5", "Keseriusan: seberapa gawat"),
        "g" => ("bilangan 1–5", "Pertumbuhan: seberapa cepat memburuk"),
        "total" => ("bilangan 3–15", "Jumlah u, s, dan g"),
        "perubahan" => (
            "teks",
            "Terhadap pekan sebelumnya: baru, naik, turun, tetap, atau muncul kembali",
        ),
        "jumlah_butir" => (
            "bilangan",
            "Banyaknya berita, siaran, dan laporan tentang isu itu",
        ),
        "jumlah_sumber" => ("bilangan", "Banyaknya sumber yang berbeda"),
        "kanal" => ("teks", "Kanal asal butir, dipisahkan titik koma"),
        "pertama_muncul" => ("teks", "Pekan ISO ketika isu pertama kali tercatat"),
        _ => ("teks", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_is_explained() {
        for column in COLUMNS {
            assert!(!told(column).1.is_empty(), "{column}");
        }
        assert_eq!(
            String::from_utf8(bytes()).unwrap().lines().count(),
            COLUMNS.len() + 1
        );
    }
}
