//! Every number of the scoring, with its reason.
//!
//! A fit is at most 100: titles, duties and skills share it out. The shares rest on what 578
//! labelled resumes show (414 of them with an occupation in the catalog of the time): duties alone
//! put the right occupation first for 36 in 100 and among five for 67, skills alone for 24 and 53,
//! titles alone for 66 and 82; without titles in the text duties keep 35 and 67.

/// Most points of the titles held.
pub(super) const TITLES: f64 = 40.0;

/// Most points of the duties: the words of passages against those of duties and skill excerpts.
pub(super) const DUTIES: f64 = 45.0;

/// Most points of the skills named.
pub(super) const SKILLS: f64 = 15.0;

/// Each position counts this share of the one after it: what a person did last says most about
/// what fits next. On labelled resumes 0.4 puts the right occupation first 4 in 100 times more often
/// than 0.6, and 7 more than 0.75.
pub(super) const OLDER_POSITION: f64 = 0.4;

/// Likeness of two titles from which one counts for the other. Below it they share a common word
/// ("manager") and no work. Above it the likeness counts squared, so that half a title is worth a
/// quarter.
pub(super) const LIKE_TITLE: f64 = 0.4;

/// Share of a role's own words at which the duties give half of their points. A resume of 700
/// words by somebody who does the job shares 0.05 to 0.14 of them.
pub(super) const HALF_OF_DUTIES: f64 = 0.1;

/// A skill that is only listed counts half of one that is shown in work: anyone can list.
pub(super) const LISTED: f64 = 0.5;

/// Share of a role's skills (by weight) at which the skills give half of their points. People name
/// a part of what they can.
pub(super) const HALF_OF_SKILLS: f64 = 0.5;

/// A text of fewer words is no resume.
pub(super) const FEWEST_WORDS: usize = 25;

/// A best fit below this (in hundredths of a point) is noise: on labelled resumes 1 in 10 such
/// answers is right.
pub(super) const NOISE: u32 = 1200;

/// A best fit below this is told as unsure: from here on 3 of 4 first answers are right, below it
/// about half and fewer.
pub(super) const SURE: u32 = 4000;

/// A best fit with less of a lead over the second is told as unsure: 1 in 4 of them is right.
pub(super) const LEAD: u32 = 300;
