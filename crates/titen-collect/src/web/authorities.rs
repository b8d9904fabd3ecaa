//! Certificates of authorities from a PEM file: an office's own, or one that this system does not know yet.

use rustls::pki_types::{CertificateDer, pem::PemObject};

/// As DER. `Err` says what is wrong with the file.
pub fn authorities(pem: &[u8]) -> Result<Vec<Vec<u8>>, String> {
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let found = read.map_err(|e| format!("is not whole: {e}"))?;
    if found.is_empty() {
        return Err("holds no certificate".to_owned());
    }
    Ok(found.into_iter().map(|der| der.to_vec()).collect())
}
