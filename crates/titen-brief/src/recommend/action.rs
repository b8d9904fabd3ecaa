//! The first step that fits a bidang urusan: what a unit does before it decides anything else.

/// A verb phrase that reads well after `agar` and before a place.
pub(super) fn first_step(urusan: Option<&str>) -> &'static str {
    match urusan {
        Some("1.01") => "memeriksa keadaan sekolah yang disebut",
        Some("1.02") => "memeriksa layanan kesehatan yang disebut dan memantau warga yang sakit",
        Some("1.03") => "memeriksa kondisi fisik dan menghitung kebutuhan penanganannya",
        Some("1.04") => "memeriksa kondisi permukiman dan menghitung kebutuhan penanganannya",
        Some("1.05") => "memastikan kesiapsiagaan dan penanganan",
        Some("1.06") => "mencocokkan data penerima dengan keadaan warga",
        Some("2.07") => "memeriksa keadaan pekerja dan pemberi kerja yang disebut",
        Some("2.09" | "3.30") => "memeriksa ketersediaan dan harga pasar",
        Some("2.11") => "memeriksa sumber gangguan lingkungan",
        Some("2.12") => "memeriksa antrean dan ketersediaan layanan kependudukan",
        Some("2.13") => "memeriksa pelaksanaannya bersama pemerintah desa",
        Some("2.15") => "memeriksa kelengkapan jalan dan lalu lintas",
        Some("3.25" | "3.27") => "memeriksa keadaan petani, peternak, dan pembudi daya ikan",
        _ => "memverifikasi keadaan lapangan",
    }
}
