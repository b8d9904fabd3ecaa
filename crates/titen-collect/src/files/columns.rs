//! Which column of a table says what: by the config, else by the names that offices, PPID registers
//! and monitoring tools (Brand24, Brandwatch, Meltwater, Talkwalker, Drone Emprit) give them.

use std::{collections::BTreeMap, fmt, str::FromStr};

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Id,
    Title,
    Body,
    Published,
    Time,
    Channel,
    Source,
    Url,
    Lang,
    Desa,
    Kecamatan,
    Kabupaten,
    Status,
    /// What kind of request it is.
    Jenis,
    Answered,
    Extended,
    Objected,
    /// A citizen's name.
    Reporter,
    /// A user's or a journalist's name.
    Author,
    Phone,
    Nik,
    Email,
    /// Of a person, and whatever else tells of one: never stored.
    Person,
    /// The row's number within the file.
    Number,
}

/// The names in their order of preference, folded.
const KNOWN: [(Role, &str, &[&str]); 24] = [
    (
        Role::Id,
        "id",
        &[
            "tracking id",
            "id",
            "id laporan",
            "nomor laporan",
            "no laporan",
            "nomor registrasi",
            "no registrasi",
            "nomor pendaftaran",
            "no pendaftaran",
            "nomor permohonan",
            "no permohonan",
            "nomor register",
            "no register",
            "no reg",
            "nomor tiket",
            "no tiket",
            "tiket",
            "ticket id",
            "kode laporan",
            "tweet id",
            "post id",
            "mention id",
            "resource id",
            "message id",
            "document id",
        ],
    ),
    (
        Role::Title,
        "title",
        &[
            "judul",
            "judul laporan",
            "judul berita",
            "title",
            "headline",
            "perihal",
            "subjek",
            "subject",
            "topik",
        ],
    ),
    (
        Role::Body,
        "body",
        &[
            "isi",
            "isi laporan akhir",
            "isi laporan",
            "isi laporan awal",
            "isi pesan",
            "isi aduan",
            "isi berita",
            "keluhan",
            "aduan",
            "pengaduan",
            "uraian",
            "uraian laporan",
            "informasi yang diminta",
            "rincian informasi yang diminta",
            "rincian informasi",
            "rincian informasi yang dibutuhkan",
            "informasi yang dibutuhkan",
            "rincian",
            "pesan",
            "teks",
            "konten",
            "full text",
            "body",
            "content",
            "text",
            "tweet",
            "message",
            "hit sentence",
            "caption",
            "snippet",
            "content snippet",
            "opening text",
            "description",
            "deskripsi",
            "komentar",
            "comment",
            "ringkasan",
        ],
    ),
    (
        Role::Published,
        "published",
        &[
            "tanggal",
            "tanggal laporan masuk",
            "tanggal laporan",
            "tanggal masuk",
            "tanggal permohonan",
            "tanggal diterima",
            "tanggal terima",
            "tgl",
            "tgl masuk",
            "tgl permohonan",
            "tgl laporan",
            "tanggal terbit",
            "tanggal publikasi",
            "published",
            "published at",
            "publish date",
            "created at",
            "created time",
            "created date",
            "date time",
            "datetime",
            "date",
            "timestamp",
            "waktu posting",
        ],
    ),
    (
        Role::Time,
        "time",
        &[
            "waktu",
            "waktu laporan masuk",
            "jam",
            "pukul",
            "time",
            "hour",
        ],
    ),
    (
        Role::Channel,
        "channel",
        &[
            "kanal",
            "platform",
            "channel",
            "source type",
            "page type",
            "content source",
            "jenis media",
            "media type",
            "content type",
        ],
    ),
    (
        Role::Source,
        "source",
        &[
            "sumber",
            "nama media",
            "media",
            "source",
            "source name",
            "domain",
            "site",
        ],
    ),
    (
        Role::Url,
        "url",
        &[
            "url",
            "tautan",
            "link",
            "permalink",
            "alamat url",
            "post url",
            "tweet url",
        ],
    ),
    (Role::Lang, "lang", &["bahasa", "lang", "language"]),
    (
        Role::Desa,
        "desa",
        &["desa", "kelurahan", "desa kelurahan", "kelurahan desa"],
    ),
    (Role::Kecamatan, "kecamatan", &["kecamatan", "kec"]),
    (
        Role::Kabupaten,
        "kabupaten",
        &["kabupaten", "kota kabupaten", "kabupaten kota", "kab kota"],
    ),
    (
        Role::Status,
        "status",
        &[
            "status",
            "status laporan",
            "status permohonan",
            "status tindak lanjut",
            "keputusan",
        ],
    ),
    (
        Role::Jenis,
        "jenis",
        &[
            "jenis",
            "jenis permohonan",
            "jenis informasi",
            "klasifikasi",
            "klasifikasi laporan",
        ],
    ),
    (
        Role::Answered,
        "answered",
        &[
            "tanggal dijawab",
            "tanggal jawaban",
            "tanggal tanggapan",
            "tanggal pemberitahuan",
            "tanggal pemberitahuan tertulis",
            "tanggal selesai",
            "tanggal penyelesaian",
            "tgl jawaban",
            "tgl selesai",
            "tanggal pemberian informasi",
        ],
    ),
    (
        Role::Extended,
        "extended",
        &["tanggal perpanjangan", "perpanjangan", "tgl perpanjangan"],
    ),
    (
        Role::Objected,
        "objected",
        &[
            "tanggal keberatan",
            "keberatan",
            "tgl keberatan",
            "tanggal pengajuan keberatan",
        ],
    ),
    (
        Role::Reporter,
        "reporter",
        &[
            "nama pelapor",
            "nama pemohon",
            "nama pengirim",
            "nama pengadu",
            "nama",
            "nama lengkap",
            "pelapor",
            "pemohon",
            "pengirim",
            "pengadu",
            "nama warga",
            "full name",
            "display name",
        ],
    ),
    (
        Role::Author,
        "author",
        &[
            "author",
            "author name",
            "penulis",
            "wartawan",
            "akun",
            "nama akun",
            "username",
            "user name",
            "user",
            "screen name",
            "twitter screen name",
            "full name author",
            "influencer",
            "from user",
            "handle",
            "sender",
        ],
    ),
    (
        Role::Phone,
        "phone",
        &[
            "no hp",
            "nomor hp",
            "hp",
            "no telp",
            "no telepon",
            "nomor telepon",
            "telepon",
            "telp",
            "no telepon hp",
            "no wa",
            "nomor wa",
            "whatsapp",
            "no whatsapp",
            "phone",
            "phone number",
            "msisdn",
            "kontak",
            "no kontak",
            "nomor kontak",
            "nomor",
            "nomor pengirim",
            "no pengirim",
            "no hp pelapor",
            "no telp pelapor",
            "telepon pelapor",
        ],
    ),
    (
        Role::Nik,
        "nik",
        &[
            "nik",
            "no nik",
            "nomor nik",
            "no ktp",
            "nomor ktp",
            "ktp",
            "no identitas",
            "nomor identitas",
            "nik pelapor",
            "no kk",
            "nomor kk",
        ],
    ),
    (
        Role::Email,
        "email",
        &["email", "e mail", "surel", "alamat email", "email pelapor"],
    ),
    (
        Role::Person,
        "person",
        &[
            "alamat",
            "alamat pelapor",
            "alamat pemohon",
            "alamat rumah",
            "alamat pengirim",
            "pekerjaan",
            "tanggal lahir",
            "tempat lahir",
            "tempat tanggal lahir",
            "jenis kelamin",
            "umur",
            "usia",
            "twitter bio",
            "twitter user profile url",
            "profile url",
            "avatar",
            "avatar url",
            "foto",
            "tanda tangan",
            "rt",
            "rw",
            "rt rw",
            "ip address",
        ],
    ),
    (
        Role::Number,
        "number",
        &["no", "nomor urut", "no urut", "nr", "number"],
    ),
];

