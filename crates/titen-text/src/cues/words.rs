//! What the words around a phrase tell of its number, by their numbers in the vocabulary.

use crate::vocabulary::Vocabulary;

pub(super) const PERSON: u8 = 1;
pub(super) const HOUSEHOLD: u8 = 1 << 1;
pub(super) const LEAD: u8 = 1 << 2;
pub(super) const ROUND: u8 = 1 << 3;
pub(super) const AT_LEAST: u8 = 1 << 4;
pub(super) const ELSE: u8 = 1 << 5;

/// Who is counted: `3 orang meninggal`, `menewaskan 3 warga`, `250 KK`.
const PERSONS: &str = "
    orang pria wanita perempuan lelaki laki-laki pemotor pengendara sopir bocah mahasiswa nenek kakek
    suami istri warga jiwa kk siswa siswi korban anak anak-anak penumpang pelajar pekerja pasien santri
    balita kepala keluarga penduduk pengungsi guru ibu bayi lansia murid pemuda remaja petani buruh wong
    nelayan pedagang peternak karyawan pegawai honorer jemaah jamaah pendaki wisatawan prajurit polisi
    petugas pelanggan penerima kpm ibu-ibu tki pmi
";
const HOUSEHOLDS: &str = "kk keluarga kpm";
/// May stand between a phrase and its number: *korban jiwa bertambah menjadi 12*.
const LEADS: &str = "
    bertambah menjadi mencapai sebanyak sedikitnya setidaknya sekitar kini total berjumlah tercatat ada
    naik sebesar jadi hingga terdapat kurang lebih hampir dari sejumlah total ditaksir diperkirakan
    akibat yang
";
/// A number behind these is round.
const ROUNDS: &str = "
    sekitar kira-kira hampir kurang-lebih lebih ditaksir diperkirakan sedikitnya setidaknya minimal
    kisaran diduga
";
/// Round by themselves.
const AT_LEASTS: &str = "belasan puluhan ratusan ribuan jutaan miliaran";
/// Numbers of these count no persons.
const OTHERS: &str = "
        persen juta ribu titik desa kelurahan kecamatan dusun kabupaten kota provinsi kali jam wib wita
        menit detik kg kilogram ton kuintal liter derajat cm sentimeter rt rw januari februari maret april
        mei juni juli agustus september oktober november nopember desember kasus poin lokasi jenis
        rupiah rp km2 lantai hari malam
";

pub(super) fn classes(vocabulary: &mut Vocabulary) -> Vec<u8> {
    let mut all: Vec<u8> = Vec::new();
    let lists = [
        (PERSONS, PERSON),
        (HOUSEHOLDS, HOUSEHOLD),
        (LEADS, LEAD),
        (ROUNDS, ROUND),
        (AT_LEASTS, AT_LEAST),
        (OTHERS, ELSE),
    ];
    for (list, class) in lists {
        for word in list.split_whitespace() {
            let id = vocabulary.intern(word) as usize;
            if all.len() <= id {
                all.resize(id + 1, 0);
            }
            all[id] |= class;
        }
    }
    all
}
