//! A report as one line of a batch, put together from texts that are written once: those of a role, whose
//! bytes are the same in every report, and the lines of a resume, each quoted beside many a line of the
//! catalog. The line is what the wire types would give, to the byte; `tests/judge.rs` holds the two together.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use foldhash::fast::RandomState;
use serde::Serialize;

use super::matched::{LineWire, QuoteWire, SkillWire, left_out, line, quote, skill, title_line};
use super::pieces::{add_list, push, push_number, push_points, push_text};
use super::{head, pay, role};
use crate::catalog::{Catalog, ExcerptId, Need, RoleNumber};
use crate::error::Result;
use crate::render::{Detail, phrase};
use crate::report::{Match, Report};
use crate::resume::Resume;
use crate::score::{Evidence, Held, PARTS};

/// The parts of reports that are the same for all resumes, each written when it is first wanted.
#[derive(Debug)]
pub struct Written<'a> {
    catalog: &'a Catalog,
    detail: Detail,
    roles: Vec<OnceLock<WrittenRole<'a>>>,
    /// The beginning of what tells of points of each part.
    part_heads: [String; PARTS.len()],
    /// The room of lines that nobody needs any more.
    spare: Mutex<Vec<Vec<u8>>>,
}

/// Bytes of most lines or less: a line with room enough need not be moved.
const USUAL_LINE: usize = 1 << 18;

/// Most bytes of a line whose room is kept: hardly any line is longer.
const MOST_SPARE: usize = 1 << 20;

/// Lines whose room is kept: as many as eight threads have at once.
const SPARE_LINES: usize = 128;

/// The texts of a role.
#[derive(Debug)]
struct WrittenRole<'a> {
    role: Box<str>,
    /// As they stand in the catalog: to find one among them takes a walk.
    titles: Vec<&'a str>,
    /// In the role's order, each without its end: of a skill that is near more follows.
    skills: Vec<Box<[u8]>>,
    /// Pay and outlook, with their keys.
    figures: Box<str>,
    /// From the role's first excerpt on, each as the end of an item of evidence, once it is quoted.
    excerpts: Vec<OnceLock<Box<[u8]>>>,
    first: ExcerptId,
}

fn json(value: &impl Serialize) -> Result<Box<str>> {
    Ok(serde_json::to_string(value)?.into())
}

/// A skill without its end.
fn open_skill(need: &Need) -> Result<Box<[u8]>> {
    let SkillWire { name, weight, basis, share, source, excerpt, .. } = skill(need);
    let mut written = Vec::with_capacity(name.len() + excerpt.map_or(0, str::len) + 80);
    push(&mut written, "{\"name\":");
    push_text(&mut written, name)?;
    push(&mut written, ",\"weight\":");
    push_number(&mut written, usize::from(weight));
    push(&mut written, ",\"basis\":");
    push_text(&mut written, basis)?;
    if let Some(share) = share {
        push(&mut written, ",\"share\":");
        serde_json::to_writer(&mut written, &share)?;
    }
    for (key, text) in [(",\"source\":", source), (",\"excerpt\":", excerpt)] {
        if let Some(text) = text {
            push(&mut written, key);
            push_text(&mut written, text)?;
        }
    }
    Ok(written.into())
}

impl<'a> WrittenRole<'a> {
    fn new(catalog: &'a Catalog, number: RoleNumber, detail: Detail) -> Result<Self> {
        let of = catalog.role(number)?;
        let bounds = catalog.excerpts_of(number);
        let mut figures = format!("\"salary\":{}", json(&pay::salary(catalog, of))?);
        if let Some(salary) = pay::place_salary(of, detail) {
            figures.push_str(",\"place_salary\":");
            figures.push_str(&json(&salary)?);
        }
        figures.push_str(",\"outlook\":");
        figures.push_str(&json(&pay::outlook(catalog, of))?);
        Ok(Self {
            role: json(&role(of))?,
            titles: of.titles().collect(),
            skills: of.skills.iter().map(open_skill).collect::<Result<_>>()?,
            figures: figures.into(),
            excerpts: (bounds.start.0..bounds.end.0).map(|_| OnceLock::new()).collect(),
            first: bounds.start,
        })
    }

    /// The end of an item of evidence: the line of the catalog that it quotes.
    fn excerpt(&self, report: &Report<'_>, matched: &Match<'_>, excerpt: ExcerptId) -> Result<&[u8]> {
        let place = excerpt.0.wrapping_sub(self.first.0);
        let Some(slot) = self.excerpts.get(place as usize) else { return Ok(b",\"role\":null}") };
        if let Some(written) = slot.get() {
            return Ok(written);
        }
        let LineWire { kind, skill, text } = match self.titles.get(place as usize) {
            Some(title) => title_line(title),
            None => line(report.catalog, matched.role, excerpt)?,
        };
        let mut written = Vec::with_capacity(text.len() + 80);
        push(&mut written, ",\"role\":{\"kind\":\"");
        push(&mut written, kind);
        push(&mut written, "\"");
        if let Some(skill) = skill {
            push(&mut written, ",\"skill\":");
            push_text(&mut written, skill)?;
        }
        push(&mut written, ",\"text\":");
        push_text(&mut written, text)?;
        push(&mut written, "}}");
        Ok(slot.get_or_init(|| written.into()))
    }
}

