//! tests/cases/tone has what the model knows; here is how it is asked.

use crate::Analyser;
use titen_model::{Channel, Tone};

#[test]
fn a_document_has_the_tone_of_its_text() {
    let analyser = Analyser::new(crate::dictionaries(), None);
    for (text, expect) in [
        (
            "Jalan depan rumah rusak parah dan belum diperbaiki",
            Tone::Negatif,
        ),
        (
            "Terima kasih, pelayanan di puskesmas sangat bagus dan ramah",
            Tone::Positif,
        ),
        ("Bagaimana cara mengurus KTP yang hilang?", Tone::Netral),
    ] {
        let document = analyser.analyse(&crate::item(Channel::Sms, None, Some(text)), 1);
        assert_eq!(document.tone, expect, "{text}");
        assert_eq!(analyser.tone(text), expect, "{text}");
    }
}
