//! A walk along a map of phrases, letter by letter or from a place behind a word.

use fst::raw::{CompiledAddr, Node, Output};

use super::phrases::Phrases;

/// A place in the map of phrases behind a word, with what tells whether it is worth while to go on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    at: CompiledAddr,
    output: Output,
    /// The value of the phrase that ends here.
    pub(super) end: Option<u64>,
    /// The letters with which a next word may begin, as a set; different ones may share a place.
    next: u32,
}

/// The place of a letter in a set.
fn letter(byte: u8) -> u32 {
    1 << (byte % 32)
}

impl Opening {
    /// The place where a walk is.
    pub(super) fn new(walk: &Walk<'_>) -> Self {
        let next = walk.along(" ").map_or(0, |open| {
            open.node.transitions().fold(0, |set, transition| set | letter(transition.inp))
        });
        Self { at: walk.node.addr(), output: walk.output, end: walk.value(), next }
    }

    /// Whether a phrase may go on with a word.
    pub(super) fn may_lead_to(&self, word: &str) -> bool {
        word.bytes().next().is_some_and(|first| self.next & letter(first) != 0)
    }
}

/// A place among the phrases: what they begin with up to here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walk<'a> {
    phrases: &'a Phrases,
    node: Node<'a>,
    output: Output,
}

impl<'a> Walk<'a> {
    /// The place before all phrases.
    pub(super) fn begin(phrases: &'a Phrases) -> Self {
        Self { phrases, node: phrases.map.as_fst().root(), output: Output::zero() }
    }

    /// Goes on from a place.
    pub(super) fn from(phrases: &'a Phrases, opening: &Opening) -> Self {
        Self { phrases, node: phrases.map.as_fst().node(opening.at), output: opening.output }
    }

    /// Some letters on; none where no phrase goes on so.
    pub(super) fn along(&self, letters: &str) -> Option<Self> {
        let mut walk = *self;
        for byte in letters.bytes() {
            let transition = walk.node.transition(walk.node.find_input(byte)?);
            walk.output = walk.output.cat(transition.out);
            walk.node = self.phrases.map.as_fst().node(transition.addr);
        }
        Some(walk)
    }

    /// Gathers the words that go on from here, and the places behind them; `letters` led here.
    pub(super) fn gather(&self, letters: &mut Vec<u8>, found: &mut impl FnMut(&str, Opening)) {
        let opening = Opening::new(self);
        // A word ends here where a phrase does, or goes on with another word.
        if (opening.end.is_some() || opening.next != 0)
            && let Ok(word) = std::str::from_utf8(letters)
        {
            found(word, opening);
        }
        for transition in self.node.transitions().filter(|transition| transition.inp != b' ') {
            letters.push(transition.inp);
            let (node, output) =
                (self.phrases.map.as_fst().node(transition.addr), self.output.cat(transition.out));
            Walk { node, output, ..*self }.gather(letters, found);
            letters.pop();
        }
    }

    /// The value of the phrase that ends here.
    fn value(&self) -> Option<u64> {
        self.node.is_final().then(|| self.output.cat(self.node.final_output()).value())
    }

    /// The numbers of the phrase that ends here.
    pub(super) fn numbers(&self) -> Option<&'a [u32]> {
        self.value().map(|value| self.phrases.numbers(value))
    }
}
