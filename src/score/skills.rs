//! Points for the skills a role asks that the resume names, and the gap: what is shown in work,
//! only listed, or missing.

use std::collections::BTreeMap;

use super::points::share_out;
use super::{Evidence, PartKind, Points, Retrieved, weights};
use crate::catalog::{Catalog, ExcerptId, ExcerptKind, RoleNumber, SkillNumber};
use crate::index::idf;
use crate::resume::{Resume, Section};

/// How a resume has a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// Nowhere.
    Missing,
    /// Claimed in a list or a summary.
    Listed,
    /// Shown in work, or proved by a certificate.
    Shown,
}

/// How a resume has the skills that it names, and where it says so best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Holdings {
    /// By skill number.
    held: Vec<Held>,
    named: BTreeMap<SkillNumber, Named>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Named {
    /// Place of the first passage that says so best.
    passage: Option<usize>,
    /// Whether it stands in a section that lists skills.
    in_list: bool,
}

impl Holdings {
    pub(super) fn new(skills: usize, resume: &Resume) -> Self {
        let mut holdings = Self { held: vec![Held::Missing; skills], named: BTreeMap::new() };
        for mention in resume.mentions() {
            let named = holdings.named.entry(mention.skill).or_default();
            let known = &mut holdings.held[mention.skill.index()];
            let held = if mention.shown { Held::Shown } else { Held::Listed };
            if held > *known {
                *known = held;
                named.passage = Some(mention.passage);
            }
            named.in_list |= resume.passages()[mention.passage].section == Section::Skills;
        }
        holdings
    }

    /// The skills that are named.
    pub(super) fn skills(&self) -> impl Iterator<Item = SkillNumber> {
        self.named.keys().copied()
    }

    pub(super) fn of(&self, skill: SkillNumber) -> Held {
        self.held[skill.index()]
    }

    fn passage(&self, skill: SkillNumber) -> Option<usize> {
        self.named.get(&skill).and_then(|named| named.passage)
    }

    pub(super) fn is_listed(&self, skill: SkillNumber) -> bool {
        self.named.get(&skill).is_some_and(|named| named.in_list)
    }

    /// The same with one skill more shown in work.
    pub(super) fn with_shown(&self, skill: SkillNumber) -> Self {
        let mut more = self.clone();
        more.held[skill.index()] = Held::Shown;
        more
    }
}

/// Rarity of each skill, 0 to 1: a skill that half the catalog asks for tells little.
pub(super) fn rarities(catalog: &Catalog) -> Vec<f64> {
    let mut roles = vec![0_u32; catalog.skill_count()];
    for number in catalog.numbers() {
        for &(skill, _) in &catalog.card(number).needs {
            roles[skill as usize] += 1;
        }
    }
    // Few numbers of roles occur; a logarithm for each is enough.
    let most = roles.iter().copied().max().unwrap_or(0);
    let rarity: Vec<f64> =
        (0..=most).map(|roles| idf(catalog.len(), roles) / idf(catalog.len(), 1)).collect();
    roles.into_iter().map(|roles| rarity[roles as usize]).collect()
}

/// Amount of each need of a role: its share of all the role asks, by weight and rarity, as far as
/// the resume has it. All amounts together are at most 1.
fn amounts(
    catalog: &Catalog,
    role: RoleNumber,
    rarities: &[f64],
    holdings: &Holdings,
) -> impl Iterator<Item = f64> {
    let needs = &catalog.card(role).needs;
    let value = move |&(skill, weight): &(u32, u8)| f64::from(weight) * rarities[skill as usize];
    let all: f64 = needs.iter().map(value).sum();
    let amount = move |need: &(u32, u8)| {
        let credit = match holdings.of(SkillNumber(need.0)) {
            Held::Missing => 0.0,
            Held::Listed => weights::LISTED,
            Held::Shown => 1.0,
        };
        credit * value(need) / all.max(f64::MIN_POSITIVE)
    };
    needs.iter().map(amount)
}

/// Share of the points for skills.
pub(super) fn amount(catalog: &Catalog, role: RoleNumber, rarities: &[f64], holdings: &Holdings) -> f64 {
    let sum: f64 = amounts(catalog, role, rarities, holdings).sum();
    // Scaled so that a resume with every skill has all points.
    let half = weights::HALF_OF_SKILLS;
    (1.0 + half) * sum / (sum + half)
}

pub(super) fn points(amount: f64) -> Points {
    Points::nearest(weights::SKILLS * amount)
}

pub(super) fn evidence(
    total: Points,
    catalog: &Catalog,
    role: RoleNumber,
    resume: &Resume,
    retrieved: &Retrieved<'_>,
) -> Vec<Evidence> {
    let amounts: Vec<f64> = amounts(catalog, role, &retrieved.basis.rarities, &retrieved.holdings).collect();
    let shares = share_out(total, &amounts);
    let first = catalog.excerpt_id(role, ExcerptKind::Skill(0));
    let mut items = Vec::new();
    for (place, (&(skill, _), points)) in (0..).zip(catalog.card(role).needs.iter().zip(shares)) {
        let passage = retrieved.holdings.passage(SkillNumber(skill)).and_then(|at| resume.passages().get(at));
        if let Some(passage) = passage {
            let (span, line) = (passage.span.clone(), passage.line);
            let excerpt = ExcerptId(first.0 + place);
            items.push(Evidence { part: PartKind::Skills, points, span, line, excerpt });
        }
    }
    items
}
