//! Jobs with dates: the title is sought on the line of the dates and on the lines around it. Most
//! people write all their jobs in one form, so a place that held a known title elsewhere in the
//! same resume is believed where the title itself is unknown.

use std::collections::BTreeMap;
use std::ops::Range;

use super::dated::{HEADER_WORDS, is_schooling};
use super::segments::segments;
use super::title::{self, ENOUGH, Employer, HOLDS_KNOWN, KNOWN};
use super::{History, Position, Post};
use crate::analysis::tokens;
use crate::resume::dates::Dates;
use crate::resume::privacy::{is_employer, is_personal};
use crate::resume::sections::Section;

/// Where a title stands beside its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// Lines below the dates.
    step: isize,
    /// Segment of the line; those before the dates are counted backwards from -1.
    segment: isize,
}

/// A segment near dates, and the title in it.
struct Candidate {
    place: Place,
    at: usize,
    segment: Range<usize>,
    /// How near it stands.
    bonus: i32,
    title: Option<(i32, Range<usize>)>,
}

/// What the place of most titles adds: a title that holds a known one counts there like one that
/// is known.
const USUAL: i32 = 45;

pub(super) fn posts(history: &History<'_>, claimed: &mut [bool]) -> Vec<Post> {
    let usual = usual_place(history, claimed);
    let mut posts: Vec<Post> = Vec::new();
    for at in 0..history.lines.len() {
        let Some(dates) = &history.dated[at] else { continue };
        let candidates = candidates(history, at, dates, claimed, usual);
        let chosen = chosen(history, at, dates, &candidates, usual);
        let stray = history.lines[at].section != Section::Experience;
        let unread = dates.range && !stray && !history.is_body(at);
        if chosen.is_none() && !unread {
            // A date that tells of no job; only the header's lines without any job are claimed.
            claimed[at] |= history.lines[at].section == Section::Experience && history.words(at) <= 4;
            continue;
        }
        let mut top = at;
        claimed[at] = !is_long(history, at);
        for step in [-1_isize, 1, -2, 2] {
            if let Some(near) = neighbour(history, at, step)
                && !claimed[near]
                && !is_of_another(history, at, near, usual)
                && is_header_line(history, near)
            {
                claimed[near] = true;
                top = top.min(near);
            }
        }
        let (title, line) = match chosen {
            Some((line, title)) => {
                claimed[line] = !is_long(history, line);
                top = top.min(line);
                (Some(title), history.lines[line].line.number)
            }
            None => (None, history.lines[at].line.number),
        };
        if title.is_none() || posts.iter().all(|post| post.position.title != title) {
            posts.push(Post { position: Position::dated(title, line, dates, history.latest), top });
        }
    }
    posts
}

/// The place that holds a known title beside most dates of this resume.
fn usual_place(history: &History<'_>, claimed: &[bool]) -> Option<Place> {
    let mut places: BTreeMap<Place, usize> = BTreeMap::new();
    for (at, dates) in history.dated.iter().enumerate() {
        let Some(dates) = dates.as_ref().filter(|_| history.lines[at].section == Section::Experience) else {
            continue;
        };
        for candidate in candidates(history, at, dates, claimed, None) {
            if candidate.title.is_some_and(|(score, _)| score >= KNOWN) {
                *places.entry(candidate.place).or_default() += 1;
            }
        }
    }
    let most = places.into_iter().max_by_key(|&(place, count)| (count, std::cmp::Reverse(place)));
    most.filter(|&(_, count)| count > 1).map(|(place, _)| place)
}

/// Whether a line runs on into duties: only its beginning can tell of a job.
fn is_long(history: &History<'_>, at: usize) -> bool {
    history.words(at) > HEADER_WORDS + 8
}

