//! Positions of a work history: a title, with its dates, told from employer and place.

use std::ops::Range;

use super::dates::{self, Dates, Month};
use super::lines::Line;
use super::privacy::is_employer;
use super::sections::Section;
use crate::analysis::{Token, title_word, tokens};
use crate::catalog::Lexicon;

/// A position that a resume names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Bytes of the title in the resume's text.
    pub title: Range<usize>,
    /// Line of the title, counted from 1.
    pub line: usize,
    /// First month.
    pub start: Option<Month>,
    /// Last month.
    pub end: Option<Month>,
    /// Whether it is held still.
    pub current: bool,
    /// Whether it stands at the top of the resume, not in the work history.
    pub headline: bool,
}

/// A line with the section it stands in, and whether it is a heading.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) line: Line,
    pub(super) section: Section,
    pub(super) heading: bool,
}

/// The positions of a resume in its own order, and the lines that only tell of them (by place in
/// `lines`): titles, employers, places and dates, which are no passages.
pub(super) struct Found {
    pub(super) positions: Vec<Position>,
    pub(super) claimed: Vec<bool>,
}

/// Longest line that can be a title or an employer, in words.
const HEADER_WORDS: usize = 14;

/// A title candidate counts from here on.
const ENOUGH: i32 = 30;

pub(super) fn positions(text: &str, lines: &[Placed], lexicon: &Lexicon) -> Found {
    let mut found = Found { positions: Vec::new(), claimed: vec![false; lines.len()] };
    let history = lines.iter().any(|placed| placed.section == Section::Experience);
    let mut dated: Vec<Option<Dates>> =
        lines.iter().map(|placed| position_dates(text, placed, history)).collect();
    for at in 0..lines.len() {
        if let Some(dates) = stacked_dates(text, lines, at) {
            found.claimed[at..at + 2].fill(true);
            dated[at] = None;
            dated[at + 2] = Some(dates);
        }
    }
    for at in 0..lines.len() {
        if let Some(dates) = &dated[at] {
            dated_position(text, lines, &dated, at, dates, lexicon, &mut found);
        }
    }
    if found.positions.is_empty() {
        undated_positions(text, lines, lexicon, &mut found);
    }
    headline(text, lines, lexicon, &mut found);
    found.positions.sort_by_key(|position| position.title.start);
    found
}

/// The one position of a text that is a title and nothing else. Its line is a passage too: the words
/// of a title that nobody knows may stand in duties.
pub(super) fn title_alone(title: Range<usize>, lines: &[Placed]) -> Found {
    let number = lines.first().map_or(1, |placed| placed.line.number);
    Found { positions: vec![undated(title, number, true)], claimed: vec![false; lines.len()] }
}

/// The dates of a line that can tell of a position: in the work history, short, no sentence.
fn position_dates(text: &str, placed: &Placed, history: bool) -> Option<Dates> {
    let allowed = match placed.section {
        Section::Experience => true,
        Section::Header | Section::Summary | Section::Projects => !history,
        _ => false,
    };
    let line = placed.line.text(text);
    if !allowed || placed.heading {
        return None;
    }
    let dates = dates::dates(line)?;
    let words = tokens(line).len();
    let sentence = line.ends_with('.') && words > 8;
    let fits = words <= HEADER_WORDS + 8 && !(placed.line.bullet && words > HEADER_WORDS) && !sentence;
    (fits && (dates.range || words <= HEADER_WORDS - 2)).then_some(dates)
}

/// Dates on three lines: a month, "to", and a month or "Current". They count for the last line.
fn stacked_dates(text: &str, lines: &[Placed], at: usize) -> Option<Dates> {
    let [first, middle, last] = lines.get(at..at + 3)? else { return None };
    let joins = matches!(middle.line.text(text).to_ascii_lowercase().as_str(), "to" | "-" | "–" | "until");
    let short = [first, last].iter().all(|placed| tokens(placed.line.text(text)).len() <= 3);
    if !joins || !short || first.section != Section::Experience {
        return None;
    }
    let dates = dates::dates(text.get(first.line.span.start..last.line.span.end)?)?;
    dates.range.then(|| Dates { span: 0..last.line.span.len(), ..dates })
}

