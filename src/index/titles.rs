//! Looks a title up among all titles: by its words, rare ones counting more, misspelt ones under
//! the word that was meant, and both halves of a double title.

use std::borrow::Cow;
use std::cell::RefCell;

use rapidfuzz::distance::osa;

use super::Index;
use super::retrieve::{idf, postings};
use super::title_words::Titles;
use crate::analysis::title_stems;
use crate::catalog::{Catalog, ExcerptId, ExcerptKind, Lexicon, RoleNumber};
use crate::error::{Error, Result};

/// A role whose titles are like the one looked up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TitleHit {
    /// The role.
    pub role: RoleNumber,
    /// Its title or alias that is most alike.
    pub excerpt: ExcerptId,
    /// Share of the weight of both titles' words that they have in common, above 0 to 1; an alias
    /// is at most [`ALIAS`] like; 0 where only roots of words are common.
    pub likeness: f64,
    /// How far the role's titles have this title's words: the root of the share of them that have each,
    /// averaged by rarity, 0 to 1.
    pub words: f64,
}

/// Likeness of an alias with the same words. An alias is an editor's judgement: where an official
/// list gives the same title to another occupation, that one is to come first.
pub const ALIAS: f64 = 0.9;

/// What a word that names a kind of worker weighs in a title beside its rarity. A generalist is no
/// manager of generalists, however common the word manager is.
const HEAD_WEIGHT: f64 = 2.0;

/// What a word adds to its rarity in a title: something where it names a kind of worker.
pub(super) fn head_weight(word: &str, lexicon: &Lexicon) -> f64 {
    if lexicon.head_stems.contains(&[lexicon.vocabulary.number(word)]) { HEAD_WEIGHT } else { 0.0 }
}

/// Likeness of one half of a double title ("Cook/Server") that is a title by itself.
const HALF_TITLE: f64 = 0.95;

/// Shortest word that may be misspelt: a shorter one is one letter away from too many others.
const SHORTEST_MISSPELT: usize = 6;

/// A word of the title looked up.
struct Word<'a> {
    weight: f64,
    head: f64,
    titles: Titles<'a>,
}

thread_local! {
    /// Which of the words each title has, as bits, by title: a table that is left empty.
    static HAD: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

/// The titles that share words, in the order of their numbers, each with the words that it has, as bits.
///
/// A title that shares but one word is most alike in its role only where it is the lightest with that
/// word, so of a word of many titles ("manager") the nearest are enough.
fn shared(words: &[Word<'_>], titles: usize) -> Vec<(ExcerptId, u64)> {
    if words.iter().all(|word| word.titles.nearest.is_none()) {
        return merged(words);
    }
    // Taken out, so that a panic loses the table and leaves no bits in it.
    let mut had = HAD.take();
    had.resize(had.len().max(titles), 0);
    let mut shared: Vec<ExcerptId> = Vec::new();
    for (bit, word) in bits(words) {
        for title in &*word.titles.all {
            let Some(own) = had.get_mut(title.0 as usize) else { continue };
            // A second word, or any of a word without nearest titles.
            if own.count_ones() < 2 && (*own != 0 || word.titles.nearest.is_none()) {
                shared.push(*title);
            }
            *own |= bit;
        }
    }
    shared.extend(words.iter().filter_map(|word| word.titles.nearest).flatten());
    shared.sort_unstable();
    shared.dedup();
    let own = |title: ExcerptId| Some((title, *had.get(title.0 as usize)?));
    let shared = shared.into_iter().filter_map(own).collect();
    for title in words.iter().flat_map(|word| &*word.titles.all) {
        had.get_mut(title.0 as usize).into_iter().for_each(|own| *own = 0);
    }
    HAD.set(had);
    shared
}

/// All titles that share words, without a table: for few titles it is not worth while to make one.
fn merged(words: &[Word<'_>]) -> Vec<(ExcerptId, u64)> {
    let each = bits(words).flat_map(|(bit, word)| word.titles.all.iter().map(move |&title| (title, bit)));
    let mut shared: Vec<(ExcerptId, u64)> = each.collect();
    // The titles of a word are in order, and a stable sort merges what is.
    shared.sort();
    shared.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 |= next.1;
        }
        same
    });
    shared
}

/// The words with a bit each.
fn bits<'w, 'a>(words: &'w [Word<'a>]) -> impl Iterator<Item = (u64, &'w Word<'a>)> {
    words.iter().enumerate().map(|(place, word)| (1 << place, word))
}

/// Most words of a title that are looked up: as many as there are bits.
const MOST_WORDS: usize = u64::BITS as usize;

