//! What a reader is told, as plain data borrowed from engine and resume: no words, no layout.

use crate::catalog::{Catalog, ExcerptKind, Need, Role, RoleNumber, SkillNumber, Wage, tables};
use crate::resume::Resume;
use crate::score::{Evidence, Fit, Gap, Held, Over, PartKind, Reason, Score, Term, Verdict};

/// Version of the machine-readable report. It changes when a key goes or means something else.
pub const SCHEMA: u32 = 1;

/// Everything that can be shown.
#[derive(Debug, Clone)]
pub enum Document<'a> {
    /// A ranking for one resume.
    Report(Report<'a>),
    /// One role.
    Profile(Profile<'a>),
    /// Two roles side by side.
    Comparison(Comparison<'a>),
    /// The gap of one resume to one role.
    Gap(GapReport<'a>),
    /// The whole sum of one role.
    Explanation(Explanation<'a>),
    /// A list of roles.
    Listing(Listing<'a>),
    /// Many resumes for one role.
    Ranking(Ranking<'a>),
}

/// The ranking of roles for one resume.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// The catalog it was ranked in.
    pub catalog: &'a Catalog,
    /// The resume.
    pub resume: &'a Resume,
    /// What the ranking is worth.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// Probability, 0 to 1, that the first role is right, where the candidates are all roles.
    pub confidence: f64,
    /// The roles, best first; none where nothing matches.
    pub matches: Vec<Match<'a>>,
}

/// A role with the heaviest skills that it asks and its neighbour in a ranking does not.
pub type Apart<'a> = (&'a Role, Vec<&'a Need>);

/// Skills of each role that tell it from another.
const APART: usize = 3;

impl<'a> Report<'a> {
    /// What tells the first two roles apart, where the first is unsure and each asks a skill that the
    /// other does not.
    pub fn apart(&self) -> Option<[Apart<'a>; 2]> {
        let [one, other, ..] = self.matches.as_slice() else { return None };
        let only = |one: &'a Role, other: &Role| (one, one.needs_beyond(other).take(APART).collect());
        let apart: [Apart<'a>; 2] = [only(one.role, other.role), only(other.role, one.role)];
        let told = self.verdict == Verdict::Unsure && apart.iter().all(|(_, needs)| !needs.is_empty());
        told.then_some(apart)
    }
}

/// One role of a ranking.
#[derive(Debug, Clone)]
pub struct Match<'a> {
    /// Place in the ranking, from 1.
    pub rank: usize,
    /// The role.
    pub role: &'a Role,
    /// How well it fits and why.
    pub fit: Fit,
}

impl<'a> Match<'a> {
    /// The role's needs that the resume has in one way, heaviest first.
    pub fn needs(&self, held: Held) -> Vec<&'a Need> {
        self.placed_needs(held).into_iter().map(|(_, need)| need).collect()
    }

    /// The same with their places among the role's needs.
    pub(crate) fn placed_needs(&self, held: Held) -> Vec<(usize, &'a Need)> {
        let needs = self.role.skills.iter().enumerate().zip(&self.fit.needs);
        let mut needs: Vec<(usize, &Need)> =
            needs.filter(|(_, (_, state))| *state == held).map(|(need, _)| need).collect();
        needs.sort_by_key(|(_, need)| std::cmp::Reverse(need.weight()));
        needs
    }

    /// The line of the resume that comes closest to the example of a skill of the role: the one that
    /// gives most points beside it.
    pub fn closest(&self, catalog: &Catalog, need: &Need) -> Option<&Evidence> {
        let place = self.role.skills.iter().position(|own| own.name == need.name)?;
        let beside = |item: &&Evidence| catalog.excerpt(item.excerpt).kind == ExcerptKind::Skill(place);
        // Evidence stands with most points first.
        self.fit.evidence.iter().filter(|item| item.part == PartKind::Duties).find(beside)
    }
}

/// Everything known of one role.
#[derive(Debug, Clone)]
pub struct Profile<'a> {
    /// The catalog, for the sources of figures and the titles of related roles.
    pub catalog: &'a Catalog,
    /// The role.
    pub role: &'a Role,
}

/// Two roles side by side.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// The catalog, for the sources of figures.
    pub catalog: &'a Catalog,
    /// The two roles.
    pub roles: [&'a Role; 2],
    /// Skills that both ask, with the first role's need and the second's.
    pub shared: Vec<[&'a Need; 2]>,
    /// Skills that only one asks, for each of the two.
    pub only: [Vec<&'a Need>; 2],
    /// How a person fits each of the two, where a resume is given.
    pub person: Option<Person<'a>>,
}

/// A person between two roles.
#[derive(Debug, Clone)]
pub struct Person<'a> {
    /// The resume.
    pub resume: &'a Resume,
    /// The fit to each of the two roles.
    pub matches: [Match<'a>; 2],
}

/// The gap of one resume to one role.
#[derive(Debug, Clone)]
pub struct GapReport<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// The resume.
    pub resume: &'a Resume,
    /// The role with the fit as it is; its rank is its place among all roles.
    pub matched: Match<'a>,
    /// The gap.
    pub gap: Gap,
    /// What would lift the role above another one, where that was asked for.
    pub over: Option<Over>,
}

/// The whole sum of one role for one resume.
#[derive(Debug, Clone)]
pub struct Explanation<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// The resume.
    pub resume: &'a Resume,
    /// The role with its fit; its rank is its place among all roles.
    pub matched: Match<'a>,
    /// What each weight gives.
    pub terms: Vec<Term>,
}

impl<'a> GapReport<'a> {
    /// The role's need for a skill.
    pub fn need(&self, skill: SkillNumber) -> Option<&'a Need> {
        let place = self.matched.fit.needs.iter().position(|&(number, _)| number == skill)?;
        self.matched.role.skills.get(place)
    }

    /// The role's needs for some skills, heaviest first.
    pub fn needs(&self, skills: &[SkillNumber]) -> Vec<&'a Need> {
        let mut needs: Vec<&Need> = skills.iter().filter_map(|&skill| self.need(skill)).collect();
        needs.sort_by_key(|need| std::cmp::Reverse(need.weight()));
        needs
    }
}

/// How far the mean pay of two roles is apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PayGap {
    /// By how much the first role pays more than the second, US dollars a year; negative where it
    /// pays less.
    pub dollars: i64,
    /// The same in per cent of the second role's pay.
    pub percent: f64,
    /// What the two means are.
    pub basis: PayBasis,
}

