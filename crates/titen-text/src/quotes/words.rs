//! The closed classes of words by which Indonesian prose tells who says what, looked up by a word's
//! number in the vocabulary: one look-up a token.

use crate::normalise::lower;
use crate::tokenise::tokens;
use crate::vocabulary::Vocabulary;
use titen_dict::{Dictionaries, OfficialKind};

/// A set of classes that a word belongs to.
pub(super) type Class = u32;

/// *ujar X*: who speaks stands behind it.
pub(super) const SAY: Class = 1;
/// *ujarnya*: who spoke before.
pub(super) const SAY_ON: Class = 1 << 1;
/// *X mengatakan*: who speaks stands before it.
pub(super) const REPORT: Class = 1 << 2;
/// *dikatakan (oleh) X*.
pub(super) const REPORTED: Class = 1 << 3;
/// *menurut X*.
pub(super) const ACCORDING: Class = 1 << 4;
pub(super) const PRONOUN: Class = 1 << 5;
/// An office, an institution, a trade that speaks in public.
pub(super) const PUBLIC: Class = 1 << 6;
pub(super) const PRIVATE: Class = 1 << 7;
/// Before and behind names: no part of them.
pub(super) const DEGREE: Class = 1 << 8;
pub(super) const RANK: Class = 1 << 9;
/// Part of an office's name.
pub(super) const OF_OFFICE: Class = 1 << 10;
pub(super) const PLACE: Class = 1 << 11;
/// Ends what says who speaks: *saat, di, pada, sambil*.
pub(super) const STOP: Class = 1 << 12;
/// *sudah, juga, kembali*: may stand between who speaks and the verb.
pub(super) const BETWEEN: Class = 1 << 13;
pub(super) const NOT: Class = 1 << 14;
/// Days and months: no names of people here.
pub(super) const TIME: Class = 1 << 15;
/// Speaks without a name of its own behind it: *KPK, Dinas Kesehatan*.
pub(super) const INSTITUTION: Class = 1 << 16;

pub(super) const SAYS: &str = "
    ujar kata ucap tutur jelas terang papar imbuh tambah ungkap tegas sebut aku cetus pungkas tandas
    beber urai kilah sambung lanjut tukas keluh seru pinta harap kenang tulis cerita jawab tanya
    timpal tepis bantah klaim nilai pesan ajak imbau sahut celetuk curhat simpul cuit
";
const REPORTS: &str = "
    mengatakan menyebut menyebutkan menyampaikan menjelaskan menegaskan menuturkan mengungkapkan
    mengungkap menyatakan menambahkan memaparkan menerangkan membeberkan menguraikan mengaku
    mengakui mengklaim menilai menekankan mengemukakan melaporkan membenarkan membantah mengimbau
    menghimbau meminta mengingatkan mengeluhkan mencontohkan mengeluh bilang menceritakan bercerita
    berharap memastikan melanjutkan berpendapat mengusulkan menandaskan mengabarkan menginformasikan
    mengumumkan berujar berkata menyayangkan menduga memperkirakan memprediksi menyarankan merinci
    memerinci mengisahkan mengutarakan melontarkan menyoroti menjawab menanggapi mendesak
    menyinggung menyerukan memohon mengharapkan
";
/// These tell whose wish or view it is, but only a clause behind them is what he said.
const NEED_CLAUSE: &str = "
    meminta menyoroti menjawab menanggapi mendesak menyinggung melontarkan melaporkan mengungkap
    membenarkan membantah memohon mengusulkan mengumumkan mengeluhkan menyayangkan mengakui
    menceritakan melanjutkan
";
const REPORTED_WORDS: &str = "
    dikatakan disampaikan diungkapkan dijelaskan ditegaskan dituturkan dipaparkan diutarakan
    dikemukakan dinyatakan dibenarkan diakui diceritakan dibeberkan diterangkan dikeluhkan
    dilontarkan
";
const PRONOUNS: &str = "
    dia ia beliau pihaknya dirinya keduanya deweke dheweke
";
const DEGREES: &str = "
    drs dra dr drg drh ir prof profesor h hj haji hajah kh st sh se mm mh mt msi ma mpd spd sip sos
    si pd kes hum ag kom stp sstp mp msc phd ph mkes skm spog sp apt ns amd gus ning cak mas mbak
    pak bu bpk sdr sdri saudara saudari ustaz ustadz kiai kyai ki nyai raden rm ra purn almarhum
    bung habib
";
const RANKS: &str = "
    akp akbp kompol kombes komisaris ajun iptu ipda aiptu aipda bripka brigadir briptu bripda
    brigjen irjen komjen jenderal mayjen letjen kolonel letkol mayor kapten lettu letda serma serka
    sertu serda kopda koptu praka pratu laksamana laksda laksma marsekal marsda marsma pol inf cav
    kav czi arm arh cpl chb mar tni pembina penata