/// The segments of the line of the dates and of the lines around it.
fn candidates(
    history: &History<'_>,
    at: usize,
    dates: &Dates,
    claimed: &[bool],
    usual: Option<Place>,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut offer = |step: isize, line: usize, bonus: i32, spans: Vec<(isize, Range<usize>)>| {
        for (segment, span) in spans {
            let title = history.title_in(&span);
            found.push(Candidate { place: Place { step, segment }, at: line, segment: span, bonus, title });
        }
    };
    let own = history.lines[at].line.span.clone();
    let before = segments(history.text, own.start..own.start + dates.span.start);
    let end = if is_long(history, at) { own.start + dates.span.end } else { own.end };
    let after = segments(history.text, own.start + dates.span.end..end);
    let mut counted: Vec<(isize, Range<usize>)> =
        (1_isize..).map(|count| -count).zip(before.into_iter().rev()).collect();
    counted.reverse();
    offer(0, at, 8, counted);
    offer(0, at, 8, (1_isize..).zip(after).collect());
    for (step, bonus) in [(-1_isize, 5), (1, 5), (-2, 2), (2, 0)] {
        if let Some(near) = neighbour(history, at, step)
            && !claimed[near]
            && !is_of_another(history, at, near, usual)
        {
            let most = if history.words(near) > HEADER_WORDS { 1 } else { usize::MAX };
            let spans = history.segments(near).iter().take(most).cloned();
            offer(step, near, bonus, (0_isize..).zip(spans).collect());
        }
    }
    found
}

/// The title of a job: its line and its bytes.
fn chosen(
    history: &History<'_>,
    at: usize,
    dates: &Dates,
    candidates: &[Candidate],
    usual: Option<Place>,
) -> Option<(usize, Range<usize>)> {
    let score = |candidate: &Candidate| {
        let usual = if usual == Some(candidate.place) { USUAL } else { 0 };
        candidate.title.as_ref().map_or(0, |(score, _)| score + candidate.bonus + usual)
    };
    let mut best: Option<&Candidate> = None;
    for candidate in candidates {
        if candidate.title.is_some() && best.is_none_or(|kept| score(candidate) > score(kept)) {
            best = Some(candidate);
        }
    }
    let stray = history.lines[at].section != Section::Experience;
    let own = matches!(history.lines[at].section, Section::Header | Section::Summary | Section::Projects);
    let strict = stray && (!own || history.lines.iter().any(|placed| placed.section == Section::Experience));
    // Jobs stand under the heading of a school more often than under any other wrong one.
    let least = if history.lines[at].section == Section::Education { HOLDS_KNOWN } else { KNOWN };
    if strict && (!is_job_elsewhere(history, at) || best.is_none_or(|best| score(best) < least)) {
        return None;
    }
    let elsewhere = best.is_some_and(|best| names_employer(history, at, candidates, best));
    let employer = if elsewhere { Employer::Elsewhere } else { Employer::PerhapsHere };
    if let Some(best) = best.filter(|best| score(best) >= ENOUGH)
        && let Some((_, title)) = &best.title
    {
        let wide = title::widened(history.text, &best.segment, title.clone(), employer, history.lexicon);
        return Some((best.at, wide));
    }
    if stray || !dates.range {
        return None;
    }
    let guess = candidates.iter().find(|candidate| usual == Some(candidate.place))?;
    may_be_title(history, guess).then(|| (guess.at, guess.segment.clone()))
}

/// Whether a segment other than the title's names the employer.
fn names_employer(history: &History<'_>, at: usize, candidates: &[Candidate], best: &Candidate) -> bool {
    let near = at.saturating_sub(1)..(at + 2).min(history.lines.len());
    let anonymised = near.into_iter().any(|line| history.line(line).contains("Company Name"));
    let others = candidates.iter().filter(|candidate| candidate.segment != best.segment);
    let mut names = others.filter_map(|candidate| history.text.get(candidate.segment.clone()));
    anonymised || names.any(is_employer)
}