fn dated_position(
    text: &str,
    lines: &[Placed],
    dated: &[Option<Dates>],
    at: usize,
    dates: &Dates,
    lexicon: &Lexicon,
    found: &mut Found,
) {
    let mut best: Option<(i32, usize, Range<usize>)> = None;
    let mut offer = |bonus: i32, place: usize, pieces: Vec<Range<usize>>| {
        for piece in pieces {
            if let Some((score, title)) = title_in(text, piece, lexicon)
                && best.as_ref().is_none_or(|(kept, ..)| score + bonus > *kept)
            {
                best = Some((score + bonus, place, title));
            }
        }
    };
    let own = lines[at].line.span.clone();
    offer(8, at, pieces(text, own.start..own.start + dates.span.start));
    offer(8, at, pieces(text, own.start + dates.span.end..own.end));
    for (step, bonus) in [(-1_isize, 5), (1, 5), (-2, 2), (2, 0)] {
        if let Some(near) = neighbour(text, lines, dated, at, step)
            && !found.claimed[near]
        {
            offer(bonus, near, pieces(text, lines[near].line.span.clone()));
        }
    }
    found.claimed[at] = true;
    for step in [-1_isize, 1, -2, 2] {
        if let Some(near) = neighbour(text, lines, dated, at, step)
            && is_header_line(text, &lines[near], lexicon)
        {
            found.claimed[near] = true;
        }
    }
    let Some((score, place, title)) = best else {
        return;
    };
    if score < ENOUGH {
        return;
    }
    found.claimed[place] = true;
    let known = found.positions.iter().any(|position| position.title == title);
    if !known {
        found.positions.push(Position {
            title,
            line: lines[place].line.number,
            start: dates.start,
            end: dates.end,
            current: dates.current,
            headline: false,
        });
    }
}

/// The line one or two away that can belong to the same position: short, no bullet, no sentence,
/// no heading, no other dates, and nothing of the kind between.
fn neighbour(text: &str, lines: &[Placed], dated: &[Option<Dates>], at: usize, step: isize) -> Option<usize> {
    let direction = step.signum();
    let mut near = at;
    for _ in 0..step.unsigned_abs() {
        near = near.checked_add_signed(direction)?;
        let placed = lines.get(near)?;
        let line = placed.line.text(text);
        let words = tokens(line).len();
        let below = direction > 0;
        let sentence = line.ends_with('.') && words > 5;
        let parted = if below { placed.line.after_blank && words > 6 } else { false };
        if placed.heading
            || placed.line.bullet
            || sentence
            || parted
            || words > HEADER_WORDS
            || dated[near].is_some()
        {
            return None;
        }
    }
    Some(near)
}

/// Whether a line beside the dates only names the employer, the place or the title: few words,
/// nearly all of them capitalised or without letters.
fn is_header_line(text: &str, placed: &Placed, lexicon: &Lexicon) -> bool {
    let line = placed.line.text(text);
    let words = tokens(line);
    let small = words.iter().filter(|token| line[token.start..].starts_with(char::is_lowercase)).count();
    let joined = words
        .iter()
        .filter(|token| matches!(token.word.as_str(), "of" | "and" | "the" | "for" | "at" | "in"))
        .count();
    let title = title_in(text, placed.line.span.clone(), lexicon).is_some_and(|(score, _)| score >= ENOUGH);
    words.len() <= 10 && !line.ends_with('.') && (small <= joined || title)
}

/// Positions of a history without any dates: short lines that are known titles.
fn undated_positions(text: &str, lines: &[Placed], lexicon: &Lexicon, found: &mut Found) {
    for (at, placed) in lines.iter().enumerate() {
        if placed.section != Section::Experience || placed.heading || placed.line.bullet {
            continue;
        }
        let best = pieces(text, placed.line.span.clone())
            .into_iter()
            .filter_map(|piece| title_in(text, piece, lexicon))
            .max_by_key(|(score, _)| *score);
        if let Some((score, title)) = best
            && score >= KNOWN
            && is_header_line(text, placed, lexicon)
        {
            found.claimed[at] = true;
            found.positions.push(undated(title, placed.line.number, false));
        }
    }
}

fn undated(title: Range<usize>, line: usize, headline: bool) -> Position {
    Position { title, line, start: None, end: None, current: false, headline }
}

/// The title that a person puts at the top, under the name. The first line is a name unless it is
/// a known title of two words or more: one word alone may be a surname.
fn headline(text: &str, lines: &[Placed], lexicon: &Lexicon, found: &mut Found) {
    let top = lines.iter().take_while(|placed| placed.section == Section::Header && !placed.heading);
    for (at, placed) in top.enumerate().take(8) {
        if found.claimed[at] {
            break;
        }
        for piece in pieces(text, placed.line.span.clone()) {
            let words = title_tokens(&text[piece.clone()]);
            let surname = at == 0 && words.len() < 2;
            if !surname && lexicon.titles.contains(&words) {
                found.claimed[at] = true;
                found.positions.push(undated(piece, placed.line.number, true));
            }
        }
    }
}