impl<'a> Written<'a> {
    /// Nothing is written yet.
    pub fn new(catalog: &'a Catalog, detail: Detail) -> Self {
        let roles = catalog.numbers().map(|_| OnceLock::new()).collect();
        let part_heads = PARTS.map(|part| format!("{{\"part\":\"{}\",\"points\":", phrase::part(part)));
        Self { catalog, detail, roles, part_heads, spare: Mutex::default() }
    }

    fn role(&self, number: RoleNumber) -> Result<&WrittenRole<'a>> {
        let slot = &self.roles[number.index()];
        if let Some(written) = slot.get() {
            return Ok(written);
        }
        let written = WrittenRole::new(self.catalog, number, self.detail)?;
        Ok(slot.get_or_init(|| written))
    }

    /// A report of the same catalog as one line, with its end.
    pub(super) fn line(&self, report: &Report<'_>, id: &str) -> Result<Vec<u8>> {
        let mut line = self.spare().pop().unwrap_or_else(|| Vec::with_capacity(USUAL_LINE));
        line.clear();
        self.add_report(&mut line, report, id)?;
        Ok(line)
    }

    /// Takes the room of a line back that nobody needs any more, for one that is still to be written.
    pub fn reuse(&self, line: Vec<u8>) {
        let mut spare = self.spare();
        if spare.len() < SPARE_LINES && line.capacity() <= MOST_SPARE {
            spare.push(line);
        }
    }

    fn spare(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add_report(&self, out: &mut Vec<u8>, report: &Report<'_>, id: &str) -> Result<()> {
        serde_json::to_writer(&mut *out, &head(report, Some(id)))?;
        // The head ends with the list of matches, which is still empty.
        out.truncate(out.len() - "[]}".len());
        let mut quotes = Quotes::of_passages(report.resume.passages().len());
        add_list(out, &report.matches, |out, matched| {
            let known = self.role(matched.fit.score.role)?;
            self.add_match(out, report, matched, known, &mut quotes)
        })?;
        out.extend_from_slice(b"}\n");
        Ok(())
    }

    fn add_match(
        &self,
        out: &mut Vec<u8>,
        report: &Report<'_>,
        matched: &Match<'_>,
        known: &WrittenRole<'_>,
        quotes: &mut Quotes,
    ) -> Result<()> {
        let evidence = &matched.fit.evidence;
        let shown = self.detail.evidence.unwrap_or(usize::MAX).min(evidence.len());
        let (kept, left) = evidence.split_at(shown);
        push(out, "{\"rank\":");
        push_number(out, matched.rank);
        push(out, ",\"role\":");
        push(out, &known.role);
        push(out, ",\"fit\":");
        push_points(out, matched.fit.score.fit());
        push(out, ",\"parts\":");
        add_list(out, PARTS.into_iter().zip(matched.fit.score.parts), |out, (part, points)| {
            push(out, &self.part_heads[part as usize]);
            push_points(out, points);
            push(out, ",\"most\":");
            push_points(out, part.most());
            push(out, "}");
            Ok(())
        })?;
        push(out, ",\"evidence\":");
        add_list(out, kept, |out, item| {
            push(out, &self.part_heads[item.part as usize]);
            push_points(out, item.points);
            out.extend_from_slice(quotes.of(report.resume, item)?);
            out.extend_from_slice(known.excerpt(report, matched, item.excerpt)?);
            Ok(())
        })?;
        let left = left_out(left, matched.fit.score);
        if !left.is_empty() {
            push(out, ",\"evidence_left_out\":");
            push(out, &json(&left)?);
        }
        let skills = [
            (",\"skills\":{\"shown\":", Held::Shown),
            (",\"listed\":", Held::Listed),
            (",\"near\":", Held::Near),
            (",\"missing\":", Held::Missing),
        ];
        for (key, held) in skills {
            push(out, key);
            add_list(out, matched.placed_needs(held), |out, (place, need)| {
                out.extend_from_slice(known.skills.get(place).map_or(b"{", |skill| skill));
                let near = if held == Held::Near { matched.closest(report.catalog, need) } else { None };
                if let Some(item) = near {
                    push(out, ",\"line\":");
                    push_number(out, item.line);
                }
                push(out, "}");
                Ok(())
            })?;
        }
        push(out, "},");
        push(out, &known.figures);
        push(out, "}");
        Ok(())
    }
}

/// The lines of a resume that are quoted, each written once, as what stands behind the points of an item.
struct Quotes {
    text: Vec<u8>,
    known: HashMap<(usize, usize, usize), Range<usize>, RandomState>,
}

impl Quotes {
    /// None yet, with room for those of so many passages.
    fn of_passages(passages: usize) -> Self {
        let known = HashMap::with_capacity_and_hasher(passages, RandomState::default());
        Self { text: Vec::new(), known }
    }

    fn of(&mut self, resume: &Resume, item: &Evidence) -> Result<&[u8]> {
        let at = match self.known.entry((item.span.start, item.span.end, item.line)) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(place) => {
                let start = self.text.len();
                let QuoteWire { line, start: first, end, text } = quote(resume, item);
                for (key, number) in
                    [(",\"resume\":{\"line\":", line), (",\"start\":", first), (",\"end\":", end)]
                {
                    push(&mut self.text, key);
                    push_number(&mut self.text, number);
                }
                push(&mut self.text, ",\"text\":");
                push_text(&mut self.text, text)?;
                push(&mut self.text, "}");
                place.insert(start..self.text.len()).clone()
            }
        };
        Ok(self.text.get(at).unwrap_or_default())
    }
}
