//! Every number of the scoring, with its reason.
//!
//! A fit is at most 100; the parts share it out. The shares are fitted (`examples/fit.rs`) on
//! labelled resumes, once with and once without the title that each carries, by coordinate ascent
//! (Metzler and Croft 2007); `docs/quality.md` has what each part brings.

/// Most points of titles like those held, were all of them as like as can be.
pub(super) const LIKE_TITLES: f64 = 3.0;
/// Most points of the very titles held, beside those for being like.
pub(super) const SAME_TITLES: f64 = 20.0;
/// Most points of the words that the titles held share with all titles of a role.
pub(super) const TITLE_WORDS: f64 = 6.5;

/// Most points of the words that a group of passages shares with the duties and skills of a role.
pub(super) const NEWEST_DUTIES: f64 = 43.0;
/// The same for what stands outside the work history: summary, skills, courses.
pub(super) const OTHER_DUTIES: f64 = 16.5;
/// The same for older positions: what a person did long ago says little of what fits next.
pub(super) const OLDER_DUTIES: f64 = 2.5;

/// Most points of the skills named.
pub(super) const SKILLS: f64 = 3.5;

/// Most points of how common the occupation is.
pub(super) const COMMON: f64 = 5.0;

/// Each position counts this share of the one after it: what a person did last says most about
/// what fits next.
pub(super) const OLDER_POSITION: f64 = 0.25;

/// Likenesses from here on are of the same words; sums of floats may miss 1 by a hair.
pub(super) const SAME_TITLE: f64 = 0.9999;

/// Sum of term weights, over the length of the role's vector, at which the duties of a group give
/// half of their points. The role that fits a resume best has 1.5 to 4.5 in all groups together.
pub(super) const HALF_OF_DUTIES: f64 = 2.0;

/// A skill that is only listed counts half of one that is shown in work: anyone can list.
pub(super) const LISTED: f64 = 0.5;

/// A skill that is told in other words counts this share of one that is named: one such reading in
/// eight is wrong.
pub(super) const REWORDED: f64 = 0.5;

/// Points (in hundredths) of one line beside the example of a skill from which the skill is perhaps
/// shown. Of lines with so many about two thirds tell of the skill.
pub(super) const NEAR: u32 = 150;

/// Share of a role's skills (by weight) at which the skills give half of their points. People name
/// a part of what they can.
pub(super) const HALF_OF_SKILLS: f64 = 0.5;

/// Points of everything else at which commonness counts half: without evidence it is nothing.
pub(super) const HALF_OF_COMMON: f64 = 10.0;

/// Numbers of jobs in an occupation between which its commonness counts, by logarithm.
pub(super) const FEWEST_JOBS: f64 = 300.0;
/// The upper end: no occupation has more.
pub(super) const MOST_JOBS: f64 = 4_000_000.0;

/// A text of fewer words is no resume.
pub(super) const FEWEST_WORDS: usize = 25;

/// A best fit with less evidence than this (in hundredths of a point) is noise.
pub(super) const NOISE: u32 = 800;

/// Log odds that the first role is right: the base, and what a point of the fit, the root of a point
/// of its lead and a point of its titles add.
pub(super) const CONFIDENCE: [f64; 4] = [-1.81, 0.047, 0.116, 0.097];
