//! What each column of the list holds, in the words of the sheet that explains it.

pub(super) struct Column {
    pub(super) kind: Kind,
    pub(super) width: f64,
    pub(super) says: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    /// Left blank for the unit.
    Theirs,
}

impl Kind {
    pub(super) fn is_theirs(self) -> bool {
        self == Kind::Theirs
    }
}

pub(super) fn column(name: &str) -> Column {
    use Kind::{Number, Text, Theirs};
    let (kind, width, says) = match name {
        "tahun_anggaran" => (Theirs, 10.0, "Tahun anggaran yang diusulkan."),
        "pengusul" => (Text, 26.0, "Perangkat daerah yang menyusun daftar ini."),
        "masalah" => (
            Text,
            44.0,
            "Judul isu: masalah yang dibicarakan warga dan media.",
        ),
        "usulan" => (
            Theirs,
            30.0,
            "Kegiatan yang diusulkan untuk menyelesaikan masalah.",
        ),
        "tujuan" => (Theirs, 24.0, "Keadaan yang hendak dicapai."),
        "lokus" => (
            Text,
            28.0,
            "Tempat yang disebut butir-butirnya; satu baris setiap tempat.",
        ),
        "alamat" => (Theirs, 20.0, "Alamat yang lebih rinci."),
        "kode_kecamatan" => (Text, 14.0, "Kode Kemendagri kecamatan."),
        "kode_kelurahan" => (Text, 16.0, "Kode Kemendagri desa atau kelurahan."),
        "lat" => (Theirs, 9.0, "Garis lintang."),
        "lng" => (Theirs, 9.0, "Garis bujur."),
        "volume" => (Theirs, 10.0, "Besaran pekerjaan."),
        "satuan" => (Theirs, 10.0, "Satuan dari volume."),
        "anggaran" => (Theirs, 16.0, "Perkiraan biaya dalam rupiah."),
        "jenis_belanja" => (
            Theirs,
            18.0,
            "Jenis belanja menurut PP 12/2019; pilih dari daftar.",
        ),
        "bidang_urusan" => (Text, 26.0, "Bidang urusan menurut nomenklatur Kemendagri."),
        "kode_skpd" => (Theirs, 12.0, "Kode perangkat daerah dalam SIPD."),
        "nama_skpd" => (
            Text,
            30.0,
            "Perangkat daerah penanggung jawab menurut titen; dapat diganti.",
        ),
        "kode_program" => (
            Theirs,
            14.0,
            "Kode program dalam SIPD; asal_kode menyebut siapa yang mengisinya.",
        ),
        "kode_kegiatan" => (
            Theirs,
            16.0,
            "Kode kegiatan dalam SIPD; seperti kode_program.",
        ),
        "kode_sub_kegiatan" => (
            Theirs,
            18.0,
            "Kode sub kegiatan dalam SIPD; seperti kode_program.",
        ),
        "status" => (
            Theirs,
            14.0,
            "Hasil telaah perangkat daerah; pilih dari daftar.",
        ),
        "id_isu" => (Text, 15.0, "Nomor isu yang tetap dari pekan ke pekan."),
        "pekan" => (Text, 10.0, "Pekan ISO tempat peringkat ini disusun."),
        "peringkat" => (Number, 9.0, "Peringkat isu pada pekan itu."),
        "U" => (Number, 5.0, "Urgency, 1 sampai 5."),
        "S" => (Number, 5.0, "Seriousness, 1 sampai 5."),
        "G" => (Number, 5.0, "Growth, 1 sampai 5."),
        "total" => (Number, 7.0, "Jumlah U, S, dan G."),
        "jumlah_bukti" => (
            Number,
            10.0,
            "Banyaknya butir yang menyebut tempat pada baris ini.",
        ),
        "jumlah_bukti_isu" => (
            Number,
            10.0,
            "Banyaknya butir isu; semuanya ada di lembar Butir.",
        ),
        "kanal" => (Text, 30.0, "Butir pada baris ini menurut kanal."),
        "tautan" => (
            Text,
            26.0,
            "Tempat isu dalam berkas brief.html di folder yang sama.",
        ),
        "rekomendasi" => (
            Text,
            60.0,
            "Langkah yang disarankan, disusun menurut aturan.",
        ),
        "data_sektoral" => (
            Text,
            44.0,
            "Indikator tempat itu (atau kecamatannya) dengan sumber dan tahun; selengkapnya di lembar Data Sektoral.",
        ),
        "pendanaan" => (
            Text,
            14.0,
            "didanai, sebagian, belum didanai, atau belum ditemukan (titen tidak menemukan barisnya; belum tentu tidak ada); kosong bila belum ada anggaran yang diimpor.",
        ),
        "pagu_terkait" => (
            Number,
            16.0,
            "Rupiah baris anggaran yang menjawab isu, untuk isu seutuhnya; satu isu berulang pada setiap tempat dan satu baris anggaran dapat menjawab beberapa isu, sehingga tidak dijumlahkan antarbaris.",
        ),
        "asal_kode" => (
            Text,
            22.0,
            "dikonfirmasi petugas, dicocokkan titen, atau baru usulan titen, dengan keyakinannya.",
        ),
        _ => (Text, 22.0, "Catatan."),
    };
    Column { kind, width, says }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv_list::COLUMNS;

    #[test]
    fn every_column_but_the_notes_is_explained_in_words_of_its_own() {
        let mut seen: Vec<&str> = COLUMNS.iter().map(|name| column(name).says).collect();
        seen.sort_unstable();
        let n = seen.len();
        seen.dedup();
        assert_eq!(seen.len(), n);
    }
}
