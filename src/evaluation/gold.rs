//! The codes that are right for a text, and where a ranking has the first of them.

use super::family::Family;
use crate::catalog::SocCode;

/// Six-digit SOC codes of which each is right, sorted, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gold(Vec<String>);

impl Gold {
    /// Reads codes of six digits (11-9111) or of eight (11-9111.00); empty ones do not count.
    pub(super) fn read<'a>(codes: impl IntoIterator<Item = &'a str>) -> Result<Self, String> {
        let mut read = Vec::new();
        for (place, code) in (1..).zip(codes) {
            let code = code.trim();
            if code.is_empty() {
                continue;
            }
            let whole = if code.contains('.') { code.to_owned() } else { format!("{code}.00") };
            // What stands in a code's place may be a person's text: only its place is told.
            let whole = SocCode::try_from(whole)
                .map_err(|_| format!("code {place} is no SOC code; write it as 11-9111 or 11-9111.00"))?;
            read.push(whole.six_digit().to_owned());
        }
        read.sort_unstable();
        read.dedup();
        if read.is_empty() {
            Err("has no SOC code that is right for the text".to_owned())
        } else {
            Ok(Self(read))
        }
    }

    /// Whether a six-digit code is right.
    pub(super) fn has(&self, code: &str) -> bool {
        self.0.iter().any(|right| right == code)
    }

    /// Whether a six-digit code is in the major group of one that is right.
    fn has_group(&self, code: &str) -> bool {
        self.0.iter().any(|right| right[..2] == code[..2])
    }

    /// Whether one of its codes is in a list.
    pub(super) fn meets(&self, codes: &std::collections::BTreeSet<&str>) -> bool {
        self.0.iter().any(|right| codes.contains(right.as_str()))
    }

    /// The major groups of its codes.
    pub(super) fn families(&self) -> Vec<Family> {
        let mut groups: Vec<Family> = self.0.iter().map(|code| Family::group(code)).collect();
        groups.dedup();
        groups
    }
}

/// What a ranking answers to one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Six-digit SOC code of the first role; none where no role is named.
    pub first: Option<String>,
    /// Place of the first right code among the distinct codes of the ranking, from 1; none where
    /// it has none.
    pub rank: Option<usize>,
    /// Whether the first role is of the right major group.
    pub major: bool,
}

impl Answer {
    /// Judges a ranking by its roles' six-digit codes, best first. Roles of one code count once,
    /// where the best of them stands.
    pub(super) fn judge<'a>(ranked: impl IntoIterator<Item = &'a str>, gold: &Gold) -> Self {
        let mut codes: Vec<&str> = Vec::new();
        let mut rank = None;
        for code in ranked {
            if codes.contains(&code) {
                continue;
            }
            codes.push(code);
            if gold.has(code) {
                rank = Some(codes.len());
                break;
            }
        }
        let first = codes.first().map(|&code| code.to_owned());
        Self { major: codes.first().is_some_and(|code| gold.has_group(code)), first, rank }
    }

    /// Whether a right code is among the first `top`.
    pub fn within(&self, top: usize) -> bool {
        self.rank.is_some_and(|rank| rank <= top)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ranked: &[&str], gold: &str, rank: Option<usize>, major: bool) {
        let answer = Answer::judge(ranked.iter().copied(), &Gold::read(gold.split(';')).unwrap());
        assert_eq!((answer.rank, answer.major), (rank, major), "{ranked:?}");
    }

    #[test]
    fn a_code_counts_once_at_its_best_place() {
        check(&["11-1021", "29-1141"], "29-1141.01", Some(2), false);
        check(&["11-1021", "11-1021", "11-9111", "11-9111"], "11-9111.00", Some(2), true);
        check(&["11-1021", "11-9111"], "29-1141;11-9111", Some(2), true);
        check(&["11-1021"], "29-1141", None, false);
        check(&[], "29-1141", None, false);
    }

    #[test]
    fn a_family_is_named_once() {
        let gold = Gold::read(["29-1141.00", "11-9111.00", "29-1141.03"]).unwrap();
        assert_eq!(gold.families(), [Family::group("11-9111"), Family::group("29-1141")]);
    }
}
