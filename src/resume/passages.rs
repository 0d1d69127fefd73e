//! Passages: the sentences and list lines of a resume, the smallest thing that is quoted.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::positions::{Found, Placed};
use super::privacy;
use super::sections::{Section, heading};
use crate::analysis::{Token, tokens};
use crate::catalog::{Lexicon, Stems};
use crate::scan;

/// One sentence or list line of a resume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Bytes of the resume's text.
    pub span: Range<usize>,
    /// Line on which it begins, counted from 1.
    pub line: usize,
    /// Section it stands in.
    pub section: Section,
    /// The position in whose block it stands, by its place among the resume's positions: below
    /// the position's title and dates, up to the next position or heading.
    pub position: Option<usize>,
    /// Bytes of the resume's text that may not score.
    pub masked: Vec<Range<usize>>,
}

/// The text of a passage that is searched, where what may not score is blanked out; and its words.
pub(super) struct SearchedText<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) words: Vec<Token>,
}

/// The passages with what is searched of each.
#[derive(Default)]
pub(super) struct Searched<'a> {
    pub(super) passages: Vec<Passage>,
    /// None of a passage that was said before in the same words: it says nothing new.
    pub(super) stems: Stems,
    pub(super) texts: Vec<SearchedText<'a>>,
}

/// Lines that run on into one another, before they are cut into sentences.
struct Block {
    span: Range<usize>,
    line: usize,
    section: Section,
    position: Option<usize>,
}

/// A line that runs on is at least this long, in bytes: shorter lines are items of a list.
const WRAPPED: usize = 55;

/// A passage is cut at the first sentence end behind this many bytes.
const SHORTEST_SENTENCE: usize = 24;

/// Behind this many bytes a line that begins with a capital begins a passage too.
const LONG_SENTENCE: usize = 220;

/// The passages of all lines that are neither claimed by a position nor personal.
pub(super) fn passages<'a>(
    text: &'a str,
    lines: &[Placed],
    found: &Found,
    lexicon: &Lexicon,
) -> Searched<'a> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for ((placed, &claimed), &position) in lines.iter().zip(&found.claimed).zip(&found.owners) {
        let line = &placed.line;
        let mut span = line.span.clone();
        let hidden = placed.section == Section::Personal
            || (placed.section == Section::Header && privacy::is_personal(line.text(text)));
        if claimed || hidden {
            open = false;
            continue;
        }
        if placed.heading {
            open = false;
            span.start += heading(line.text(text)).map_or(0, |heading| heading.length);
            if text.get(span.clone()).is_none_or(|rest| rest.trim().is_empty()) {
                continue;
            }
        }
        match blocks.last_mut() {
            Some(block)
                if open
                    && (block.section, block.position) == (placed.section, position)
                    && runs_on(text, &block.span, placed) =>
            {
                block.span.end = span.end;
            }
            _ => blocks.push(Block { span, line: line.number, section: placed.section, position }),
        }
        open = true;
    }
    // The first line is a name, unless it is all there is.
    let header_name = lines.first().filter(|_| lines.len() > 1).map(|placed| placed.line.span.clone());
    let mut found = Searched::default();
    let mut said = HashSet::with_capacity_and_hasher(blocks.len(), RandomState::default());
    for block in blocks.iter().filter(|block| header_name.as_ref() != Some(&block.span)) {
        sentences(text, block, lexicon, &mut said, &mut found);
    }
    found
}

/// Whether a line goes on with the block before it: no bullet, no blank line, and the block's
/// last line is long and ends in the middle of a sentence.
fn runs_on(text: &str, block: &Range<usize>, placed: &Placed) -> bool {
    let so_far = &text[block.clone()];
    let last = so_far.rsplit('\n').next().unwrap_or(so_far).trim();
    let next = placed.line.text(text);
    let small = next.starts_with(|letter: char| letter.is_lowercase());
    let ended = last.ends_with(['.', '!', '?', ':', ';']);
    let list = placed.section == Section::Skills && !small;
    !placed.line.bullet && !placed.line.after_blank && !list && (small || (last.len() >= WRAPPED && !ended))
}

fn sentences<'a>(
    text: &'a str,
    block: &Block,
    lexicon: &Lexicon,
    said: &mut HashSet<&'a str, RandomState>,
    found: &mut Searched<'a>,
) {
    let &Block { ref span, line, section, position } = block;
    let mut start = span.start;
    for end in ends(&text[span.clone()]).into_iter().map(|end| span.start + end) {
        let raw = &text[start..end];
        let from = start + (raw.len() - raw.trim_start().len());
        let to = start + raw.trim_end().len();
        if from < to {
            let before = scan::count(&text.as_bytes()[span.start..from], |byte| byte == b'\n');
            let body = &text[from..to];
            let mut words = tokens(body);
            let mut searched = Cow::Borrowed(body);
            let masked = masked(body, &words, section, lexicon);
            if !masked.is_empty() {
                let blanked = privacy::blanked(body, &masked);
                words = tokens(&blanked);
                searched = Cow::Owned(blanked);
            }
            found.stems.push(if said.insert(body) { &words } else { &[] }, &lexicon.vocabulary);
            found.texts.push(SearchedText { text: searched, words });
            let masked = masked.into_iter().map(|range| from + range.start..from + range.end).collect();
            found.passages.push(Passage { span: from..to, line: line + before, section, position, masked });
        }
        start = end;
    }
}

/// Names are masked everywhere; in education the school as well.
fn masked(body: &str, words: &[Token], section: Section, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut ranges = privacy::masked(body, words, lexicon);
    if section == Section::Education {
        let mut start = 0;
        for piece in body.split_inclusive([',', ';', ':', '|', '\t', '–', '-']) {
            let end = start + piece.len();
            let own = words.iter().skip_while(|word| word.start < start).take_while(|word| word.end <= end);
            if own.into_iter().any(|word| privacy::marks_employer(&word.word)) {
                ranges.push(start..end);
            }
            start = end;
        }
        ranges.sort_by_key(|range| range.start);
    }
    ranges
}

fn opens_line(rest: &str) -> bool {
    rest.trim_start().starts_with(char::is_uppercase)
}

/// Where the sentences of a block end: behind a full stop, a semicolon or a bullet inside the
/// line. Resumes that lost their line ends ("served drinks.Took orders") are cut as well.
fn ends(block: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    for (at, byte) in block.bytes().enumerate() {
        // No letter that ends a sentence begins with another byte.
        if !matches!(byte, b'.' | b'!' | b'?' | b';' | b'\n' | 0xe2) || at - start < SHORTEST_SENTENCE {
            continue;
        }
        let mut letters = block[at..].chars();
        let Some(letter) = letters.next() else { continue };
        let (next, after) = (letters.next(), letters.next());
        let capital = |letter: Option<char>| {
            letter.is_some_and(|letter| letter.is_uppercase() || letter.is_ascii_digit())
        };
        let glued = || {
            next.is_some_and(char::is_uppercase)
                && block[..at].ends_with(|before: char| before.is_lowercase())
        };
        let stop = match letter {
            '.' | '!' | '?' => (next.is_some_and(char::is_whitespace) && capital(after)) || glued(),
            ';' | '•' | '●' | '▪' => true,
            // Items of a list that have neither bullets nor full stops.
            '\n' => at - start >= LONG_SENTENCE && opens_line(&block[at..]),
            _ => false,
        };
        if stop {
            start = at + letter.len_utf8();
            ends.push(start);
        }
    }
    ends.push(block.len());
    ends
}