/// Which figures a pay gap lies between. A page's figure and an official one are counted in
/// different ways, so they are never set against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayBasis {
    /// Means of source pages.
    Pages,
    /// Official means.
    Official,
}

impl Comparison<'_> {
    /// The pay gap between the means of source pages where both roles have one, else between the
    /// official ones. Roles that are counted as one occupation have no official gap.
    pub fn pay_gap(&self) -> Option<PayGap> {
        let [one, other] = self.roles;
        let page = |role: &Role| role.figures.as_ref()?.pay.as_ref()?.mean;
        if let (Some(one), Some(other)) = (page(one), page(other)) {
            return Some(PayGap::between(one, other, PayBasis::Pages));
        }
        if tables::published_code(&one.code) == tables::published_code(&other.code) {
            return None;
        }
        let official = |role: &Role| match tables::pay(&role.code)?.wages.yearly.mean? {
            Wage::Exactly(mean) => Some(mean),
            Wage::AtLeast(_) => None,
        };
        Some(PayGap::between(official(one)?, official(other)?, PayBasis::Official))
    }
}

impl PayGap {
    fn between(one: u32, other: u32, basis: PayBasis) -> Self {
        let percent = (f64::from(one) - f64::from(other)) / f64::from(other) * 100.0;
        Self { dollars: i64::from(one) - i64::from(other), percent, basis }
    }
}

/// A list of roles.
#[derive(Debug, Clone)]
pub struct Listing<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// The roles, with the alias by which a search found each.
    pub roles: Vec<(RoleNumber, Option<&'a str>)>,
    /// What was searched for.
    pub query: Option<&'a str>,
}

/// The resumes that fit one role best.
#[derive(Debug, Clone)]
pub struct Ranking<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// The role.
    pub role: &'a Role,
    /// The resumes, best first; equal fits in the order of the input.
    pub candidates: Vec<Candidate>,
    /// How many resumes were read, those that are not among the best too.
    pub read: u64,
}

/// One resume of a ranking for a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The record's id.
    pub id: String,
    /// Path of the file, with the line or row of a record.
    pub source: String,
    /// The fit to the role.
    pub score: Score,
    /// Place of the role among all roles for this resume, from 1.
    pub place: usize,
    /// Names of skills that the role asks and the resume shows in work, heaviest first.
    pub shown: Vec<String>,
    /// Those that are only listed.
    pub listed: Vec<String>,
    /// Those that it lacks.
    pub missing: Vec<String>,
}
