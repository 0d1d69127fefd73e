//! Figures of pay that must ascend.

use crate::catalog::fault::Fault;
use crate::catalog::read::RoleFile;

pub(super) fn check(file: &RoleFile, faults: &mut Vec<Fault>) {
    let pay = file.role.figures.as_ref().and_then(|figures| figures.pay.as_ref());
    if let Some(pay) = pay
        && !ascends(&[pay.low, pay.mean, pay.high])
    {
        faults.push(file.fault("pay", "the pay does not ascend from low over mean to high".to_owned()));
    }
}

/// Whether the figures that are known ascend; equal ones do.
fn ascends(figures: &[Option<u32>]) -> bool {
    figures.iter().flatten().is_sorted()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_figures_are_passed_over() {
        assert!(ascends(&[Some(3), None, Some(3), Some(9)]));
        assert!(!ascends(&[Some(3), None, Some(2)]));
    }
}
