//! Points for how common an occupation is: where the evidence is even, the occupation that more
//! people hold is the likelier one. Jobs by the Employment Projections; the logarithm is the prior
//! of a naive Bayes classifier, made mild.

use super::weights;

/// Commonness of an occupation with this many jobs, 0 to 1; 0 where their number is unknown.
pub(super) fn amount(jobs: u32) -> f64 {
    let range = (weights::MOST_JOBS / weights::FEWEST_JOBS).ln();
    ((f64::from(jobs.max(1)) / weights::FEWEST_JOBS).ln() / range).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_jobs_are_more_points_and_none_known_are_none() {
        assert!(amount(0) <= 0.0);
        assert!(amount(1_000_000) > amount(10_000));
        assert!(amount(u32::MAX) >= 1.0);
    }
}
