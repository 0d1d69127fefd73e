//! Positions without dates: posts among the dated ones, histories without any dates, and the title
//! that a person puts at the top.

use super::blocks::is_header_line;
use super::title::{self, ENOUGH, Employer, HOLDS_KNOWN, KNOWN};
use super::{History, Position, Post};
use crate::analysis::tokens;
use crate::resume::sections::Section;

/// A line of this many bytes may run on to the next.
const RUNS_ON: usize = 55;

/// Lines of the work history that hold a known title and no dates.
pub(super) fn posts(history: &History<'_>, dated: &[Post], claimed: &mut [bool]) -> Vec<Post> {
    let mut found = Vec::new();
    for at in 0..history.lines.len() {
        let placed = &history.lines[at];
        let work = placed.section == Section::Experience && !placed.heading && !placed.line.bullet;
        if !work
            || claimed[at]
            || history.is_body(at)
            || history.dated[at].is_some()
            || !is_header_line(history, at)
        {
            continue;
        }
        let least = match (opens_block(history, claimed, at), dated.is_empty()) {
            (true, true) => ENOUGH,
            (true, false) => HOLDS_KNOWN,
            (false, true) => KNOWN,
            (false, false) => continue,
        };
        let segments = history.segments(at);
        let titles = segments.iter().filter_map(|segment| {
            let (score, title) = history.title_in(segment)?;
            Some((score, segment, title))
        });
        let best = titles.max_by_key(|&(score, ..)| score).filter(|&(score, ..)| score >= least);
        if let Some((_, segment, title)) = best {
            let employer = if segments.len() > 1 { Employer::Elsewhere } else { Employer::PerhapsHere };
            let title = title::widened(history.text, segment, title, employer, history.lexicon);
            claimed[at] = true;
            found.push(Post { position: Position::undated(title, placed.line.number, false), top: at });
        }
    }
    found
}

/// Whether a line stands between two jobs and not in the middle of a paragraph or a list: the line
/// above is finished, and duties or an employer follow.
fn opens_block(history: &History<'_>, claimed: &[bool], at: usize) -> bool {
    let placed = &history.lines[at];
    let above = at.checked_sub(1).map(|above| history.line(above));
    let finished = placed.line.after_blank
        || at == 0
        || history.lines[at - 1].heading
        || claimed[at - 1]
        || above.is_some_and(|line| line.ends_with(['.', '!', ';']) || line.len() < RUNS_ON)
        || history.body.is_some();
    let follows = history.lines.get(at + 1).is_some_and(|next| {
        let marked =
            history.line(at + 1).contains("Company Name") || history.line(at).contains("Company Name");
        !next.heading && (history.is_body(at + 1) || marked || history.words(at + 1) > 8)
    });
    finished && follows
}

/// Lines at the top that may hold the title.
const TOP: usize = 8;

/// The title that a person puts at the top, under the name. The first line is a name unless it is
/// a known title of two words or more: one word alone may be a surname, or a license behind a name.
pub(super) fn headlines(history: &History<'_>, claimed: &mut [bool]) -> Vec<Post> {
    let mut found = Vec::new();
    let top = history.lines.iter().take_while(|placed| placed.section == Section::Header && !placed.heading);
    for (at, placed) in top.enumerate().take(TOP) {
        if claimed[at] {
            break;
        }
        for segment in history.segments(at) {
            let Some((score, piece)) = history.title_in(segment) else {
                continue;
            };
            let surname = at == 0 && tokens(&history.text[piece.clone()]).len() < 2;
            if !surname && score >= KNOWN {
                claimed[at] = true;
                found.push(Post { position: Position::undated(piece, placed.line.number, true), top: at });
            }
        }
    }
    found
}
