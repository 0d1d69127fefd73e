//! Finds roles by what a person types: an id, a title or an alias, any case; or, for a search,
//! words that may be misspelt.

use rapidfuzz::distance::osa;
use rapidfuzz::fuzz;

use super::role::Role;
use super::{Catalog, RoleNumber};
use crate::analysis::{title_words, tokens};
use crate::error::{Error, Result};

/// A role found by a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'a> {
    /// The role.
    pub number: RoleNumber,
    /// The title or alias by which it was found; absent where its text was.
    pub title: Option<&'a str>,
}

/// How many titles an unknown role is answered with.
const NEAREST: usize = 3;

/// How a role answers a search, best first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    SameTitle,
    SameAlias,
    WordsOfTitle,
    WordsOfAlias,
    NearTitle,
    WordsOfText,
}

impl Catalog {
    /// The role that an id, a title or an alias names, any case and punctuation.
    ///
    /// An alias that several roles have names the one that has it earliest in its list.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownRole`] with the three nearest titles.
    pub fn find(&self, query: &str) -> Result<RoleNumber> {
        let wanted = key(query);
        let by_card = self.numbers().find(|&number| {
            let card = self.card(number);
            card.id.as_str() == query.trim().to_lowercase() || key(&card.title) == wanted
        });
        if let Some(number) = by_card {
            return Ok(number);
        }
        let mut named: Option<(usize, RoleNumber)> = None;
        for number in self.numbers() {
            let role = self.role(number)?;
            let place = role.titles().skip(1).position(|alias| key(alias) == wanted);
            if let Some(place) = place
                && named.is_none_or(|(best, _)| place < best)
            {
                named = Some((place, number));
            }
        }
        match named {
            Some((_, number)) => Ok(number),
            None => Err(Error::UnknownRole { query: query.to_owned(), nearest: self.nearest(query)? }),
        }
    }

    /// The titles nearest to a text, one a role, nearest first.
    fn nearest(&self, query: &str) -> Result<Vec<String>> {
        let wanted = key(query);
        let mut near: Vec<(u32, RoleNumber)> = Vec::with_capacity(self.len());
        for number in self.numbers() {
            let role = self.role(number)?;
            let best = role.titles().map(|title| likeness(&key(title), &wanted)).max().unwrap_or(0);
            near.push((best, number));
        }
        near.sort_by_key(|&(likeness, number)| (std::cmp::Reverse(likeness), number));
        let nearest = near.iter().take(NEAREST);
        Ok(nearest.map(|&(_, number)| self.card(number).title.clone()).collect())
    }

    /// Roles found by title, alias or text, best first; misspelt words of four letters or more
    /// still find titles.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where the pack is damaged.
    pub fn search(&self, query: &str) -> Result<Vec<Found<'_>>> {
        let wanted = title_words(query);
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut answers: Vec<(Answer, usize, Found<'_>)> = Vec::new();
        for number in self.numbers() {
            let role = self.role(number)?;
            if let Some((answer, words, title)) = answer(role, &wanted) {
                answers.push((answer, words, Found { number, title }));
            }
        }
        answers.sort_by(|one, other| (&one.0, one.1, one.2.number).cmp(&(&other.0, other.1, other.2.number)));
        Ok(answers.into_iter().map(|(_, _, found)| found).collect())
    }
}

/// What is compared of a title: its words in lower case, plurals taken off.
fn key(title: &str) -> String {
    title_words(title).join(" ")
}

/// Likeness of two titles in thousandths, the order of their words aside.
pub(super) fn likeness(one: &str, other: &str) -> u32 {
    let sorted = |text: &str| {
        let mut words: Vec<&str> = text.split(' ').collect();
        words.sort_unstable();
        words.join(" ")
    };
    let ratio = fuzz::ratio(sorted(one).chars(), sorted(other).chars());
    // The ratio lies between 0 and 1, so the product fits.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000")]
    let thousandths = (ratio * 1000.0).round() as u32;
    thousandths
}

/// The best way in which a role answers, with the length of the title that did.
fn answer<'a>(role: &'a Role, wanted: &[String]) -> Option<(Answer, usize, Option<&'a str>)> {
    let of_title = |(place, title): (usize, &'a str)| {
        let words = title_words(title);
        let main = place == 0;
        let answer = if words == wanted {
            if main { Answer::SameTitle } else { Answer::SameAlias }
        } else if wanted.iter().all(|word| words.contains(word)) {
            if main { Answer::WordsOfTitle } else { Answer::WordsOfAlias }
        } else if wanted.iter().all(|word| words.iter().any(|other| near(word, other))) {
            Answer::NearTitle
        } else {
            return None;
        };
        Some((answer, words.len(), Some(title)))
    };
    let best = role
        .titles()
        .enumerate()
        .filter_map(of_title)
        .min_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
    best.or_else(|| {
        let text = text_words(role);
        let held = wanted.iter().all(|word| text.binary_search(word).is_ok());
        held.then_some((Answer::WordsOfText, 0, None))
    })
}

/// Whether a word of a title may be meant by a misspelt one.
fn near(word: &str, other: &str) -> bool {
    let allowed = match word.len() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    word == other || osa::distance(word.chars(), other.chars()) <= allowed
}

fn text_words(role: &Role) -> Vec<String> {
    let skills = role.skills.iter().flat_map(|need| {
        std::iter::once(need.name.as_str()).chain(&need.aliases).chain(need.excerpt.as_deref())
    });
    let texts =
        std::iter::once(role.summary.as_str()).chain(role.duties.iter().map(String::as_str)).chain(skills);
    let mut words: Vec<String> =
        texts.flat_map(tokens).map(|token| token.word.title_word().to_owned()).collect();
    words.sort_unstable();
    words.dedup();
    words
}
