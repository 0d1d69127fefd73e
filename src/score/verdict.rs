//! How sure the first answer is, and whether it is one: evidence or silence.

use std::fmt;

use super::{PartKind, Points, Score, weights};
use crate::catalog::Catalog;
use crate::resume::Resume;

/// What the ranking is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The first role fits.
    Match,
    /// There is evidence, but not enough to name one role.
    Unsure,
    /// Too little text, another language, or nothing in the catalog fits.
    NoMatch,
}

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The first role is likely enough.
    Likely(Percent),
    /// The resume has too few words.
    TooShort {
        /// Its words.
        words: usize,
    },
    /// The text is in another language than English.
    Language {
        /// English name of the language.
        name: &'static str,
    },
    /// The best fit is no better than chance words give.
    NothingFits(Points),
    /// The first role is less likely than [`SURE`].
    Unlikely(Percent),
    /// The text is a title and nothing else, so no work speaks for it.
    TitleAlone(Percent),
}

/// A probability in whole per cent, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percent(pub u8);

/// First answers that are less likely than this are told as unsure.
pub const SURE: f64 = 0.5;

impl Percent {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    fn of(probability: f64) -> Self {
        Self((probability * 100.0).round().clamp(0.0, 100.0) as u8)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} %", self.0)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Likely(percent) => {
                write!(out, "with as much evidence the first role is right {percent} of the time")
            }
            Self::TooShort { words } => {
                let least = weights::FEWEST_WORDS;
                write!(out, "the text has {words} words; at least {least} are needed to judge by")
            }
            Self::Language { name } => {
                write!(out, "the text is in {name}, and only English is read; give an English resume")
            }
            Self::NothingFits(fit) => {
                let least = Points(weights::NOISE);
                write!(
                    out,
                    "no role of the catalog fits: the best has {fit} points, and below {least} is chance"
                )
            }
            Self::Unlikely(percent) => {
                let sure = Percent::of(SURE);
                write!(out, "the first role is right {percent} of the time, and below {sure} is unsure")
            }
            Self::TitleAlone(percent) => {
                write!(
                    out,
                    "this is a title alone, without any work; the first role is right {percent} of the time"
                )
            }
        }
    }
}

/// Probability, 0 to 1, that the first role of a ranking is right: a logistic regression on its
/// fit, the root of its lead over the best role of another occupation, and the points of its
/// titles. Fitted on labelled resumes with their titles and, at a quarter of the weight, without
/// (`examples/fit.rs`); what it promises and what comes true stands in `docs/quality.md`.
///
/// Platt (1999), "Probabilistic outputs for support vector machines".
pub fn confidence(catalog: &Catalog, scores: &[Score]) -> f64 {
    let Some(best) = scores.first().filter(|best| best.evidence() > Points(0)) else {
        return 0.0;
    };
    let code = |score: &Score| catalog.card(score.role).code.six_digit();
    let second = scores.iter().find(|score| code(score) != code(best)).map(Score::fit).unwrap_or_default();
    let lead = best.fit().as_f64() - second.as_f64();
    let [base, of_fit, of_lead, of_titles] = weights::CONFIDENCE;
    let log_odds = base
        + of_fit * best.fit().as_f64()
        + of_lead * lead.max(0.0).sqrt()
        + of_titles * best.part(PartKind::Titles).as_f64();
    1.0 / (1.0 + (-log_odds).exp())
}

/// The verdict on a ranking of all candidates of which the first is right with some probability.
pub fn verdict(resume: &Resume, scores: &[Score], confidence: f64) -> (Verdict, Reason) {
    let evidence = scores.first().map(Score::evidence).unwrap_or_default();
    let words = resume.words();
    let percent = Percent::of(confidence);
    if resume.is_title() && evidence > Points(0) {
        return (Verdict::Unsure, Reason::TitleAlone(percent));
    }
    if words < weights::FEWEST_WORDS {
        (Verdict::NoMatch, Reason::TooShort { words })
    } else if let Some(name) = resume.foreign_language() {
        (Verdict::NoMatch, Reason::Language { name })
    } else if evidence.0 < weights::NOISE {
        (Verdict::NoMatch, Reason::NothingFits(evidence))
    } else if confidence < SURE {
        (Verdict::Unsure, Reason::Unlikely(percent))
    } else {
        (Verdict::Match, Reason::Likely(percent))
    }
}
