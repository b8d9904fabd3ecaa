//! The names that columns are known by: folded, the most preferred first.

use super::Role;

/// A role, its key in the config, and its columns' names.
pub(super) const KNOWN: [(Role, &str, &str); 25] = [
    (
        Role::Id,
        "id",
        "tracking id, id, id laporan, nomor laporan, no laporan, nomor registrasi, no registrasi, \
         nomor pendaftaran, no pendaftaran, nomor permohonan, no permohonan, nomor register, no \
         register, no reg, nomor tiket, no tiket, tiket, ticket id, kode laporan, tweet id, post \
         id, mention id, resource id, message id, document id",
    ),
    (
        Role::Title,
        "title",
        "judul, judul laporan, judul berita, title, headline, perihal, subjek, subject, topik",
    ),
    (
        Role::Body,
        "body",
        "isi, isi laporan akhir, isi laporan, isi laporan awal, isi pesan, isi aduan, isi berita, \
         keluhan, aduan, pengaduan, uraian, uraian laporan, informasi yang diminta, rincian \
         informasi yang diminta, rincian informasi, rincian informasi yang dibutuhkan, informasi \
         yang dibutuhkan, rincian, pesan, teks, konten, full text, body, content, text, tweet, \
         message, hit sentence, caption, snippet, content snippet, opening text, description, \
         deskripsi, komentar, comment, ringkasan",
    ),
    (
        Role::Published,
        "published",
        "tanggal, tanggal laporan masuk, tanggal laporan, tanggal masuk, tanggal permohonan, \
         tanggal diterima, tanggal terima, tgl, tgl masuk, tgl permohonan, tgl laporan, tanggal \
         terbit, tanggal publikasi, published, published at, publish date, created at, created \
         time, created date, date time, datetime, date, timestamp, waktu posting",
    ),
    (
        Role::Time,
        "time",
        "waktu, waktu laporan masuk, jam, pukul, time, hour",
    ),
    (
        Role::Channel,
        "channel",
        "kanal, platform, channel, source type, page type, content source, jenis media, media \
         type, content type",
    ),
    (
        Role::Source,
        "source",
        "sumber, nama media, media, source, source name, domain, site",
    ),
    (
        Role::Url,
        "url",
        "url, tautan, link, permalink, alamat url, post url, tweet url",
    ),
    (Role::Lang, "lang", "bahasa, lang, language"),
    (
        Role::Desa,
        "desa",
        "desa, kelurahan, desa kelurahan, kelurahan desa",
    ),
    (Role::Kecamatan, "kecamatan", "kecamatan, kec"),
    (
        Role::Kabupaten,
        "kabupaten",
        "kabupaten, kota kabupaten, kabupaten kota, kab kota",
    ),
    (
        Role::Status,
        "status",
        "status, status laporan, status permohonan, status tindak lanjut, keputusan",
    ),
    (
        Role::Jenis,
        "jenis",
        "jenis, jenis permohonan, jenis informasi, klasifikasi, klasifikasi laporan",
    ),
    (
        Role::FollowedUp,
        "followed_up",
        "tanggal tindak lanjut, tgl tindak lanjut, tanggal ditindaklanjuti, tanggal diproses, \
         tanggal proses",
    ),
    (
        Role::Answered,
        "answered",
        "tanggal dijawab, tanggal jawaban, tanggal tanggapan, tanggal pemberitahuan, tanggal \
         pemberitahuan tertulis, tanggal selesai, tanggal penyelesaian, tgl jawaban, tgl selesai, \
         tanggal pemberian informasi",
    ),
    (
        Role::Extended,
        "extended",
        "tanggal perpanjangan, perpanjangan, tgl perpanjangan",
    ),
    (
        Role::Objected,
        "objected",
        "tanggal keberatan, keberatan, tgl keberatan, tanggal pengajuan keberatan",
    ),
    (
        Role::Reporter,
        "reporter",
        "nama pelapor, nama pemohon, nama pengirim, nama pengadu, nama, nama lengkap, pelapor, \
         pemohon, pengirim, pengadu, nama warga, full name, display name",
    ),
    (
        Role::Author,
        "author",
        "author, author name, penulis, wartawan, akun, nama akun, username, user name, user, \
         screen name, twitter screen name, full name author, influencer, from user, handle, \
         sender",
    ),
    (
        Role::Phone,
        "phone",
        "no hp, nomor hp, hp, no telp, no telepon, nomor telepon, telepon, telp, no telepon hp, \
         no wa, nomor wa, whatsapp, no whatsapp, phone, phone number, msisdn, kontak, no kontak, \
         nomor kontak, nomor, nomor pengirim, no pengirim, no hp pelapor, no telp pelapor, \
         telepon pelapor",
    ),
    (
        Role::Nik,
        "nik",
        "nik, no nik, nomor nik, no ktp, nomor ktp, ktp, no identitas, nomor identitas, nik \
         pelapor, no kk, nomor kk",
    ),
    (
        Role::Email,
        "email",
        "email, e mail, surel, alamat email, email pelapor",
    ),
    (
        Role::Person,
        "person",
        "alamat, alamat pelapor, alamat pemohon, alamat rumah, alamat pengirim, pekerjaan, \
         tanggal lahir, tempat lahir, tempat tanggal lahir, jenis kelamin, umur, usia, twitter \
         bio, twitter user profile url, profile url, avatar, avatar url, foto, tanda tangan, rt, \
         rw, rt rw, ip address",
    ),
    (
        Role::Number,
        "number",
        "no, nomor urut, no urut, nr, number",
    ),
];
