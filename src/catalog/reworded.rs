//! Names of skills said in other words: "trained new hires" for "new hire training". A name of two
//! or more words is kept once more among the phrases, as the family of its last word (what is done)
//! with the families of the others (what it is done to) behind it, and walked from there.

use std::collections::BTreeMap;

use super::phrases::Phrases;
use super::walk::{Opening, Walk};
use crate::analysis::{Token, is_deed_name, tokens};

/// What the last word of a name is; the first byte of its key among the phrases, which no word of a
/// text begins with.
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

impl Head {
    pub(super) fn mark(self) -> char {
        match self {
            Self::Deed => '\u{1}',
            Self::Thing => '\u{2}',
            Self::Both => '\u{3}',
            Self::Alone => '\u{4}',
        }
    }
}

/// The kinds of head, in the order of their declaration.
pub(super) const HEADS: [Head; 4] = [Head::Deed, Head::Thing, Head::Both, Head::Alone];

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
    openings: [Option<Opening>; HEADS.len()],
}

impl<'a> Starts<'a> {
    /// `openings` are those of each of [`HEADS`].
    pub(super) fn new(phrases: &'a Phrases, openings: [Option<Opening>; HEADS.len()]) -> Self {
        Self { phrases, openings }
    }

    /// Whether a name has such a head.
    pub fn has(&self, head: Head) -> bool {
        self.openings.get(head as usize).is_some_and(Option::is_some)
    }

    /// Names whose other words are all among some families beside the head.
    pub fn reworded(&self, head: Head, beside: &[&str], order: Order) -> Vec<Reworded<'a>> {
        let mut found = Vec::new();
        if let Some(Some(opening)) = self.openings.get(head as usize) {
            let walk = Walk::from(self.phrases, opening);
            if head == Head::Alone {
                found.extend(walk.numbers().map(|numbers| Reworded { numbers, words: (0, 0), count: 0 }));
            }
            if beside.iter().any(|family| opening.may_lead_to(family)) {
                search(&walk, beside, order, &mut Vec::new(), &mut found);
            }
        }
        found
    }
}

fn search<'a>(
    walk: &Walk<'a>,
    beside: &[&str],
    order: Order,
    taken: &mut Vec<usize>,
    found: &mut Vec<Reworded<'a>>,
) {
    let Some(open) = walk.along(" ") else { return };
    let from = if order == Order::Same { taken.last().map_or(0, |last| last + 1) } else { 0 };
    for (place, family) in beside.iter().enumerate().skip(from) {
        if taken.contains(&place) {
            continue;
        }
        let Some(next) = open.along(family) else { continue };
        taken.push(place);
        if let (Some(numbers), Some(&first), Some(&last)) =
            (next.numbers(), taken.iter().min(), taken.iter().max())
        {
            found.push(Reworded { numbers, words: (first, last), count: taken.len() });
        }
        search(&next, beside, order, taken, found);
        taken.pop();
    }
}

/// The keys under which a skill's name is found in other words.
pub(super) fn keys(name: &str) -> Vec<String> {
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
        distinct.then(|| format!("{}{}", head.mark(), families.join(" ")))
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
pub(super) fn add(skill: u32, name: &str, aliases: &[String], phrases: &mut BTreeMap<String, Vec<u32>>) {
    let own = families(name);
    let kin = |alias: &&String| families(alias).iter().any(|family| own.contains(family));
    for key in keys(name).into_iter().chain(aliases.iter().filter(kin).flat_map(|alias| keys(alias))) {
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
        assert_eq!(keys("Bank reconciliation"), ["\u{1}reconcil bank"]);
        assert_eq!(keys("New hire training"), ["\u{1}train new hire"]);
        assert_eq!(keys("Shipping and receiving"), ["\u{3}receiv ship", "\u{3}ship receiv"]);
        assert_eq!(keys("Tax software"), ["\u{2}softwar tax"]);
        assert_eq!(keys("Welding"), ["\u{4}weld"]);
        assert!(keys("Letters of credit").is_empty());
        assert!(keys("Python").is_empty());
    }
}
