//! A role as a file of `data/roles` holds it: the texts that are matched, and the figures of
//! source pages that are only shown.

use serde::{Deserialize, Serialize};

use super::figures::Figures;
use super::ids::{RoleId, SocCode};
use super::names::Names;

/// One role of the catalog.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Slug, unique in the catalog, and the name of the role's file.
    pub id: RoleId,
    /// Singular title, as a person would say it.
    pub title: String,
    /// O*NET-SOC code that fits best. Several roles may share one.
    pub code: SocCode,
    /// Other titles under which people hold this job.
    #[serde(default)]
    pub aliases: Names,
    /// Titles that an official list gives to the occupation. They outrank aliases, which are an
    /// editor's judgement; an alias may stand here once more.
    #[serde(default)]
    pub reported_titles: Names,
    /// What the job is and what sets it apart from its neighbours.
    pub summary: String,
    /// What people in this job do, each a sentence that begins with a verb.
    pub duties: Vec<String>,
    /// What the job asks, heaviest first.
    #[serde(default)]
    pub skills: Vec<Need>,
    /// Traits that help, each with the reason this job gives.
    #[serde(default)]
    pub soft_skills: Vec<SoftSkill>,
    /// Degree, licence or training that entry asks.
    #[serde(default)]
    pub entry: Option<String>,
    /// Neighbouring roles of the catalog, with what a source page tells of the difference.
    #[serde(default)]
    pub related: Vec<Related>,
    /// Figures of source pages. Never read by the matching.
    #[serde(default)]
    pub figures: Option<Figures>,
}

impl Role {
    /// The title, the aliases and the reported titles, in this order.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.title.as_str()).chain(&self.aliases).chain(&self.reported_titles)
    }

    /// The need of a skill, in whatever case its name is written; none where the role does not ask it.
    pub fn need(&self, skill: &str) -> Option<&Need> {
        self.skills.iter().find(|need| need.name.eq_ignore_ascii_case(skill))
    }

    /// The needs that another role does not have, in their order.
    pub fn needs_beyond<'a>(&'a self, other: &Role) -> impl Iterator<Item = &'a Need> {
        self.skills.iter().filter(|need| other.need(&need.name).is_none())
    }

    /// The ids of all sources that the role's figures name.
    pub fn source_ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for need in &self.skills {
            if let Basis::Share { source, .. } = &need.basis {
                ids.push(source);
            }
        }
        ids.extend(self.related.iter().filter_map(|related| related.source.as_deref()));
        ids.extend(self.figures.iter().flat_map(Figures::source_ids));
        ids
    }
}

/// A skill that a role asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Name of the skill, one spelling in the whole catalog.
    pub name: String,
    /// Other names by which a resume may call the same skill.
    #[serde(default)]
    pub aliases: Names,
    /// What the weight rests on.
    pub basis: Basis,
    /// A line as it might stand in a resume, showing the skill in use.
    #[serde(default)]
    pub excerpt: Option<String>,
}

/// What the weight of a need rests on. The kinds are never shown as the same thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Basis {
    /// An editor's judgement, 1 (rare) to 5 (the core of the job).
    Editorial(u8),
    /// Share of the resumes of people in this role that list the skill, in per cent.
    Share {
        /// 0 to 100.
        percent: f64,
        /// The source page.
        source: String,
    },
    /// O*NET importance, 1.0 to 5.0.
    OnetImportance(f64),
    /// A technology or tool that O*NET lists for the occupation, without an importance of its own.
    OnetListed {
        /// Often asked for by employers of all occupations ("hot technology").
        hot: bool,
        /// Often asked for by employers of this occupation.
        in_demand: bool,
    },
}

impl Need {
    /// Weight of the skill within its role, 1 to 5.
    ///
    /// A share of resumes is banded: on the source pages the first skill of a role stands on 15 to
    /// 30 per cent of resumes, the sixth on 3 to 6 per cent.
    ///
    /// What O*NET only lists weighs 2, for the lists are long and hold much that few use, and each
    /// of its two flags adds 1: an asked-for program then weighs as much as important knowledge.
    pub fn weight(&self) -> u8 {
        match self.basis {
            Basis::Editorial(weight) => weight.clamp(1, 5),
            Basis::Share { percent, .. } => match percent {
                share if share >= 15.0 => 5,
                share if share >= 8.0 => 4,
                share if share >= 5.0 => 3,
                _ => 2,
            },
            Basis::OnetImportance(importance) => match importance {
                value if value >= 4.5 => 5,
                value if value >= 3.5 => 4,
                value if value >= 2.5 => 3,
                value if value >= 1.5 => 2,
                _ => 1,
            },
            Basis::OnetListed { hot, in_demand } => 2 + u8::from(hot) + u8::from(in_demand),
        }
    }

    /// Share of resumes that list the skill, in per cent, where a source page gives it.
    pub fn share(&self) -> Option<f64> {
        match self.basis {
            Basis::Share { percent, .. } => Some(percent),
            Basis::Editorial(_) | Basis::OnetImportance(_) | Basis::OnetListed { .. } => None,
        }
    }
}

/// A trait that helps in a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoftSkill {
    /// Name of the trait.
    pub name: String,
    /// Why this job needs it.
    pub reason: String,
}

/// A neighbouring role, and what a source page tells of the difference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Related {
    /// The neighbour.
    pub role: RoleId,
    /// Skills that the page names for this role and not for the neighbour.
    #[serde(default)]
    pub skills_here: Vec<String>,
    /// Skills that the page names for the neighbour.
    #[serde(default)]
    pub skills_there: Vec<String>,
    /// By how many points more often the neighbours hold a master's degree.
    #[serde(default)]
    pub masters_points: Option<f64>,
    /// By how many points more often the neighbours hold a doctoral degree.
    #[serde(default)]
    pub doctoral_points: Option<f64>,
    /// The source page.
    #[serde(default)]
    pub source: Option<String>,
}