impl Index {
    /// Roles with a title like this one, by role number: of each role the title most alike, or its own
    /// where none has a word of it.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn titles_like(&self, catalog: &Catalog, title: &str) -> Result<Vec<TitleHit>> {
        let mut found = Vec::new();
        self.offer_like(catalog, title, 1.0, &mut found)?;
        for half in title.split('/').filter(|half| half.len() < title.len() && half.trim().len() > 2) {
            self.offer_like(catalog, half, HALF_TITLE, &mut found)?;
        }
        // A stable sort: of equally alike titles of a role the one stays that was found first.
        found.sort_by_key(|hit: &TitleHit| hit.role);
        found.dedup_by(|next, kept| {
            let same = next.role == kept.role;
            if same && kept.likeness < next.likeness {
                *kept = *next;
            }
            same
        });
        self.add_words(catalog, title, &mut found)?;
        Ok(found)
    }

    /// Tells of each hit how far the role's titles have the title's words, and adds the roles that have
    /// only such words.
    fn add_words(&self, catalog: &Catalog, title: &str, found: &mut Vec<TitleHit>) -> Result<()> {
        let alike = found.len();
        let mut next = 0;
        for (role, words) in self.title_words(catalog, title)? {
            while next < alike && found[next].role < role {
                next += 1;
            }
            if next < alike && found[next].role == role {
                found[next].words = words;
            } else {
                let excerpt = catalog.excerpt_id(role, ExcerptKind::Title(0));
                found.push(TitleHit { role, excerpt, likeness: 0.0, words });
            }
        }
        found.sort_by_key(|hit| hit.role);
        Ok(())
    }

    /// Offers the titles like this one, their likeness being at most `most`.
    fn offer_like(&self, catalog: &Catalog, title: &str, most: f64, found: &mut Vec<TitleHit>) -> Result<()> {
        let mut stems = title_stems(title);
        stems.sort_unstable();
        stems.dedup();
        stems.truncate(MOST_WORDS);
        let words = stems.into_iter().map(|stem| self.word(stem)).collect::<Result<Vec<Word<'_>>>>()?;
        let own: f64 = words.iter().map(|word| word.weight).sum();
        for (excerpt, had) in shared(&words, self.title_weights.len()) {
            let own_words = || bits(&words).filter(|(bit, _)| had & bit != 0).map(|(_, word)| word);
            let common: f64 = own_words().map(|word| word.weight).sum();
            // A kind of worker that both name adds nothing: "Manager" alone is like no manager. One
            // that only one of them names parts them.
            let heads: f64 = own_words().map(|word| word.head).sum();
            let other = f64::from(self.title_weights.get(excerpt.0 as usize).copied().unwrap_or(0.0));
            let most = if catalog.is_alias(excerpt) { most.min(ALIAS) } else { most };
            let likeness = most * (2.0 * (common - heads) / (own + other - 2.0 * heads)).min(1.0);
            let role = catalog.role_of(excerpt);
            let hit = TitleHit { role, excerpt, likeness, words: 0.0 };
            found.push(hit);
        }
        Ok(())
    }

    fn word(&self, stem: String) -> Result<Word<'_>> {
        let mut titles = self.titles_with(&stem)?;
        let mut stem = stem;
        if titles.all.is_empty()
            && let Some(meant) = self.nearest_word(&stem)?
        {
            titles = self.titles_with(&meant)?;
            stem = meant;
        }
        let holders = u32::try_from(titles.all.len()).unwrap_or(u32::MAX);
        let head = head_weight(&stem, &self.lexicon);
        Ok(Word { weight: idf(self.known_titles, holders) + head, head, titles })
    }

    /// The titles that have a word.
    fn titles_with(&self, word: &str) -> Result<Titles<'_>> {
        if let Some(titles) = self.read_titles.get() {
            return Ok(titles.words.titles(word));
        }
        let found = postings(&self.titles, self.fields.titles, word)?;
        let all = found.into_iter().map(|(title, _)| title).collect();
        Ok(Titles { all: Cow::Owned(all), nearest: None })
    }

    /// The word of some title that is one slip away from a word that no title has; of several the
    /// one that most titles have.
    fn nearest_word(&self, word: &str) -> Result<Option<String>> {
        if word.len() < SHORTEST_MISSPELT || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Ok(None);
        }
        let fail = |error: std::io::Error| Error::from(tantivy::TantivyError::from(error));
        let slip = osa::BatchComparator::new(word.chars());
        let args = osa::Args::default().score_cutoff(1);
        let mut nearest: Option<(u32, String)> = None;
        let mut offer = |candidate: &str, holders: u32| {
            if candidate.len().abs_diff(word.len()) <= 1
                && nearest.as_ref().is_none_or(|(most, _)| *most < holders)
                && slip.distance_with_args(candidate.chars(), &args).is_some()
            {
                nearest = Some((holders, candidate.to_owned()));
            }
        };
        if let Some(titles) = self.read_titles.get() {
            titles.words.near(word).for_each(|(candidate, holders)| offer(candidate, holders));
        } else {
            let mut known = self.titles.terms().stream().map_err(fail)?;
            while known.advance() {
                if let Ok(candidate) = std::str::from_utf8(known.key()) {
                    offer(candidate, known.value().doc_freq);
                }
            }
        }
        Ok(nearest.map(|(_, word)| word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_walked_changes_nothing() {
        let catalog = Catalog::embedded().unwrap();
        let index = Index::in_memory(&catalog).unwrap();
        let titles: Vec<&String> =
            catalog.roles().unwrap().into_iter().flat_map(|role| role.titles().take(2)).collect();
        let joined = titles.windows(2).step_by(7).map(|pair| format!("{} {}", pair[1], pair[0]));
        let common = ["Manager", "Senior Operator Technician", "Machine Operator / Engineer", "Specialist"];
        let asked: Vec<String> = joined.chain(common.map(str::to_owned)).collect();
        let like = |title: &String| index.titles_like(&catalog, title).unwrap();
        let walked: Vec<Vec<TitleHit>> = asked.iter().map(like).collect();
        index.prepare_titles(&catalog).unwrap();
        for (title, walked) in asked.iter().zip(walked) {
            assert_eq!(like(title), walked, "{title}");
        }
    }
}