";
/// Parts of offices that are also names of people: Agung, Bintang.
const ALSO_NAMES: &str = "
    agung bintang bulan muda utama bangsa bina islam karang pertiwi adil tani agama pertama pratama
    bumi api laut khusus program
";
const OF_OFFICES: &str = "
    bidang seksi bagian subbagian sub divisi unit pelaksana teknis uptd upt sekolah sd sdn smp smpn
    sma sman smk smkn mts ma man min tk paud universitas institut politeknik fakultas kampus
    university pondok pesantren madrasah yayasan lembaga komisi komite fraksi partai gerakan ikatan
    asosiasi perhimpunan persatuan paguyuban kelompok tani gabungan forum komunitas koperasi perum
    perumda perusahaan pt cv bank desa kelurahan kecamatan kabupaten kota provinsi negara republik
    daerah wilayah cabang ranting pusat nasional umum harian tinggi negeri agung tipikor niaga resor
    sektor lalu lintas reserse kriminal narkoba satuan polres polsek polda polresta polrestabes
    polri kodim koramil korem kodam penerangan hubungan masyarakat humas kelas stasiun bandara
    terminal pasar rumah sakit puskesmas klinik rt rw dusun presiden menteri perdana koordinator
    sekretaris wakil ketua kepala direktur deputi staf ahli khusus utama eksekutif muda madya
    pertama pengadilan kejaksaan tata usaha kuasa hukum juru bicara regional jalan tol operasi daop
    kereta api branch area public relations manager general corporate secretary vice president head
    of and dan jenderal inspektur markas besar angkatan darat laut udara panglima komando strategis
    cadangan muhammadiyah ulama nahdlatul pemuda mahasiswa tim satgas gugus tugas panitia dewan
    pimpinan pengurus anggota mantan periode amerika serikat timur barat utara selatan tengah
    tenggara jawa sumatera kalimantan sulawesi papua nusa kepulauan kepolisian pendapatan penindakan
    pemberantasan korupsi pemilihan pengawas keadilan sejahtera demokrat golkar gerindra nasdem
    hanura perindo perjuangan bangsa indonesia rakyat amanat bulan bintang kebangkitan pembangunan
    adat tokoh agama penelitian pengembangan pengajar guru mitigasi meteorologi klimatologi
    geofisika penanggulangan pencarian pertolongan bina ekonomi politik kebijakan publik
    transportasi kader front pembela islam mahkamah konstitusi majelis hakim penuntut penyidikan
    penyelidikan kabinet istana kepresidenan otorita hak asasi manusia urusan agraria pertanahan
    imigrasi pemasyarakatan lapas rutan pajak bea cukai statistik gizi samsat pelayanan program
    operasional produksi pemasaran hilir hulu migas pertamina telkom bumdes karang taruna pkk
    posyandu bpd lpm penyelesaian pengendalian pencegahan penyakit menular promosi kedaruratan
    logistik resnarkoba satresnarkoba reskrim satreskrim lantas intelkam samapta binmas reskrimum
    reskrimsus penmas propam tahti polairud polair brimob gakkum sospol kesra trantib p2p kesmas sdm
    dapil metropolitan direktorat inspektorat sekretariat biro ri as mk pn ky bi tu kb ti hr it ga
    pu rs pd mi lh al ad au pp bm aset digital dalam luar sementara teknologi operating officer financial executive technology legal affairs
    communications commissioner senior editor compliance corporate marketing strategic brand rehabilitasi rekonstruksi kesiapsiagaan rekayasa
    keselamatan
";
const INSTITUTIONS: &str = "
    dinas badan kantor kementerian otoritas dewan pihak jajaran manajemen direksi bpbd basarnas bmkg bnpb
    bps bulog pln pdam kpu bawaslu damkar dishub dinkes disdik dinsos dlh puskesmas rsud tim panitia
";
const STOPS: &str = "
    saat ketika di dalam pada kepada usai seusai setelah sebelum sembari sambil seraya melalui lewat
    dari yang seperti dikutip dilansir terkait soal mengenai tentang dengan didampingi sebagaimana
    kemarin tadi lalu ini beberapa lagi pula bersama disela selepas sesaat sebagai karena agar untuk
    tidak bahwa akan telah sudah tersebut ihwal perihal via dikonfirmasi ditemui menjawab menanggapi
    merujuk mengutip dihubungi menyusul guna demi per jumat sekaligus terhadap secara adalah hingga
    sampai masih penuh
