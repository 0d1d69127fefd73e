//! Every number of the scoring, with its reason.
//!
//! A fit is at most 100: titles, duties and skills share it out. The shares rest on what labelled
//! resumes show: with titles found beside dates the right occupation comes first twice as often
//! as without, and among texts without titles duties tell more than names of skills.

/// Most points of the titles held.
pub(super) const TITLES: f64 = 45.0;

/// Most points of the duties: the words of passages against those of duties and skill excerpts.
pub(super) const DUTIES: f64 = 35.0;

/// Most points of the skills named.
pub(super) const SKILLS: f64 = 20.0;

/// Each position counts this share of the one after it: what a person did last says most about
/// what fits next.
pub(super) const OLDER_POSITION: f64 = 0.6;

/// Likeness of two titles from which one counts for the other. Below it they share a common word
/// ("manager") and no work.
pub(super) const LIKE_TITLE: f64 = 0.35;

/// Share of a role's own words at which the duties give half of their points. A resume of 700
/// words by somebody who does the job shares about this much.
pub(super) const HALF_OF_DUTIES: f64 = 0.35;

/// A skill that is only listed counts half of one that is shown in work: anyone can list.
pub(super) const LISTED: f64 = 0.5;

/// Share of a role's skills (by weight) at which the skills give half of their points. People name
/// a part of what they can.
pub(super) const HALF_OF_SKILLS: f64 = 0.5;

/// A text of fewer words is no resume.
pub(super) const FEWEST_WORDS: usize = 25;

/// A best fit below this (in hundredths of a point) is noise: common words reach it.
pub(super) const NOISE: u32 = 1500;

/// A best fit below this is told as unsure.
pub(super) const SURE: u32 = 3000;

/// A best fit with less of a lead over the second is told as unsure.
pub(super) const LEAD: u32 = 100;