impl Role {
    pub fn as_str(self) -> &'static str {
        let known = KNOWN.iter().find(|(role, ..)| *role == self);
        known.map_or("", |(_, name, _)| name)
    }

    pub fn all() -> impl Iterator<Item = Role> {
        KNOWN.iter().map(|(role, ..)| *role)
    }

    /// A person is told by each of them, so none of them may stand in for another.
    pub fn is_personal(self) -> bool {
        matches!(
            self,
            Role::Reporter | Role::Phone | Role::Nik | Role::Email | Role::Person
        )
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown role `{0}`; known are {known}", known = role_names())]
pub struct UnknownRole(pub String);

fn role_names() -> String {
    let names: Vec<&str> = Role::all().map(Role::as_str).collect();
    names.join(", ")
}

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Role::all()
            .find(|role| role.as_str() == s)
            .ok_or_else(|| UnknownRole(s.to_owned()))
    }
}

/// `No. HP`, `no_hp` and `No HP` are one name.
pub(crate) fn fold(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// By the folded name: what is known to tell of a person, in any table.
pub(crate) fn personal(folded: &str) -> Option<Role> {
    let knows =
        |(role, _, names): &&(Role, &str, &[&str])| role.is_personal() && names.contains(&folded);
    KNOWN.iter().find(knows).map(|(role, ..)| *role)
}

/// A header row, and what its columns say.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    /// As they stand in the file.
    pub names: Vec<String>,
    roles: BTreeMap<usize, Role>,
}

