//! What a column may hold, and the names that offices give it.

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Code,
    Name,
    Unit,
    Location,
    Amount,
    Target,
    Fund,
}

/// In a column's name: what was planned before a change, what changed, what was spent, what is planned for later.
const NOT_THE_BUDGET: [&str; 9] = [
    "sebelum",
    "semula",
    "bertambah",
    "berkurang",
    "selisih",
    "realisasi",
    "sisa",
    "prakiraan",
    "maju",
];
/// Behind every other name.
const SUPERSEDED: usize = 100;

impl Role {
    pub const ALL: [Role; 7] = [
        Role::Code,
        Role::Name,
        Role::Unit,
        Role::Location,
        Role::Amount,
        Role::Target,
        Role::Fund,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Role::Code => "code",
            Role::Name => "name",
            Role::Unit => "unit",
            Role::Location => "location",
            Role::Amount => "amount",
            Role::Target => "target",
            Role::Fund => "fund",
        }
    }

    pub fn of(key: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.key() == key)
    }

    /// Beginnings of names in lower case, the surest first.
    fn names(self) -> &'static [&'static str] {
        match self {
            Role::Code => &[
                "kode sub kegiatan",
                "kode rekening",
                "kode",
                "rekening",
                "no rekening",
                "no. rekening",
            ],
            Role::Name => &[
                "nama sub kegiatan",
                "uraian",
                "urusan/bidang",
                "urusan / bidang",
                "bidang urusan",
                "program/kegiatan",
                "program / kegiatan",
                "program, kegiatan",
                "program dan kegiatan",
                "sub kegiatan",
                "nama program",
                "nama kegiatan",
                "nama",
                "kegiatan",
                "pekerjaan",
            ],
            Role::Unit => &[
                "perangkat daerah",
                "nama perangkat daerah",
                "nama skpd",
                "skpd",
                "opd",
                "nama opd",
                "unit kerja",
                "penanggung jawab",
                "pelaksana",
            ],
            Role::Location => &[
                "lokasi",
                "lokus",
                "tempat",
                "desa",
                "kelurahan",
                "kecamatan",
            ],
            Role::Amount => &[
                "pagu indikatif",
                "pagu",
                "jumlah anggaran",
                "anggaran",
                "kebutuhan dana",
                "jumlah (rp",
                "jumlah",
                "nilai",
                "alokasi",
                "total",
            ],
            Role::Target => &[
                "target",
                "volume",
                "tolok ukur",
                "indikator",
                "keluaran",
                "sasaran",
            ],
            Role::Fund => &["sumber dana", "sumber pendanaan", "sumber"],
        }
    }

    /// How well a column's name fits: the lower, the better.
    pub(super) fn fits(self, name: &str) -> Option<usize> {
        let name = name.to_lowercase();
        // A header of two rows is `Pagu Indikatif / 2026`: both parts may say it.
        let parts: Vec<&str> = name.split(" | ").map(str::trim).collect();
        let fit = self
            .names()
            .iter()
            .position(|n| parts.iter().any(|p| p.starts_with(n)))?;
        let superseded = self == Role::Amount && NOT_THE_BUDGET.iter().any(|w| name.contains(w));
        Some(fit + if superseded { SUPERSEDED } else { 0 })
    }
}
