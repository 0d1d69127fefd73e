//! Looks a title up among all titles: by its words, rare ones counting more, misspelt ones under
//! the word that was meant, and both halves of a double title.

use std::cmp::Reverse;
use std::sync::Arc;

use rapidfuzz::distance::osa;

use super::Index;
use super::alike::{Alike, Likes, MOST_WORDS, Measure, Word, offer_shared};
use super::retrieve::idf;
use super::roots::{self, Root};
use crate::analysis::{self, title_stems};
use crate::catalog::{Catalog, ExcerptId, ExcerptKind, Lexicon, RoleNumber, WordNumber, length};
use crate::error::Result;

/// How far the titles of a role are like the one looked up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TitleHit {
    /// Its title or alias that is most alike, or its own where none has a word of it.
    pub excerpt: ExcerptId,
    /// Share of the weight of both titles' words that they have in common, above 0 to 1; an alias
    /// is at most [`ALIAS`] like; 0 where only roots of words are common.
    pub likeness: f64,
    /// How far the role's titles have this title's words: the root of the share of them that have each,
    /// averaged by rarity, 0 to 1.
    pub words: f64,
}

/// The roles with titles like one that was looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct TitleHits {
    likes: Arc<Likes>,
    /// The roots of its words.
    roots: Arc<[Arc<Root>]>,
}

impl TitleHits {
    /// By role number the likeness of the title that is most alike; 0 where none has a word of it.
    pub fn alike(&self) -> &[f64] {
        &self.likes.likeness
    }

    /// Passes on by role number how far the titles of each role have the words: see [`TitleHit::words`].
    /// `sums` are as many zeros as there are roles, and are so again behind it.
    pub fn each_words(&self, sums: &mut [f64], act: impl FnMut(usize, f64)) {
        roots::each_words(&self.roots, sums, act);
    }

    /// How far a role's titles are like it; none where they have nothing in common.
    pub fn of(&self, catalog: &Catalog, role: RoleNumber) -> Option<TitleHit> {
        let likeness = self.likes.likeness.get(role.index()).copied().unwrap_or_default();
        let words = roots::words_of(&self.roots, role);
        let own = self.likes.titles.get(role.index()).filter(|_| likeness > 0.0);
        let excerpt = match own {
            Some(&title) => title,
            None if words > 0.0 => catalog.excerpt_id(role, ExcerptKind::Title(0)),
            None => return None,
        };
        Some(TitleHit { excerpt, likeness, words })
    }
}

/// Likeness of an alias with the same words. An alias is an editor's judgement: where an official
/// list gives the same title to another occupation, that one is to come first.
pub const ALIAS: f64 = 0.9;

/// What a word that names a kind of worker weighs in a title beside its rarity. A generalist is no
/// manager of generalists, however common the word manager is.
const HEAD_WEIGHT: f64 = 2.0;

/// What a word adds to its rarity in a title: something where it names a kind of worker.
pub(super) fn head_weight(word: WordNumber, lexicon: &Lexicon) -> f64 {
    if lexicon.head_stems.contains(&[word]) { HEAD_WEIGHT } else { 0.0 }
}

/// Likeness of one half of a double title ("Cook/Server") that is a title by itself.
const HALF_TITLE: f64 = 0.95;

/// Shortest word that may be misspelt: a shorter one is one letter away from too many others.
const SHORTEST_MISSPELT: usize = 6;

/// What is asked of a title: it is the same for all titles of the same words.
struct Asked {
    /// The stems of the title, in order.
    whole: Vec<String>,
    /// Those of each half of a double title.
    halves: Vec<Vec<String>>,
}

impl Asked {
    /// The words as one text.
    fn key(&self) -> String {
        let parts = std::iter::once(&self.whole).chain(&self.halves);
        parts.map(|stems| stems.join(" ")).collect::<Vec<_>>().join("\n")
    }
}