";
const BETWEENS: &str = "
    juga pun kembali lalu kemudian sempat sendiri telah sudah turut ikut hanya terus sebelumnya
    lantas selanjutnya langsung mulai masih kerap sering pernah lebih sangat secara tegas terbuka
    rinci cukup tetap malah justru bahkan berulang sekaligus akhirnya
";
const NOTS: &str = "
    tidak tak belum bukan enggan menolak akan bisa dapat ingin mau diminta untuk saling yang
";
const TIMES: &str = "
    senin selasa rabu kamis jumat sabtu minggu ahad januari februari maret april mei juni juli
    agustus september oktober november nopember desember pagi siang sore malam dini wib wita wit
    hari pukul jam
";

/// The classes of each word, by its number.
pub(super) fn classes(dict: &Dictionaries, vocabulary: &mut Vocabulary) -> Vec<Class> {
    let mut all: Vec<Class> = Vec::new();
    let mut add = |word: &str, class: Class| {
        let id = vocabulary.intern(word) as usize;
        if all.len() <= id {
            all.resize(id + 1, 0);
        }
        all[id] |= class;
    };
    let lists = [
        (SAYS, SAY),
        (REPORTS, REPORT),
        (REPORTED_WORDS, REPORTED),
        ("menurut", ACCORDING),
        ("menurutnya", ACCORDING | SAY_ON),
        (PRONOUNS, PRONOUN),
        (DEGREES, DEGREE),
        (RANKS, RANK),
        (OF_OFFICES, OF_OFFICE),
        (STOPS, STOP),
        (BETWEENS, BETWEEN),
        (NOTS, NOT),
        (TIMES, TIME),
        (INSTITUTIONS, INSTITUTION),
    ];
    for (list, class) in lists {
        list.split_whitespace().for_each(|w| add(w, class));
    }
    SAYS.split_whitespace()
        .for_each(|w| add(&format!("{w}nya"), SAY_ON));
    let mut each = |names: &str, class: Class| {
        for t in tokens(names) {
            add(&lower(t.text), class);
        }
    };
    for (word, kind) in dict.officials.all() {
        let class = match kind {
            OfficialKind::Private => PRIVATE,
            OfficialKind::Institution => PUBLIC | INSTITUTION,
            OfficialKind::Title | OfficialKind::Public => PUBLIC,
        };
        each(word, class);
    }
    for unit in dict.perangkat_daerah.all() {
        unit.names().for_each(|n| each(n, OF_OFFICE));
    }
    dict.urusan
        .all()
        .iter()
        .for_each(|u| each(&u.name, OF_OFFICE));
    for place in dict.wilayah.all() {
        // Half of Sri Lanka is a woman's name.
        if !(place.code.as_str().starts_with("99") && place.name.contains(' ')) {
            each(&place.name, PLACE);
        }
    }
    // Other names of provinces and cities; those of countries are often their rulers'.
    for (name, codes) in dict.wilayah.names() {
        if codes
            .iter()
            .any(|c| !c.as_str().starts_with("99") && c.level() <= 2)
        {
            each(name, PLACE);
        }
    }
    all
}

/// Only a clause behind this verb is what was said.
pub(super) fn needs_clause(verb: &str) -> bool {
    has(NEED_CLAUSE, verb)
}

/// These verbs also stand without quotation marks: *, kata Budi, …*; the others are adjectives and nouns.
pub(super) fn says_without_marks(verb: &str) -> bool {
    matches!(
        verb.strip_suffix("nya").unwrap_or(verb),
        "kata"
            | "ujar"
            | "ucap"
            | "tutur"
            | "imbuh"
            | "ungkap"
            | "cetus"
            | "pungkas"
            | "tandas"
            | "beber"
            | "kilah"
            | "papar"
            | "terang"
            | "jelas"
            | "tegas"
            | "tambah"
            | "sambung"
            | "lanjut"
    )
}

/// A law *menyebutkan*, only people do these.
pub(super) fn only_people_do(verb: &str) -> bool {
    matches!(
        verb,
        "mengatakan"
            | "menuturkan"
            | "menambahkan"
            | "mengaku"
            | "berujar"
            | "berkata"
            | "bercerita"
            | "bilang"
            | "menceritakan"
            | "berharap"
    )
}

/// Also a person's: Agung, Bintang.
pub(super) fn also_names_people(word: &str) -> bool {
    has(ALSO_NAMES, word)
}

/// *Pengawasan, Keamanan, Perhubungan*: such a noun is of an office's name.
pub(super) fn is_noun_of_office(word: &str) -> bool {
    word.len() >= 8 && word.ends_with("an") && (word.starts_with("pe") || word.starts_with("ke"))
}

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|w| w == word)
}
