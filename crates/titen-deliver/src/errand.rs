//! One attempt at one part, and the key by which its repetition is recognised.

use crate::Parcel;
use chrono::{DateTime, Utc};
use titen_model::sha256_hex;

#[derive(Debug, Clone)]
pub struct Errand<'p> {
    pub parcel: &'p Parcel,
    pub target: &'p str,
    pub part: &'p str,
    /// 0, and one more each time that a person asks again for what was sent.
    pub round: u32,
    /// When the edition was published: the date that mails and catalogues bear, whenever they get through.
    pub planned: DateTime<Utc>,
    pub now: DateTime<Utc>,
}

impl Errand<'_> {
    /// The same for each attempt at this part, another one for anything else.
    pub fn key(&self) -> String {
        let brief = &self.parcel.brief;
        let said = format!(
            "{}\n{}\n{}\n{}\n{}\n{}",
            self.parcel.office, self.target, self.part, brief.week, brief.revision, self.round
        );
        sha256_hex(said.as_bytes())[..32].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{errand, parcel};

    #[test]
    fn a_key_is_one_attempts_and_no_others() {
        let parcel = parcel();
        let one = errand(&parcel, "surel", "a@desa.test");
        let mut later = one.clone();
        later.now += chrono::Duration::hours(1);
        assert_eq!(one.key(), later.key());
        let mut again = one.clone();
        again.round = 1;
        let other = errand(&parcel, "surel", "b@desa.test");
        let mut ralat = parcel.clone();
        ralat.brief.revision = 2;
        let keys = [
            one.key(),
            again.key(),
            other.key(),
            errand(&ralat, "surel", "a@desa.test").key(),
        ];
        assert_eq!(std::collections::BTreeSet::from(keys).len(), 4);
    }
}
