//! Whether the best fit is an answer: evidence or silence.

use std::fmt;

use super::{Points, Score, weights};

/// What the ranking is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The first role fits.
    Match,
    /// There is evidence, but not enough to name one role.
    Unsure,
    /// Too little text, or nothing in the catalog fits.
    NoMatch,
}

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The first role leads with enough points.
    Leads(Points),
    /// The resume has too few words.
    TooShort {
        /// Its words.
        words: usize,
    },
    /// The best fit is no better than chance words give.
    NothingFits(Points),
    /// The best fit is weak.
    Weak(Points),
    /// The second role fits as well, but for this many points.
    Close(Points),
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Leads(fit) => write!(out, "the first role fits with {fit} of 100 points"),
            Self::TooShort { words } => {
                let least = weights::FEWEST_WORDS;
                write!(out, "the text has {words} words; at least {least} are needed to judge by")
            }
            Self::NothingFits(fit) => {
                let least = Points(weights::NOISE);
                write!(
                    out,
                    "no role of the catalog fits: the best has {fit} points, and below {least} is chance"
                )
            }
            Self::Weak(fit) => {
                let least = Points(weights::SURE);
                write!(
                    out,
                    "the evidence is thin: the best role has {fit} points, and below {least} is unsure"
                )
            }
            Self::Close(lead) => write!(out, "the first two roles are only {lead} points apart"),
        }
    }
}

/// The verdict on a ranking of all candidates.
pub fn verdict(words: usize, scores: &[Score]) -> (Verdict, Reason) {
    let best = scores.first().map(Score::fit).unwrap_or_default();
    let second = scores.get(1).map(Score::fit);
    let lead = Points(best.0 - second.unwrap_or_default().0);
    if words < weights::FEWEST_WORDS {
        (Verdict::NoMatch, Reason::TooShort { words })
    } else if best.0 < weights::NOISE {
        (Verdict::NoMatch, Reason::NothingFits(best))
    } else if best.0 < weights::SURE {
        (Verdict::Unsure, Reason::Weak(best))
    } else if second.is_some() && lead.0 < weights::LEAD {
        (Verdict::Unsure, Reason::Close(lead))
    } else {
        (Verdict::Match, Reason::Leads(best))
    }
}
