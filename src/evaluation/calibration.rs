//! Whether a confidence of 0.8 is right four times of five, and how right the surest answers are.
//! Both are about answers: a text for which no role is named has no confidence to judge.

use super::Row;
use super::figures::{Rate, number};

/// Bins of equal width that confidences fall in.
const BINS: usize = 10;

/// Shares of the texts of which the surest answers are judged, in per cent.
const COVERED: [usize; 4] = [50, 70, 90, 100];

/// How far confidence and accuracy are apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// Answers that were judged.
    pub answers: usize,
    /// Expected calibration error, 0 to 1: the distance between mean confidence and accuracy of a
    /// bin, averaged over ten bins of equal width by their answers (Naeini, Cooper and Hauskrecht
    /// 2015, in the form of Guo et al. 2017).
    pub ece: f64,
    /// Brier score (1950) of "the first role is right", 0 to 1: the mean square of what the
    /// confidence lacks to 1 where it is right, to 0 where it is wrong.
    pub brier: f64,
    /// The reliability table, lowest confidence first.
    pub bins: Vec<Bin>,
}

/// The answers whose confidence lies above `from` up to and with `to`; the first bin has 0 too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Lower bound.
    pub from: f64,
    /// Upper bound.
    pub to: f64,
    /// Mean confidence, 0 to 1; 0 where the bin is empty.
    pub confidence: f64,
    /// How many of the answers are right.
    pub right: Rate,
}

/// How right the answers are when only the surest are given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coverage {
    /// Share of all texts that are answered, in per cent.
    pub percent: usize,
    /// Their number.
    pub texts: usize,
    /// Share of them whose first role is right, 0 to 1. Where the last of them are as sure as some
    /// that are left out, each of these counts with the same fraction, so that the order of the
    /// texts changes nothing.
    pub accuracy: f64,
    /// Least confidence among them.
    pub confidence: f64,
}

/// Sets confidence against accuracy.
pub(super) fn calibration(rows: &[Row]) -> Calibration {
    let answers: Vec<(f64, bool)> =
        rows.iter().filter(|row| row.answer.first.is_some()).map(sure_and_right).collect();
    let count = number(answers.len().max(1));
    let bins: Vec<Bin> = (0..BINS).map(|at| bin(at, &answers)).collect();
    let distance = |bin: &Bin| number(bin.right.of) * (bin.confidence - bin.right.share()).abs();
    let square = |&(confidence, right): &(f64, bool)| (confidence - f64::from(u8::from(right))).powi(2);
    Calibration {
        answers: answers.len(),
        ece: bins.iter().map(distance).sum::<f64>() / count,
        brier: answers.iter().map(square).sum::<f64>() / count,
        bins,
    }
}

fn sure_and_right(row: &Row) -> (f64, bool) {
    (row.confidence, row.answer.within(1))
}

fn bin(at: usize, answers: &[(f64, bool)]) -> Bin {
    let bound = |at: usize| number(at) / number(BINS);
    let (from, to) = (bound(at), bound(at + 1));
    let inside = |confidence: f64| (at == 0 || confidence > from) && (at + 1 == BINS || confidence <= to);
    let inside: Vec<(f64, bool)> =
        answers.iter().copied().filter(|&(confidence, _)| inside(confidence)).collect();
    let sum: f64 = inside.iter().map(|&(confidence, _)| confidence).sum();
    Bin {
        from,
        to,
        confidence: sum / number(inside.len().max(1)),
        right: Rate::count(inside.iter().map(|&(_, right)| right)),
    }
}

/// Accuracy of the surest answers; a text for which no role is named is the least sure.
pub(super) fn coverage(rows: &[Row]) -> Vec<Coverage> {
    let mut sorted: Vec<(f64, bool)> = rows.iter().map(sure_and_right).collect();
    sorted.sort_by(|one, other| other.0.total_cmp(&one.0));
    COVERED.iter().map(|&percent| covered(percent, &sorted)).collect()
}

fn covered(percent: usize, sorted: &[(f64, bool)]) -> Coverage {
    let texts = (sorted.len() * percent).div_ceil(100);
    let least = texts.checked_sub(1).and_then(|last| sorted.get(last)).map_or(0.0, |&(sure, _)| sure);
    let above = Rate::count(sorted.iter().filter(|(sure, _)| *sure > least).map(|&(_, right)| right));
    let level = sorted.iter().filter(|(sure, _)| sure.total_cmp(&least).is_eq());
    let level = Rate::count(level.map(|&(_, right)| right));
    let right = number(above.right) + number(texts - above.of) * level.share();
    Coverage { percent, texts, accuracy: right / number(texts.max(1)), confidence: least }
}

#[cfg(test)]
mod tests {
    use super::super::tests::row;
    use super::*;

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn the_error_is_the_mean_distance_of_the_bins() {
        let rows = [row(0.9, Some(1)), row(0.85, Some(2)), row(0.3, None), row(0.0, Some(1))];
        let found = calibration(&rows);
        assert_eq!(found.answers, 4);
        let counts: Vec<usize> = found.bins.iter().map(|bin| bin.right.of).collect();
        // 0.3 is the upper bound of the third bin, 0.9 of the ninth.
        assert_eq!(counts, [1, 0, 1, 0, 0, 0, 0, 0, 2, 0]);
        // (1 x |0 - 1| + 1 x |0.3 - 0| + 2 x |0.875 - 0.5|) / 4
        near(found.ece, (1.0 + 0.3 + 0.75) / 4.0);
        // (0.1^2 + 0.85^2 + 0.3^2 + 1^2) / 4
        near(found.brier, (0.01 + 0.7225 + 0.09 + 1.0) / 4.0);
    }

    #[test]
    fn a_text_without_an_answer_is_not_calibrated() {
        let mut silent = row(0.0, None);
        silent.answer.first = None;
        let found = calibration(&[silent, row(1.0, Some(1))]);
        assert_eq!(found.answers, 1);
        near(found.ece, 0.0);
        near(calibration(&[]).ece, 0.0);
    }

    #[test]
    fn the_surest_answers_are_judged_first() {
        let rows = [row(0.2, None), row(0.9, Some(1)), row(0.5, Some(2)), row(0.8, Some(1))];
        let found = coverage(&rows);
        let told: Vec<(usize, usize)> = found.iter().map(|part| (part.percent, part.texts)).collect();
        assert_eq!(told, [(50, 2), (70, 3), (90, 4), (100, 4)]);
        near(found[0].accuracy, 1.0);
        near(found[0].confidence, 0.8);
        near(found[1].accuracy, 2.0 / 3.0);
        near(found[3].accuracy, 0.5);
    }

    #[test]
    fn answers_that_are_as_sure_count_alike() {
        let rows = [row(0.9, Some(1)), row(0.5, Some(1)), row(0.5, None), row(0.5, None)];
        let turned: Vec<Row> = rows.iter().rev().cloned().collect();
        assert_eq!(coverage(&rows), coverage(&turned));
        // Two places: one that is right, and of the three that are level a third of a hit.
        near(coverage(&rows)[0].accuracy, 2.0 / 3.0);
    }
}
