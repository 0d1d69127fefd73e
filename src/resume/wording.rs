//! Skills that a passage or a title tells in other words than their names: a deed with what it is
//! done to behind it ("trained new hires"), a deed's name with "of" behind it ("reconciliation of
//! accounts"), a name with a word between ("bank account reconciliation"), a title that tells what
//! its bearer does ("forklift operator").

use std::ops::Range;

use crate::analysis::{Form, Spelling, Token, Word, deeds, tokens};
use crate::catalog::{Head, Lexicon, Order, Starts, WordNumber, WordSet};

/// A skill told in other words, with the bytes that tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told<'a> {
    pub(super) numbers: &'a [u32],
    pub(super) span: Range<usize>,
}

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Blank,
    Comma,
    /// The end of a clause.
    End,
}

/// A word as it is read for its part in a clause.
struct Spoken<'a> {
    word: &'a Word,
    family: WordNumber,
    small: bool,
    gap: Gap,
}

/// Words that a deed and what it is done to may be apart, small ones counted.
const REACH: usize = 6;

/// Words that may stand between the words of a name.
const BETWEEN: usize = 2;

/// Words behind which somebody else does something.
const TURNS: &[&str] = &["as", "before", "by", "that", "when", "where", "which", "while", "who"];

/// Words behind which what a deed is done to is told no more, once it was.
const TURNS_BEHIND: &[&str] =
    &["at", "for", "from", "in", "into", "on", "per", "through", "under", "with", "within"];

/// The words beside a head that a name may have, in the order of the text.
#[derive(Default)]
struct Beside {
    places: [usize; REACH],
    families: [WordNumber; REACH],
    count: usize,
}

impl Beside {
    /// Adds a word; there is room for as many as are within reach.
    fn add(&mut self, place: usize, spoken: &[Spoken<'_>]) {
        if let (Some(at), Some(family)) = (self.places.get_mut(self.count), self.families.get_mut(self.count))
        {
            (*at, *family) = (place, spoken[place].family);
            self.count += 1;
        }
    }

    fn families(&self) -> &[WordNumber] {
        &self.families[..self.count]
    }

    fn reverse(&mut self) {
        self.places[..self.count].reverse();
        self.families[..self.count].reverse();
    }
}

/// The skills that a passage tells in other words.
pub(super) fn reworded<'a>(text: &str, words: &[Token], lexicon: &'a Lexicon) -> Vec<Told<'a>> {
    let spoken = spoken(text, words, lexicon);
    let mut told = Vec::new();
    for at in 0..spoken.len() {
        if !spoken[at].small
            && let Some(starts) = lexicon.skills.starts(spoken[at].family, || within_reach(&spoken, at))
        {
            after(&spoken, words, at, &starts, &mut told);
            before(&spoken, words, at, &starts, &mut told);
        }
    }
    told
}

/// The families of the words within reach of a word, on both sides.
fn within_reach(spoken: &[Spoken<'_>], at: usize) -> WordSet {
    let from = at.saturating_sub(REACH);
    let near = spoken.get(from..spoken.len().min(at + REACH + 1)).unwrap_or_default();
    let beside = near.iter().enumerate().filter(|&(place, near)| from + place != at && !near.small);
    beside.fold(WordSet::default(), |set, (_, near)| set.with(WordSet::of(near.family)))
}

fn spoken<'a>(text: &str, words: &'a [Token], lexicon: &Lexicon) -> Vec<Spoken<'a>> {
    let mut end = 0;
    let mut spoken = Vec::with_capacity(words.len());
    for token in words {
        let between = text.get(end..token.start).unwrap_or_default();
        end = token.end;
        let gap = gap(between);
        let small = token.word.is_stop();
        let family = lexicon.vocabulary.number_of(&token.word, Spelling::Family);
        spoken.push(Spoken { word: &token.word, family, small, gap });
    }
    spoken
}

fn gap(between: &str) -> Gap {
    match between.as_bytes() {
        b" " => return Gap::Blank,
        b", " => return Gap::Comma,
        _ => {}
    }
    // Blanks side by side part the columns of a list; behind a line's end they are an indent.
    let columns = || between.split('\n').next().is_some_and(|line| line.contains("   "));
    if between.contains(['.', ';', ':', '|', '(', ')', '•', '–', '—', '?', '!', '*']) || columns() {
        Gap::End
    } else if between.contains(',') {
        Gap::Comma
    } else {
        Gap::Blank
    }
}

