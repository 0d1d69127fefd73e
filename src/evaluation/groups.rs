//! Figures of parts of the texts: by job family, by length, by verdict.

use std::collections::BTreeMap;
use std::fmt;

use super::Row;
use super::family::Family;
use super::figures::Rate;
use crate::score::Verdict;

/// The texts that have something in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<K> {
    /// What they have in common.
    pub of: K,
    /// The first code is right.
    pub top1: Rate,
    /// A right one is among the first five codes.
    pub top5: Rate,
}

impl<K> Group<K> {
    fn new(of: K, rows: &[&Row]) -> Self {
        let within = |top: usize| Rate::count(rows.iter().map(|row| row.answer.within(top)));
        Self { of, top1: within(1), top5: within(5) }
    }
}

/// A band of lengths, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length {
    /// Fewest words.
    pub from: usize,
    /// Most words; none where there is no limit.
    pub to: Option<usize>,
}

/// First lengths of the bands: titles, notes, a resume of half a page, one, two and more.
const BANDS: [usize; 7] = [0, 20, 100, 250, 500, 750, 1_000];

impl Length {
    /// The band of a number of words.
    fn of(words: usize) -> Self {
        let next = BANDS.iter().position(|&from| from > words).unwrap_or(BANDS.len());
        let from = BANDS[..next].last().copied().unwrap_or(0);
        Self { from, to: BANDS.get(next).map(|&next| next - 1) }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            Some(to) => write!(out, "{} to {to} words", self.from),
            None => write!(out, "{} words or more", self.from),
        }
    }
}

/// The families, major groups first.
pub(super) fn families(rows: &[Row]) -> Vec<Group<Family>> {
    grouped(rows, |row| row.families.clone())
}

/// The lengths that occur, shortest first.
pub(super) fn lengths(rows: &[Row]) -> Vec<Group<Length>> {
    grouped(rows, |row| vec![Length::of(row.words)])
}

fn grouped<K: Ord>(rows: &[Row], keys: impl Fn(&Row) -> Vec<K>) -> Vec<Group<K>> {
    let mut groups: BTreeMap<K, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        for key in keys(row) {
            groups.entry(key).or_default().push(row);
        }
    }
    groups.into_iter().map(|(key, rows)| Group::new(key, &rows)).collect()
}

/// How right each verdict is, the best first.
pub(super) fn verdicts(rows: &[Row]) -> [(Verdict, Rate); 3] {
    [Verdict::Match, Verdict::Unsure, Verdict::NoMatch].map(|verdict| {
        let same = rows.iter().filter(|row| row.verdict == verdict);
        (verdict, Rate::count(same.map(|row| row.answer.within(1))))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::row;
    use super::*;

    #[test]
    fn a_text_counts_in_each_of_its_families() {
        let mut both = row(0.5, Some(1));
        both.families = vec![Family::group("29-1141"), Family::Named("Care".to_owned())];
        let found = families(&[both, row(0.5, Some(3))]);
        let told: Vec<(String, usize, usize, usize)> = found
            .iter()
            .map(|group| (group.of.to_string(), group.top1.of, group.top1.right, group.top5.right))
            .collect();
        let expected =
            [("Management", 1, 0, 1), ("Healthcare Practitioners and Technical", 1, 1, 1), ("Care", 1, 1, 1)];
        assert_eq!(told, expected.map(|(name, of, top1, top5)| (name.to_owned(), of, top1, top5)));
    }

    #[test]
    fn lengths_fall_in_bands() {
        assert_eq!(Length::of(0), Length { from: 0, to: Some(19) });
        assert_eq!(Length::of(19), Length { from: 0, to: Some(19) });
        assert_eq!(Length::of(20).to_string(), "20 to 99 words");
        assert_eq!(Length::of(5_000), Length { from: 1_000, to: None });
    }

    #[test]
    fn verdicts_are_counted_with_what_is_right() {
        let mut unsure = row(0.1, Some(2));
        unsure.verdict = Verdict::Unsure;
        let found = verdicts(&[row(0.9, Some(1)), unsure]);
        assert_eq!(found[0], (Verdict::Match, Rate { right: 1, of: 1 }));
        assert_eq!(found[1], (Verdict::Unsure, Rate { right: 0, of: 1 }));
        assert_eq!(found[2], (Verdict::NoMatch, Rate::default()));
    }
}
