//! The figures of many answers, with how far each may be off.

use super::gold::Answer;

/// The quantile of the normal distribution that 95 % intervals rest on.
const Z: f64 = 1.959_963_984_540_054;

/// How many of some texts are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rate {
    /// Those that are right.
    pub right: usize,
    /// All of them.
    pub of: usize,
}

impl Rate {
    /// Counts what is right among all.
    pub(super) fn count(right: impl IntoIterator<Item = bool>) -> Self {
        right.into_iter().fold(Self::default(), |rate, right| Self {
            right: rate.right + usize::from(right),
            of: rate.of + 1,
        })
    }

    /// The share that is right, 0 to 1; of no texts it is 0.
    pub fn share(self) -> f64 {
        number(self.right) / number(self.of.max(1))
    }

    /// The 95 % interval of the share by Wilson (1927), from and to. Two tools whose intervals are
    /// apart differ by more than the choice of the texts; of no texts it is 0 to 1.
    pub fn interval(self) -> (f64, f64) {
        if self.of == 0 {
            return (0.0, 1.0);
        }
        let (share, of) = (self.share(), number(self.of));
        let middle = share + Z * Z / (2.0 * of);
        let spread = Z * (share * (1.0 - share) / of + Z * Z / (4.0 * of * of)).sqrt();
        let whole = 1.0 + Z * Z / of;
        (((middle - spread) / whole).max(0.0), ((middle + spread) / whole).min(1.0))
    }
}

/// What a ranking reaches on labelled texts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// Texts for which no role is named. They count as wrong in all other figures.
    pub unanswered: usize,
    /// The first code is right.
    pub top1: Rate,
    /// A right one is among the first five codes.
    pub top5: Rate,
    /// A right one is among the first ten codes.
    pub top10: Rate,
    /// The first role is of the right major group.
    pub major: Rate,
    /// Mean reciprocal rank of the first right code, 0 to 1, over the whole ranking.
    pub mrr: f64,
}

impl Figures {
    pub(super) fn of<'a>(answers: impl Iterator<Item = &'a Answer> + Clone) -> Self {
        let within = |top: usize| Rate::count(answers.clone().map(|answer| answer.within(top)));
        let inverse = |answer: &Answer| answer.rank.map_or(0.0, |rank| 1.0 / number(rank));
        let top1 = within(1);
        Self {
            unanswered: answers.clone().filter(|answer| answer.first.is_none()).count(),
            top1,
            top5: within(5),
            top10: within(10),
            major: Rate::count(answers.clone().map(|answer| answer.major)),
            mrr: answers.map(inverse).sum::<f64>() / number(top1.of.max(1)),
        }
    }
}

/// A count for arithmetic.
pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(rank: Option<usize>, first: bool) -> Answer {
        Answer { first: first.then(|| "11-1021".to_owned()), rank, major: rank == Some(1) }
    }

    #[test]
    fn figures_follow_from_the_ranks() {
        let answers =
            [answer(Some(1), true), answer(Some(4), true), answer(Some(20), true), answer(None, false)];
        let figures = Figures::of(answers.iter());
        assert_eq!(figures.unanswered, 1);
        assert_eq!(
            [figures.top1, figures.top5, figures.top10, figures.major].map(|rate| rate.right),
            [1, 2, 2, 1]
        );
        // (1 + 1/4 + 1/20 + 0) / 4
        assert!((figures.mrr - 0.325).abs() < 1e-12);
        assert!((figures.top5.share() - 0.5).abs() < 1e-12);
    }

    #[track_caller]
    fn interval(right: usize, of: usize, from: f64, to: f64) {
        let found = Rate { right, of }.interval();
        assert!((found.0 - from).abs() < 5e-4 && (found.1 - to).abs() < 5e-4, "{found:?}");
    }

    #[test]
    fn intervals_are_those_of_wilson() {
        interval(15, 20, 0.5313, 0.8881);
        interval(0, 10, 0.0, 0.2775);
        interval(10, 10, 0.7225, 1.0);
        interval(0, 0, 0.0, 1.0);
    }
}