/// What is done to something: the deed first, and its things behind it in any order.
fn after<'a>(
    spoken: &[Spoken<'_>],
    words: &[Token],
    at: usize,
    starts: &Starts<'a>,
    told: &mut Vec<Told<'a>>,
) {
    if !starts.has(Head::Deed) && !starts.has(Head::Both) {
        return;
    }
    let of = spoken
        .get(at + 1)
        .is_some_and(|next| matches!(next.word.as_str(), "of" | "for" | "in" | "on" | "with"));
    // "Managed", "manage" where a clause begins, and "management of"; "design" in "web design team"
    // is done to nothing behind it.
    let opens = at == 0 || spoken[at].gap != Gap::Blank || spoken[at - 1].small;
    let done = match spoken[at].word.form() {
        Form::Told => true,
        Form::Bare => opens || of,
        Form::Thing => of,
    };
    if !done {
        return;
    }
    let mut beside = Beside::default();
    let mut things = false;
    for (place, next) in spoken.iter().enumerate().skip(at + 1).take(REACH) {
        // All words of both lists are small.
        let is_one_of = |words: &[&str]| next.small && words.contains(&next.word.as_str());
        let behind = || next.gap == Gap::Comma || next.word.is_told() || is_one_of(TURNS_BEHIND);
        let ends = next.gap == Gap::End || is_one_of(TURNS) || (things && behind());
        if ends {
            break;
        }
        if !next.small && (things || next.word.form() != Form::Told) {
            things = true;
            beside.add(place, spoken);
        }
    }
    for head in [Head::Deed, Head::Both] {
        find(spoken, words, at, &beside, (head, Order::Any), starts, told);
    }
}

/// A name with a word or two more in it.
fn before<'a>(
    spoken: &[Spoken<'_>],
    words: &[Token],
    at: usize,
    starts: &Starts<'a>,
    told: &mut Vec<Told<'a>>,
) {
    let mut beside = Beside::default();
    let mut last = at;
    while let Some(place) = last.checked_sub(1) {
        let joined = matches!(spoken[place].word.as_str(), "and" | "or");
        if spoken[last].gap != Gap::Blank || (spoken[place].small && !joined) || at - place > REACH {
            break;
        }
        // "Performed quality measures" tells of no performance measurement.
        if !spoken[place].small && !matches!(spoken[place].word.as_bytes(), [.., b'e', b'd']) {
            beside.add(place, spoken);
        }
        last = place;
    }
    beside.reverse();
    for head in [Head::Deed, Head::Thing, Head::Both] {
        find(spoken, words, at, &beside, (head, Order::Same), starts, told);
    }
}

fn find<'a>(
    spoken: &[Spoken<'_>],
    words: &[Token],
    at: usize,
    beside: &Beside,
    (head, order): (Head, Order),
    starts: &Starts<'a>,
    told: &mut Vec<Told<'a>>,
) {
    if beside.count == 0 || !starts.has(head) {
        return;
    }
    for found in starts.reworded(head, beside.families(), order) {
        let (first, last) = (beside.places[found.words.0], beside.places[found.words.1]);
        // "Kept the inventory and controlled costs" tells of no inventory control.
        let most = if spoken[at].word.is_told() { 0 } else { BETWEEN };
        if order == Order::Same && at > first + found.count + most {
            continue;
        }
        let span = words[first.min(at)].start..words[last.max(at)].end;
        told.push(Told { numbers: found.numbers, span });
    }
}

/// The skills that a title tells of its bearer.
pub(super) fn of_title<'a>(title: &str, lexicon: &'a Lexicon) -> Vec<Told<'a>> {
    let words = tokens(title);
    let spoken = spoken(title, &words, lexicon);
    let mut told = Vec::new();
    for at in 0..spoken.len() {
        let closes = spoken.get(at + 1).is_none_or(|next| next.gap != Gap::Blank || next.small);
        if !closes || spoken[at].small {
            continue;
        }
        let from =
            (0..at).rev().find(|&place| spoken[place + 1].gap != Gap::Blank).map_or(0, |place| place + 1);
        let beside: Vec<usize> = (from..at).filter(|&place| !spoken[place].small).collect();
        let families: Vec<WordNumber> = beside.iter().map(|&place| spoken[place].family).collect();
        for deed in deeds(spoken[at].word) {
            let Some(starts) = lexicon.skills.starts(lexicon.vocabulary.number(&deed), || WordSet::ALL)
            else {
                continue;
            };
            for head in [Head::Alone, Head::Deed] {
                for found in starts.reworded(head, &families, Order::Same) {
                    told.push(Told { numbers: found.numbers, span: words[from].start..words[at].end });
                }
            }
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::is_stop_word;

    #[test]
    fn all_words_behind_which_something_turns_are_small() {
        assert!(TURNS.iter().chain(TURNS_BEHIND).all(|word| is_stop_word(word)));
    }
}
