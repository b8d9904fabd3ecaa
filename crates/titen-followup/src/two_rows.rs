//! A header of two rows as one: what is merged over several columns stands in the first of them, and names them all.

/// `between` parts the upper name from the lower one; both alike are one.
pub(crate) fn joined(upper: &[String], lower: &[String], between: &str) -> Vec<String> {
    let cell = |row: &[String], at: usize| -> String {
        let words: Vec<&str> = row.get(at).map_or("", |c| c).split_whitespace().collect();
        words.join(" ")
    };
    let mut over = String::new();
    (0..upper.len().max(lower.len()))
        .map(|at| {
            let (above, below) = (cell(upper, at), cell(lower, at));
            if !above.is_empty() {
                over.clone_from(&above);
            }
            if below.is_empty() || above == below {
                above
            } else if over.is_empty() {
                below
            } else {
                format!("{over}{between}{below}")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_merged_name_stands_above_all_of_its_columns() {
        let row = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            joined(
                &row(&["", "Kode", "Jalan  rusak", "", "", "Sumber"]),
                &row(&["No", "Kode", "2023", "", "2024", "", "Ket."]),
                " | "
            ),
            [
                "No",
                "Kode",
                "Jalan rusak | 2023",
                "",
                "Jalan rusak | 2024",
                "Sumber",
                "Sumber | Ket."
            ]
        );
    }
}
