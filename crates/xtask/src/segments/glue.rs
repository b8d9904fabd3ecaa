//! What invented presenters say between two matters: eight lines to choose settings on, eight others to
//! measure on. Some of each are in no table.

pub const IDENTS: &[[&str; 8]; 2] = &[
    [
        "Selamat pagi pendengar, Anda mendengarkan Radio Angling Dharma.",
        "Anda masih bersama kami di sembilan enam koma satu FM.",
        "Radio kita, suara warga kita.",
        "Tetap bersama kami sampai satu jam ke depan.",
        "Ini dia suara dari tepian Bengawan.",
        "Sugeng enjang sedulur pendengar di mana pun Anda berada.",
        "Jangan ke mana-mana, kami akan kembali.",
        "Lagu tadi mengawali kebersamaan kita pagi ini.",
    ],
    [
        "Malowopati FM, sembilan lima koma delapan, radio publik lokal Bojonegoro.",
        "Masih di acara Ayo Mas Bro, bersama saya di studio.",
        "Sobat pendengar, jangan kemana-mana, kita istirahat dulu.",
        "Yang baru bergabung, selamat datang di gelombang kami.",
        "Sehat selalu untuk pendengar di rumah, di pasar, dan di jalan.",
        "Pukul sembilan lewat lima belas menit waktu Indonesia barat.",
        "Kembali lagi bersama Malowopati, sahabat keluarga Anda.",
        "Itu tadi satu tembang untuk menemani kopi pagi Anda.",
    ],
];

pub const TURNS: &[[&str; 8]; 2] = &[
    [
        "Berita selanjutnya.",
        "Kita beralih ke berita lain.",
        "Informasi berikutnya datang dari luar kota.",
        "Sementara itu, kabar lainnya.",
        "Lanjut ke topik yang kedua.",
        "Ada lagi yang menarik hari ini.",
        "Baik, kita pindah ke kabar berikutnya, pendengar.",
        "Sekarang tentang hal yang berbeda.",
    ],
    [
        "Warta berikutnya pendengar.",
        "Oke, kita geser ke cerita yang lain lagi.",
        "Baik kita lanjutkan dengan informasi yang lain.",
        "Pendengar, dari dunia lain lagi kita simak yang satu ini.",
        "Kita tinggalkan dulu itu, sekarang kita dengar laporan ini.",
        "Berita terakhir di bagian ini.",
        "Nah, beralih ke kabar lain.",
        "Satu lagi yang perlu pendengar tahu.",
    ],
];

pub const CALLER: &[[&str; 8]; 2] = &[
    [
        "Penelepon berikutnya, halo selamat pagi.",
        "Kita terima telepon dulu, dengan siapa di mana?",
        "Halo, silakan Pak.",
        "Ada pesan WhatsApp dari pendengar, saya bacakan.",
        "Sudah tersambung, halo.",
        "Lewat SMS ada yang menulis begini.",
        "Baik, penelepon kedua, silakan.",
        "Halo, ya, suaranya sudah terdengar.",
    ],
    [
        "Ada telepon masuk lagi ini, halo Malowopati.",
        "Halo assalamualaikum, dari mana ini?",
        "Monggo, yang di ujung telepon.",
        "Kita baca pesan yang masuk di nomor studio.",
        "Ya, silakan Ibu, apa yang ingin disampaikan?",
        "Pendengar selanjutnya, silahkan Pak.",
        "Satu penelepon lagi sebelum jeda, halo.",
        "Ini ada yang mengirim suara, kita dengarkan.",
    ],
];

pub const AFTER_CALLER: &[[&str; 8]; 2] = &[
    [
        "Terima kasih Bapak atas laporannya.",
        "Baik, akan kami teruskan ke dinas terkait.",
        "Mudah-mudahan segera ada jawaban.",
        "Matur nuwun sudah menelepon.",
        "Oke, sudah kami catat.",
        "Demikian tadi keluhan dari pendengar kita.",
        "Terima kasih Bu, sehat selalu.",
        "Itu saja ya, terima kasih.",
    ],
    [
        "Nggih, sudah kami tulis keluhannya, nanti kami tanyakan.",
        "Terima kasih sudah bergabung bersama kami.",
        "Semoga segera ditangani ya Pak.",
        "Baik Ibu, laporannya kami sampaikan ke bagian yang mengurus.",
        "Maturnuwun sanget.",
        "Itulah tadi suara pendengar kita.",
        "Oke, kami tutup dulu sambungannya.",
        "Siap, ditunggu kabarnya.",
    ],
];
