//! Points for the skills a role asks that the resume names, and the gap: what is shown in work,
//! only listed, or missing.

use std::collections::BTreeMap;
use std::ops::Range;

use super::basis::{Basis, Needs};
use super::points::share_out;
use super::{Evidence, PartKind, Points, Retrieved, weights};
use crate::catalog::{Catalog, ExcerptId, ExcerptKind, RoleNumber, SkillNumber};
use crate::index::idf;
use crate::resume::Resume;

/// How a resume has a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// Nowhere.
    Missing,
    /// Perhaps: a line comes close to the catalog's example, and does not name the skill.
    Near,
    /// Claimed in a list or a summary.
    Listed,
    /// Shown in work, or proved by a certificate.
    Shown,
}

/// How a resume has the skills that it names, and where it says so best.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Holdings {
    /// By skill number; and whether it says so under one of the skill's names.
    held: Vec<(Held, bool)>,
    /// What of the resume says so best: its bytes, and their line.
    quotes: BTreeMap<SkillNumber, (Range<usize>, usize)>,
}

impl Holdings {
    pub(super) fn new(skills: usize, resume: &Resume) -> Self {
        let mut holdings = Self { held: vec![(Held::Missing, false); skills], quotes: BTreeMap::new() };
        for mention in resume.mentions() {
            let held = (if mention.shown { Held::Shown } else { Held::Listed }, mention.named);
            let best = &mut holdings.held[mention.skill.index()];
            if held > *best {
                *best = held;
                holdings.quotes.insert(mention.skill, (mention.span.clone(), mention.line));
            }
        }
        holdings
    }

    /// The skills that are named.
    pub(super) fn skills(&self) -> impl Iterator<Item = SkillNumber> {
        self.quotes.keys().copied()
    }

    pub(super) fn of(&self, skill: SkillNumber) -> Held {
        self.held[skill.index()].0
    }

    /// How much of a skill counts as had, 0 to 1.
    fn credit(&self, skill: SkillNumber) -> f64 {
        let (held, named) = self.held[skill.index()];
        CREDITS[held as usize][usize::from(named)]
    }
}

/// How much of a skill counts as had: by how it is held, told in other words or named.
const CREDITS: [[f64; 2]; 4] = [
    [0.0, 0.0],
    [0.0, 0.0],
    [weights::REWORDED * weights::LISTED, weights::LISTED],
    [weights::REWORDED, 1.0],
];

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
fn amounts(needs: Needs<'_>, holdings: &Holdings) -> impl Iterator<Item = f64> {
    let all = needs.all.max(f64::MIN_POSITIVE);
    needs.values.iter().map(move |&(skill, value)| holdings.credit(skill) * value / all)
}

/// What the skills that a resume has are of all that each role asks, by role number, 0 to 1. Few skills are
/// named and most roles ask for none of them, so this goes from the skills to the roles.
pub(super) fn sums(basis: &Basis, holdings: &Holdings, roles: usize) -> Vec<f64> {
    let mut sums = vec![0.0; roles];
    for skill in holdings.skills() {
        let credit = holdings.credit(skill);
        for &(role, share) in basis.askers(skill) {
            sums[role.index()] += credit * share;
        }
    }
    sums
}

/// Share of the points for skills, for one of [`sums`].
pub(super) fn amount(sum: f64) -> f64 {
    // Scaled so that a resume with every skill has all points.
    let half = weights::HALF_OF_SKILLS;
    (1.0 + half) * sum / (sum + half)
}

pub(super) fn evidence(
    total: Points,
    catalog: &Catalog,
    role: RoleNumber,
    retrieved: &Retrieved<'_>,
) -> Vec<Evidence> {
    let amounts: Vec<f64> = amounts(retrieved.basis.needs(role), &retrieved.holdings).collect();
    let shares = share_out(total, &amounts);
    let first = catalog.excerpt_id(role, ExcerptKind::Skill(0));
    let mut items = Vec::new();
    for (place, (&(skill, _), points)) in (0..).zip(catalog.card(role).needs.iter().zip(shares)) {
        if let Some((span, line)) = retrieved.holdings.quotes.get(&SkillNumber(skill)).cloned() {
            let excerpt = ExcerptId(first.0 + place);
            items.push(Evidence { part: PartKind::Skills, points, span, line, excerpt });
        }
    }
    items
}

/// How the resume has each need of a role, in the role's order. A skill that no line names is near
/// where a line shares much with its example.
pub(super) fn needs(
    catalog: &Catalog,
    role: RoleNumber,
    retrieved: &Retrieved<'_>,
    evidence: &[Evidence],
) -> Vec<(SkillNumber, Held)> {
    let first = catalog.excerpt_id(role, ExcerptKind::Skill(0));
    let lines = evidence.iter().filter(|item| item.part == PartKind::Duties);
    let near: Vec<ExcerptId> =
        lines.filter(|item| item.points >= Points(weights::NEAR)).map(|item| item.excerpt).collect();
    let near = |place: u32| near.contains(&ExcerptId(first.0 + place));
    let texts = catalog.role(role).map(|role| role.skills.as_slice()).unwrap_or_default();
    // What has a name of its own, a program or a certificate, is named or is not there.
    let own_name = |place: u32| {
        let name = texts.get(place as usize).map_or("", |need| need.name.as_str());
        name.chars().skip(1).any(char::is_uppercase) || name.ends_with("certification")
    };
    let skills = catalog.card(role).needs.iter().map(|&(skill, _)| SkillNumber(skill));
    let held = |(place, skill): (u32, SkillNumber)| match retrieved.holdings.of(skill) {
        Held::Missing if near(place) && !own_name(place) => (skill, Held::Near),
        held => (skill, held),
    };
    (0..).zip(skills).map(held).collect()
}
