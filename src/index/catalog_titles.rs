//! The titles of a catalog by their words, while an index is built.

use std::collections::{BTreeMap, HashMap};

use super::build::to_table;
use super::retrieve::idf;
use super::texts::{is_looked_up, texts};
use super::titles::head_weight;
use crate::analysis::title_stems;
use crate::catalog::{Catalog, ExcerptId, Lexicon, length};
use crate::error::Result;

/// The titles that have each word, as excerpt numbers in order.
pub(super) type ByWord<'a> = BTreeMap<&'a str, Vec<u32>>;

/// The words of each title that titles are looked up in, by excerpt number, in the order of their letters;
/// none of what is no such title.
pub(super) struct CatalogTitles(Vec<Vec<String>>);

impl CatalogTitles {
    pub(super) fn read(catalog: &Catalog) -> Result<Self> {
        let mut titles: Vec<Vec<String>> = Vec::with_capacity(catalog.excerpts() as usize);
        for role in catalog.roles()? {
            for (kind, text) in texts(role) {
                let mut words = if is_looked_up(role, kind) { title_stems(&text) } else { Vec::new() };
                words.sort_unstable();
                words.dedup();
                titles.push(words);
            }
        }
        Ok(Self(titles))
    }

    /// How many titles have words.
    pub(super) fn known(&self) -> usize {
        self.0.iter().filter(|words| !words.is_empty()).count()
    }

    pub(super) fn by_word(&self) -> ByWord<'_> {
        let mut lists = ByWord::new();
        for (title, words) in (0..).zip(&self.0) {
            for word in words {
                lists.entry(word).or_default().push(title);
            }
        }
        lists
    }

    /// See [`super::Tables::title_facts`].
    pub(super) fn facts(&self, catalog: &Catalog, by_word: &ByWord<'_>, lexicon: &Lexicon) -> Vec<u32> {
        let known = self.known();
        let mut weights: HashMap<&str, f64> = HashMap::new();
        for (&word, titles) in by_word {
            let head = head_weight(lexicon.vocabulary.number(word), lexicon);
            weights.insert(word, idf(known, length(titles.len())) + head);
        }
        let facts = |(title, words): (u32, &Vec<String>)| {
            let title = ExcerptId(title);
            let own = words.iter().filter_map(|word| weights.get(word.as_str()));
            let weight = to_table(own.sum());
            let signed = if catalog.is_alias(title) { -weight } else { weight };
            [catalog.role_of(title).0, signed.to_bits()]
        };
        (0..).zip(&self.0).flat_map(facts).collect()
    }
}