impl Columns {
    /// The config's names first; a column says one thing. Of the known names the most preferred one
    /// says what an item has once, so that a snippet beside a full text is only kept.
    pub fn of(cells: &[String], configured: &BTreeMap<Role, Vec<String>>) -> Columns {
        let folded: Vec<String> = cells.iter().map(|cell| fold(cell)).collect();
        let mut roles = BTreeMap::new();
        for (role, names) in configured {
            for name in names {
                if let Some(at) = folded.iter().position(|f| *f == fold(name)) {
                    roles.insert(at, *role);
                }
            }
        }
        for (role, _, names) in KNOWN {
            if configured.contains_key(&role) {
                continue;
            }
            let mut found = names.iter().flat_map(|name| {
                (0..folded.len())
                    .filter(|at| folded[*at] == *name)
                    .collect::<Vec<_>>()
            });
            let found: Vec<usize> = match role.is_personal() {
                true => found.collect(),
                false => found
                    .find(|at| !roles.contains_key(at))
                    .into_iter()
                    .collect(),
            };
            for at in found {
                roles.entry(at).or_insert(role);
            }
        }
        Columns {
            names: cells.to_vec(),
            roles,
        }
    }

    pub fn n_told(&self) -> usize {
        self.roles.len()
    }

    pub fn role(&self, at: usize) -> Option<Role> {
        self.roles.get(&at).copied()
    }

    pub fn has(&self, role: Role) -> bool {
        self.roles.values().any(|r| *r == role)
    }

    /// In the order of the file.
    pub fn at(&self, role: Role) -> impl Iterator<Item = usize> {
        self.roles
            .iter()
            .filter(move |(_, r)| **r == role)
            .map(|(at, _)| *at)
    }
}

/// The name among `names` that `wanted` was most likely meant to be.
pub(crate) fn nearest<'n>(wanted: &str, names: &'n [String]) -> Option<&'n str> {
    let wanted = fold(wanted);
    names
        .iter()
        .map(|name| (strsim::damerau_levenshtein(&wanted, &fold(name)), name))
        .filter(|(far, name)| !name.is_empty() && far * 2 <= wanted.chars().count())
        .min_by_key(|(far, _)| *far)
        .map(|(_, name)| name.as_str())
}

/// For a message: a header's names, and no more of them than names have.
pub(crate) fn listed(names: &[String]) -> String {
    const MOST: usize = 40;
    let names: Vec<String> = names
        .iter()
        .filter(|name| !name.is_empty())
        .take(MOST)
        .map(|name| {
            format!(
                "`{}`",
                titen_text::redact(name)
                    .text
                    .chars()
                    .take(MOST)
                    .collect::<String>()
            )
        })
        .collect();
    names.join(", ")
}
