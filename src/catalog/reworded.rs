//! Names of skills said in other words: "trained new hires" for "new hire training". A name of two
//! or more words is kept once more among the phrases, as the family of its last word (what is done)
//! with the families of the others (what it is done to) behind it, and walked from there.

use super::lexicon::{MARKS, PhraseList};
use super::names::Names;
use super::phrases::{At, Phrases, WordSet};
use super::vocabulary::WordNumber;
use crate::analysis::{Token, is_deed_name, tokens};

/// What the last word of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// A deed with the things it is done to: "bank reconciliation".
    Deed,
    /// A thing: "tax software".
    Thing,
    /// Two deeds: "shipping and receiving".
    Both,
    /// A name of one word that is a deed: "welding".
    Alone,
}

/// How many kinds of head there are. Each is marked behind the head by the mark of its place.
const HEADS: u32 = 4;

/// In which order the other words of a name must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As in the name.
    Same,
    /// In any.
    Any,
}

/// A name found in other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reworded<'a> {
    /// The numbers it stands for.
    pub numbers: &'a [u32],
    /// The first and the last of the words beside its head, as places among those that were given.
    pub words: (usize, usize),
    /// How many words stand beside its head.
    pub count: usize,
}

/// Longest name, in words that are no stop words; a longer one is said as it is or not at all.
const MOST_WORDS: usize = 4;

/// Where the names begin whose heads are of one family, by what the head is.
#[derive(Debug, Clone, Copy)]
pub struct Starts<'a> {
    phrases: &'a Phrases,
    places: [Option<At>; HEADS as usize],
}

impl Phrases {
    /// Where the names begin whose heads are of a family; none where no name has such a head with one of the
    /// families `beside` it.
    pub fn starts(&self, family: WordNumber, beside: impl FnOnce() -> WordSet) -> Option<Starts<'_>> {
        let begun = self.begun(family)?;
        // The marks are the first of all words.
        if !(0..HEADS).any(|mark| begun.may_go_on_with(WordNumber(mark))) {
            return None;
        }
        // Behind the mark.
        let beside = beside();
        if beside != WordSet::ALL && !begun.may_have_third(beside) {
            return None;
        }
        let mut places = [None; HEADS as usize];
        for (word, at) in self.words_behind(begun.at) {
            let Some(place) = places.get_mut(word.0 as usize) else { break };
            *place = Some(at);
        }
        places.iter().any(Option::is_some).then_some(Starts { phrases: self, places })
    }
}

impl<'a> Starts<'a> {
    /// Whether a name has such a head.
    pub fn has(&self, head: Head) -> bool {
        self.places[head as usize].is_some()
    }

    /// Names whose other words are all among some families beside the head.
    pub fn reworded(&self, head: Head, beside: &[WordNumber], order: Order) -> Vec<Reworded<'a>> {
        let mut found = Vec::new();
        if let Some(at) = self.places[head as usize] {
            if let Some(numbers) = self.phrases.ended(at).filter(|_| head == Head::Alone) {
                found.push(Reworded { numbers, words: (0, 0), count: 0 });
            }
            search(self.phrases, at, beside, order, Taken::default(), &mut found);
        }
        found
    }
}

/// The places of the words of a name that were found.
#[derive(Debug, Clone, Copy, Default)]
struct Taken {
    places: [usize; MOST_WORDS],
    count: usize,
}

impl Taken {
    fn places(&self) -> &[usize] {
        self.places.get(..self.count).unwrap_or_default()
    }

    /// With one more; none where no name has so many words.
    fn with(mut self, place: usize) -> Option<Self> {
        *self.places.get_mut(self.count)? = place;
        self.count += 1;
        Some(self)
    }
}

fn search<'a>(
    phrases: &'a Phrases,
    at: At,
    beside: &[WordNumber],
    order: Order,
    taken: Taken,
    found: &mut Vec<Reworded<'a>>,
) {
    if !phrases.may_go_on(at, beside) {
        return;
    }
    let from = if order == Order::Same { taken.places().last().map_or(0, |last| last + 1) } else { 0 };
    for (place, &family) in beside.iter().enumerate().skip(from) {
        if taken.places().contains(&place) {
            continue;
        }
        let (Some(next), Some(taken)) = (phrases.behind(at, family), taken.with(place)) else { continue };
        if let (Some(numbers), Some(&first), Some(&last)) =
            (phrases.ended(next), taken.places().iter().min(), taken.places().iter().max())
        {
            found.push(Reworded { numbers, words: (first, last), count: taken.count });
        }
        search(phrases, next, beside, order, taken, found);
    }
}

/// The keys under which a skill's name is found in other words.
fn keys(name: &str) -> Vec<Vec<String>> {
    let words = tokens(name);
    let (small, words): (Vec<Token>, Vec<Token>) = words.into_iter().partition(|token| token.word.is_stop());
    // A name that is turned round already ("letters of credit") has its head elsewhere.
    let plain = small.iter().all(|token| matches!(token.word.as_str(), "and" | "or" | "the" | "a"));
    let Some((last, others)) = words.split_last().filter(|_| plain && words.len() <= MOST_WORDS) else {
        return Vec::new();
    };
    let key = |head: Head, words: &[&Token]| {
        let families: Vec<String> = words.iter().map(|token| token.word.family().to_owned()).collect();
        let distinct = families.iter().enumerate().all(|(at, family)| !families[..at].contains(family));
        let mut key = families;
        key.insert(1, MARKS[head as usize].to_owned());
        distinct.then_some(key)
    };
    let head = match (is_deed_name(&last.word), others) {
        (true, []) => Head::Alone,
        (false, []) => return Vec::new(),
        (true, [first]) if !small.is_empty() && is_deed_name(&first.word) => Head::Both,
        (true, _) => Head::Deed,
        (false, _) => Head::Thing,
    };
    let turned: Vec<&Token> = std::iter::once(last).chain(others).collect();
    let straight: Vec<&Token> = words.iter().collect();
    let ways = if head == Head::Both { vec![turned, straight] } else { vec![turned] };
    ways.iter().filter_map(|words| key(head, words)).collect()
}

/// Adds a skill under the keys of its name, and of those aliases that share a word with it: a loose
/// alias said loosely is no sign of a skill.
pub(super) fn add(skill: u32, name: &str, aliases: &Names, phrases: &mut PhraseList) {
    let own = families(name);
    let kin = |alias: &&str| families(alias).iter().any(|family| own.contains(family));
    for key in keys(name).into_iter().chain(aliases.iter().filter(kin).flat_map(keys)) {
        phrases.entry(key).or_default().push(skill);
    }
}

/// The families of a name's words.
fn families(name: &str) -> Vec<String> {
    let words = tokens(name).into_iter().filter(|token| !token.word.is_stop());
    words.map(|token| token.word.family().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_by_what_is_done() {
        assert_eq!(keys("Bank reconciliation"), [["reconcil", "\u{1}", "bank"]]);
        assert_eq!(keys("New hire training"), [["train", "\u{1}", "new", "hire"]]);
        assert_eq!(
            keys("Shipping and receiving"),
            [["receiv", "\u{3}", "ship"], ["ship", "\u{3}", "receiv"]]
        );
        assert_eq!(keys("Tax software"), [["softwar", "\u{2}", "tax"]]);
        assert_eq!(keys("Welding"), [["weld", "\u{4}"]]);
        assert!(keys("Letters of credit").is_empty());
        assert!(keys("Python").is_empty());
    }
}