/// Whether dates under another heading than that of the work history tell of a job all the same:
/// no school, no club, no help without pay.
fn is_job_elsewhere(history: &History<'_>, at: usize) -> bool {
    let near = at.saturating_sub(2)..(at + 3).min(history.lines.len());
    let school = near.clone().any(|line| {
        let words = tokens(history.line(line));
        let named = words.iter().any(|token| {
            matches!(
                token.word.as_str(),
                "university" | "college" | "school" | "institute" | "academy" | "certificate" | "course"
            )
        });
        is_schooling(history.line(line)) || (named && !history.is_body(line))
    });
    let heading = (0..at).rev().find(|&line| history.lines[line].heading);
    let unpaid = heading.is_some_and(|line| {
        let heading = history.line(line).to_lowercase();
        [
            "volunteer",
            "communit",
            "affiliation",
            "member",
            "award",
            "honor",
            "interest",
            "reference",
            "activit",
            "project",
            "publication",
            "presentation",
            "research",
        ]
        .iter()
        .any(|word| heading.contains(word))
    });
    !school && !unpaid
}

/// Whether an unknown segment in the usual place can be a title: few words, capitalised, and
/// neither an employer nor a contact.
fn may_be_title(history: &History<'_>, candidate: &Candidate) -> bool {
    let part = history.text.get(candidate.segment.clone()).unwrap_or_default();
    let words = tokens(part);
    let small = words.iter().filter(|token| part[token.start..].starts_with(char::is_lowercase)).count();
    let letters = part.chars().filter(|letter| letter.is_alphabetic()).count();
    (1..=8).contains(&words.len())
        && letters > 2
        && part.starts_with(char::is_uppercase)
        && small * 2 <= words.len()
        && !part.ends_with('.')
        && !is_employer(part)
        && !is_personal(part)
        && !matches!(part, "City" | "State" | "Remote" | "US" | "USA")
}

/// The line one or two away that can belong to the same position: short, no bullet, no sentence,
/// no heading, no other dates, and nothing of the kind between.
fn neighbour(history: &History<'_>, at: usize, step: isize) -> Option<usize> {
    let direction = step.signum();
    let mut near = at;
    for _ in 0..step.unsigned_abs() {
        near = near.checked_add_signed(direction)?;
        let placed = history.lines.get(near)?;
        let line = history.line(near);
        let words = history.words(near);
        let sentence = line.ends_with('.') && words > 5;
        let parted = direction > 0 && placed.line.after_blank && words > 6;
        let duty = history.is_body(near) && !history.is_body(at);
        let other =
            placed.heading || placed.section != history.lines[at].section || history.dated[near].is_some();
        let beside = || near.abs_diff(at) == 1 && opens_with_title(history, near);
        let runs_on = sentence || words > HEADER_WORDS;
        if other || placed.line.bullet || duty || parted || (runs_on && !beside()) {
            return None;
        }
    }
    Some(near)
}

/// Whether a line stands where the title of other dates is to be expected.
fn is_of_another(history: &History<'_>, at: usize, near: usize, usual: Option<Place>) -> bool {
    let step = usual.map_or(0, |place| place.step);
    let other = near.checked_add_signed(-step).filter(|&other| other != at && step != 0);
    other.is_some_and(|other| history.dated.get(other).is_some_and(Option::is_some))
}

/// Whether a line that runs on into its duties begins with a title and a mark that parts it.
fn opens_with_title(history: &History<'_>, at: usize) -> bool {
    let segments = history.segments(at);
    segments.len() > 1 && history.title_in(&segments[0]).is_some_and(|(score, _)| score >= HOLDS_KNOWN)
}

/// Whether a line beside the dates only names the employer, the place or the title: few words,
/// nearly all of them capitalised or without letters.
pub(super) fn is_header_line(history: &History<'_>, at: usize) -> bool {
    let line = history.line(at);
    if history.words(at) > 10 || line.ends_with('.') {
        return false;
    }
    let words = tokens(line);
    let small = words.iter().filter(|token| line[token.start..].starts_with(char::is_lowercase)).count();
    let joined = words
        .iter()
        .filter(|token| matches!(token.word.as_str(), "of" | "and" | "the" | "for" | "at" | "in"))
        .count();
    let title = |segment| history.title_in(segment).is_some_and(|(score, _)| score >= ENOUGH);
    small <= joined || history.segments(at).iter().any(title)
}
