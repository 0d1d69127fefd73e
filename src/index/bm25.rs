//! The plain yardstick: BM25 over the index's own words, one document a role. It ranks nothing
//! that a user is told; an evaluation sets it beside the engine.

use std::collections::{BTreeMap, HashMap};

use super::retrieve::each_term;
use super::{Index, idf};
use crate::analysis::terms;
use crate::catalog::{Catalog, RoleNumber};
use crate::error::Result;

/// How soon the repetition of a term stops to count, as Robertson and Zaragoza (2009) advise and
/// Lucene has it.
const K1: f64 = 1.2;

/// How far a long role is held to its length: 0 not at all, 1 in full.
const B: f64 = 0.75;

/// What each term adds to the score of each role.
///
/// A role is one document of all its texts: titles, summary, duties, skills. Its terms are those
/// of the index, without pairs. A query is all terms of a text, each as often as it stands there.
#[derive(Debug)]
pub struct Bm25 {
    shares: HashMap<String, Vec<(RoleNumber, f64)>>,
    roles: usize,
}

impl Bm25 {
    /// Reads the whole index once.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn new(index: &Index, catalog: &Catalog) -> Result<Self> {
        let frequencies = frequencies(index, catalog)?;
        let mut lengths = vec![0.0; catalog.len()];
        for (role, frequency) in frequencies.iter().flat_map(|(_, roles)| roles) {
            lengths[role.index()] += f64::from(*frequency);
        }
        let mean = lengths.iter().sum::<f64>() / number(lengths.len().max(1));
        let share = |role: RoleNumber, frequency: u32, rarity: f64| {
            let frequency = f64::from(frequency);
            let length = lengths[role.index()] / mean;
            rarity * frequency * (K1 + 1.0) / (frequency + K1 * (1.0 - B + B * length))
        };
        let shares = frequencies.into_iter().map(|(term, roles)| {
            let rarity = idf(catalog.len(), u32::try_from(roles.len()).unwrap_or(u32::MAX));
            let roles = roles.into_iter().map(|(role, often)| (role, share(role, often, rarity)));
            (term, roles.collect())
        });
        Ok(Self { shares: shares.collect(), roles: catalog.len() })
    }

    /// The roles that share a term with a text, best first; equal ones by number.
    pub fn rank(&self, text: &str) -> Vec<RoleNumber> {
        let mut query: BTreeMap<String, u32> = BTreeMap::new();
        for term in terms(text) {
            *query.entry(term).or_default() += 1;
        }
        let mut scores = vec![0.0; self.roles];
        // In the order of the terms, so that the sums are the same in every run.
        for (term, times) in &query {
            for &(role, share) in self.shares.get(term).map_or(&[][..], Vec::as_slice) {
                scores[role.index()] += f64::from(*times) * share;
            }
        }
        let mut ranked: Vec<(RoleNumber, f64)> =
            (0..).map(RoleNumber).zip(scores).filter(|&(_, score)| score > 0.0).collect();
        ranked.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        ranked.into_iter().map(|(role, _)| role).collect()
    }
}

/// A role and how often it has a term.
type Frequency = (RoleNumber, u32);

/// How often each role has each term of the index.
fn frequencies(index: &Index, catalog: &Catalog) -> Result<Vec<(String, Vec<Frequency>)>> {
    let mut found = Vec::new();
    each_term(&index.words, |term, excerpts| {
        let mut roles: Vec<Frequency> = Vec::new();
        for (excerpt, times) in excerpts {
            let role = catalog.role_of(excerpt);
            match roles.last_mut() {
                Some((last, often)) if *last == role => *often += times,
                _ => roles.push((role, times)),
            }
        }
        found.push((term.to_owned(), roles));
    })?;
    Ok(found)
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::catalog::{About, Folder, Names, Role, RoleId, SocCode};

    fn role(title: &str, summary: &str, duty: &str) -> Role {
        Role {
            id: RoleId::try_from(title.to_lowercase()).unwrap(),
            title: title.to_owned(),
            code: SocCode::try_from("11-1011.00".to_owned()).unwrap(),
            aliases: Names::default(),
            reported_titles: Names::default(),
            summary: summary.to_owned(),
            duties: vec![duty.to_owned()],
            skills: Vec::new(),
            soft_skills: Vec::new(),
            entry: None,
            related: Vec::new(),
            figures: None,
        }
    }

    /// Five terms, and six of which one stands there twice.
    fn bm25() -> Bm25 {
        let roles = vec![
            role("Baker", "Bakes bread.", "Kneads dough."),
            role("Mason", "Lays brick and stone.", "Lays mortar."),
        ];
        let about = About { edition: "test".to_owned(), sources: BTreeMap::new() };
        let catalog = Catalog::from_roles(&Folder { about, roles }).unwrap();
        Bm25::new(&Index::in_memory(&catalog).unwrap(), &catalog).unwrap()
    }

    #[test]
    fn a_share_is_that_of_the_formula() {
        let share = bm25().shares["lay"][0];
        // Two of the six terms of the one role of two that has it; the mean length is 5.5.
        let length = 1.0 - 0.75 + 0.75 * 6.0 / 5.5;
        let expected = 2.0_f64.ln() * 2.0 * 2.2 / (2.0 + 1.2 * length);
        assert_eq!(share.0, RoleNumber(1));
        assert!((share.1 - expected).abs() < 1e-12, "{}", share.1);
    }

    #[test]
    fn roles_are_ranked_by_the_words_they_share() {
        let bm25 = bm25();
        assert_eq!(bm25.rank("Laying bricks"), [RoleNumber(1)]);
        // One rare word each: the shorter role is first, unless the other's word stands twice.
        assert_eq!(bm25.rank("Dough, mortar"), [RoleNumber(0), RoleNumber(1)]);
        assert_eq!(bm25.rank("Dough, mortar, mortar"), [RoleNumber(1), RoleNumber(0)]);
        assert_eq!(bm25.rank("Nothing of either"), []);
    }
}
