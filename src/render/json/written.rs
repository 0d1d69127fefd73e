//! What a batch writes again and again, written once: the texts of a role, whose bytes are the same in
//! every report, and the lines of a resume, which are quoted beside many a line of the catalog.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::OnceLock;

use foldhash::fast::RandomState;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::matched::{LineWire, QuoteWire, line, quote, skill};
use super::{engine, pay, role};
use crate::catalog::{Catalog, ExcerptId, Role, RoleNumber};
use crate::error::Result;
use crate::render::Detail;
use crate::report::Report;
use crate::score::Evidence;

/// A part of a document: as it is, or written already. Both are the same JSON.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Part<'a, T> {
    Plain(T),
    Written(&'a RawValue),
}

/// The parts of reports that are the same for all resumes, each written when it is first wanted.
#[derive(Debug)]
pub struct Written {
    detail: Detail,
    engine: Box<RawValue>,
    roles: Vec<OnceLock<WrittenRole>>,
}

/// The texts of a role.
#[derive(Debug)]
pub(super) struct WrittenRole {
    pub(super) role: Box<RawValue>,
    /// In the role's order.
    pub(super) skills: Vec<Box<RawValue>>,
    pub(super) salary: Box<RawValue>,
    pub(super) place_salary: Option<Box<RawValue>>,
    pub(super) outlook: Box<RawValue>,
    /// From the role's first excerpt on.
    excerpts: Vec<Box<RawValue>>,
    first: ExcerptId,
}

impl WrittenRole {
    fn new(catalog: &Catalog, number: RoleNumber, detail: Detail) -> Result<Self> {
        let of: &Role = catalog.role(number)?;
        let bounds = catalog.excerpts_of(number);
        let excerpts = (bounds.start.0..bounds.end.0).map(|id| line(catalog, of, ExcerptId(id)));
        let place_salary = pay::place_salary(of, detail);
        Ok(Self {
            role: to_raw_value(&role(of))?,
            skills: of.skills.iter().map(|need| Ok(to_raw_value(&skill(need))?)).collect::<Result<_>>()?,
            salary: to_raw_value(&pay::salary(catalog, of))?,
            place_salary: place_salary.map(|salary| to_raw_value(&salary)).transpose()?,
            outlook: to_raw_value(&pay::outlook(catalog, of))?,
            excerpts: excerpts.map(|line| Ok(to_raw_value(&line?)?)).collect::<Result<_>>()?,
            first: bounds.start,
        })
    }

    /// The line of the catalog that an item of evidence quotes.
    pub(super) fn excerpt(&self, item: &Evidence) -> Option<Part<'_, LineWire<'static>>> {
        let place = item.excerpt.0.checked_sub(self.first.0)?;
        self.excerpts.get(place as usize).map(|line| Part::Written(line))
    }
}

impl Written {
    /// Nothing but what tells of the engine is written yet.
    ///
    /// # Errors
    ///
    /// Never: strings and numbers can always be written.
    pub fn new(catalog: &Catalog, detail: Detail) -> Result<Self> {
        let roles = catalog.numbers().map(|_| OnceLock::new()).collect();
        Ok(Self { detail, engine: to_raw_value(&engine(catalog))?, roles })
    }

    /// How much of a report is told.
    pub(super) fn detail(&self) -> Detail {
        self.detail
    }

    fn role(&self, catalog: &Catalog, number: RoleNumber) -> Result<&WrittenRole> {
        let slot = &self.roles[number.index()];
        if let Some(written) = slot.get() {
            return Ok(written);
        }
        let written = WrittenRole::new(catalog, number, self.detail)?;
        Ok(slot.get_or_init(|| written))
    }
}

/// What is written already of one report.
pub(super) struct WrittenReport<'a> {
    engine: &'a RawValue,
    roles: HashMap<RoleNumber, &'a WrittenRole>,
    quotes: HashMap<(usize, usize, usize), Box<RawValue>, RandomState>,
}

impl<'a> WrittenReport<'a> {
    /// Writes what is quoted of the resume.
    pub(super) fn new(written: &'a Written, report: &Report<'_>) -> Result<Self> {
        let mut roles = HashMap::new();
        let mut quotes = HashMap::default();
        let most = written.detail.evidence.unwrap_or(usize::MAX);
        for matched in &report.matches {
            let number = matched.fit.score.role;
            roles.insert(number, written.role(report.catalog, number)?);
            for item in matched.fit.evidence.iter().take(most) {
                if let Entry::Vacant(place) = quotes.entry(key(item)) {
                    place.insert(to_raw_value(&quote(report.resume, item))?);
                }
            }
        }
        Ok(Self { engine: &written.engine, roles, quotes })
    }

    pub(super) fn engine(&self) -> &'a RawValue {
        self.engine
    }

    pub(super) fn role(&self, number: RoleNumber) -> Option<&'a WrittenRole> {
        self.roles.get(&number).copied()
    }

    /// The line of a resume that an item of evidence quotes.
    pub(super) fn quote(&self, item: &Evidence) -> Option<Part<'_, QuoteWire<'static>>> {
        self.quotes.get(&key(item)).map(|quote| Part::Written(quote))
    }
}

fn key(item: &Evidence) -> (usize, usize, usize) {
    (item.span.start, item.span.end, item.line)
}