/// Pieces of a line that may each be a title: split at marks, at "at", and at the words that
/// stand for an employer or a place in an anonymised resume.
fn pieces(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let line = text.get(span.clone()).unwrap_or_default();
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for mark in [
        " - ",
        " – ",
        " — ",
        "|",
        "•",
        "·",
        ";",
        ":",
        "@",
        "\t",
        "   ",
        "(",
        ")",
        " at ",
        "Company Name",
        "City , State",
        "City, State",
        "City",
        "State",
        "ï¼",
        "–",
        "—",
        " / ",
        "/",
    ] {
        cuts.extend(line.match_indices(mark).map(|(at, mark)| at..at + mark.len()));
    }
    let wide = split(line, &cuts);
    let mut all = wide.clone();
    for piece in wide {
        let part = &line[piece.clone()];
        if part.contains(',') {
            let commas: Vec<Range<usize>> = part.match_indices(',').map(|(at, _)| at..at + 1).collect();
            let narrow = split(part, &commas);
            all.extend(narrow.into_iter().map(|inner| piece.start + inner.start..piece.start + inner.end));
        }
    }
    all.into_iter().map(|piece| span.start + piece.start..span.start + piece.end).collect()
}

/// What is left of a line between the cuts, trimmed of marks.
fn split(line: &str, cuts: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut cuts = cuts.to_vec();
    cuts.sort_by_key(|cut| cut.start);
    cuts.push(line.len()..line.len());
    let mut left = Vec::new();
    let mut from = 0;
    for cut in cuts {
        if cut.start > from
            && let Some(part) = line.get(from..cut.start)
        {
            let start =
                from + (part.len() - part.trim_start_matches(|letter: char| !letter.is_alphanumeric()).len());
            let end = from
                + part
                    .trim_end_matches(|letter: char| {
                        !letter.is_alphanumeric() && letter != '+' && letter != '#'
                    })
                    .len();
            if start < end {
                left.push(start..end);
            }
        }
        from = from.max(cut.end);
    }
    left
}

fn title_tokens(piece: &str) -> Vec<String> {
    let content = tokens(piece).into_iter().filter(|token| !crate::analysis::is_stop_word(&token.word));
    content.map(|token| title_word(&token.word)).collect()
}

/// Score of a piece that is, as a whole, a title of the catalog.
const KNOWN: i32 = 100;

/// How surely a piece is, or holds, a title, and the bytes of that title.
fn title_in(text: &str, piece: Range<usize>, lexicon: &Lexicon) -> Option<(i32, Range<usize>)> {
    let part = text.get(piece.clone())?;
    let words: Vec<Token> =
        tokens(part).into_iter().filter(|token| !crate::analysis::is_stop_word(&token.word)).collect();
    if words.is_empty()
        || words.len() > 10
        || !part.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())
            && words.len() > 4
    {
        return None;
    }
    let plain: Vec<String> = words.iter().map(|token| title_word(&token.word)).collect();
    let length = |count: usize| i32::try_from(count).unwrap_or(0);
    if lexicon.titles.contains(&plain) {
        return Some((KNOWN + length(plain.len()), piece));
    }
    let employer = is_employer(part);
    let longest = lexicon.titles.find(&plain).into_iter().max_by_key(|hit| (hit.length, hit.first));
    let head = plain.len() <= 6 && head_at(part, &words, &plain, lexicon);
    let penalty = if employer { 40 } else { 0 };
    if let Some(hit) = longest
        && (hit.length > 1 || (hit.first + 1 == plain.len() && head))
    {
        // A comma parts a place from the title as often as a title from its field.
        let span = if head && !employer && !part.contains(',') {
            piece
        } else {
            let (first, last) = (&words[hit.first], &words[hit.first + hit.length - 1]);
            piece.start + first.start..piece.start + last.end
        };
        return Some((60 + 5 * length(hit.length) - penalty, span));
    }
    (head && !employer).then_some((40, piece))
}

/// Whether the piece ends in a word that names a kind of worker, or has one before "of" or "for".
/// A name joined by "&" ("Cook & Mason") is an employer.
fn head_at(part: &str, words: &[Token], plain: &[String], lexicon: &Lexicon) -> bool {
    if part.contains('&') && words.len() <= 3 {
        return false;
    }
    let is_head = |at: usize| lexicon.heads.contains(&plain[at..=at]);
    let last = words.len() - 1;
    let before = |at: usize| {
        let gap = words.get(at + 1).map(|next| part[words[at].end..next.start].trim());
        gap.is_some_and(|gap| matches!(gap, "of" | "for" | "of the" | ","))
    };
    is_head(last)
        || (0..last).any(|at| is_head(at) && before(at))
        || (last > 0 && is_level(&plain[last]) && is_head(last - 1))
}

fn is_level(word: &str) -> bool {
    matches!(word, "i" | "ii" | "iii" | "iv" | "v" | "1" | "2" | "3" | "4" | "5")
}