impl Index {
    /// Roles with titles like this one.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn titles_like(&self, catalog: &Catalog, title: &str) -> Result<TitleHits> {
        let sorted = |title: &str| {
            let mut stems = title_stems(title);
            stems.sort_unstable();
            stems.dedup();
            stems
        };
        let halves = title.split('/').filter(|half| half.len() < title.len() && half.trim().len() > 2);
        let asked = Asked { whole: sorted(title), halves: halves.map(sorted).collect() };
        match self.title_memo.get() {
            Some(memo) => memo.asked.get(&asked.key(), || self.found(catalog, &asked)),
            None => self.found(catalog, &asked),
        }
    }

    fn found(&self, catalog: &Catalog, asked: &Asked) -> Result<TitleHits> {
        let mut alike = Alike::new(catalog.len());
        self.offer_like(catalog, &asked.whole, 1.0, &mut alike);
        for half in &asked.halves {
            self.offer_like(catalog, half, HALF_TITLE, &mut alike);
        }
        let roots = analysis::roots(&asked.whole);
        let roots = roots.iter().map(|root| self.root(catalog, root)).collect::<Result<_>>()?;
        Ok(TitleHits { likes: Arc::new(alike.likes()), roots })
    }

    /// Offers the titles with words like these, their likeness being at most `most`.
    fn offer_like(&self, catalog: &Catalog, stems: &[String], most: f64, alike: &mut Alike) {
        let words: Vec<Word<'_>> = stems.iter().take(MOST_WORDS).map(|stem| self.word(stem)).collect();
        alike.begin_offer();
        offer_shared(
            &Measure::new(&words, most),
            catalog.excerpts() as usize,
            |title| self.known(title),
            alike,
        );
    }

    /// A word of a title, or the one that was meant.
    fn word(&self, stem: &str) -> Word<'_> {
        let known = &self.lexicon.vocabulary;
        let mut number = known.number(stem);
        let mut titles = self.title_lists.of(number);
        if titles.len() == 0
            && let Some(meant) = self.nearest_word(stem)
        {
            (number, titles) = (meant, self.title_lists.of(meant));
        }
        let many = self.many(known.word(number).unwrap_or(stem), titles);
        let head = head_weight(number, &self.lexicon);
        Word { weight: idf(self.known_titles, length(titles.len())) + head, head, titles, many }
    }

    /// The word of some title that is one slip away from a word that no title has; of several the
    /// one that most titles have, and then the first by its letters.
    fn nearest_word(&self, word: &str) -> Option<WordNumber> {
        if word.len() < SHORTEST_MISSPELT || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        let slip = osa::BatchComparator::new(word.chars());
        let args = osa::Args::default().score_cutoff(1);
        let mut nearest: Option<(u32, Reverse<&str>, WordNumber)> = None;
        self.near_words(word, |number, titles| {
            let Some(candidate) = self.lexicon.vocabulary.word(number) else { return };
            let near = (titles, Reverse(candidate), number);
            if candidate.len().abs_diff(word.len()) <= 1
                && nearest.is_none_or(|kept| near > kept)
                && slip.distance_with_args(candidate.chars(), &args).is_some()
            {
                nearest = Some(near);
            }
        });
        nearest.map(|(.., number)| number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_walked_changes_nothing() {
        let catalog = Catalog::embedded().unwrap();
        let index = Index::in_memory(&catalog).unwrap();
        let titles: Vec<&str> =
            catalog.roles().unwrap().into_iter().flat_map(|role| role.titles().take(2)).collect();
        let joined = titles.windows(2).step_by(7).map(|pair| format!("{} {}", pair[1], pair[0]));
        let common = ["Manager", "Senior Operator Technician", "Machine Operator / Engineer", "Specialist"];
        let asked: Vec<String> = joined.chain(common.map(str::to_owned)).collect();
        let like = |title: &String| index.titles_like(&catalog, title).unwrap();
        let walked: Vec<TitleHits> = asked.iter().map(like).collect();
        index.keep_titles();
        for (title, walked) in asked.iter().zip(walked) {
            assert_eq!(like(title), walked, "{title}");
        }
    }
}
