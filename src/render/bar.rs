//! Bars of block characters, to an eighth of a cell.

const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// A bar of `width` cells filled to a share of 0 to 1; the rest is blank, so that columns behind
/// it stay aligned. What is above nothing shows at least an eighth.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a bar has a few hundred eighths"
)]
pub(super) fn bar(share: f64, width: usize) -> String {
    let eighths = (share.clamp(0.0, 1.0) * width as f64 * 8.0).round() as usize;
    let eighths = if share > 0.0 { eighths.max(1) } else { 0 };
    let (full, rest) = (eighths / 8, eighths % 8);
    let mut cells = "█".repeat(full);
    cells.push_str(EIGHTHS[rest]);
    let used = full + usize::from(rest > 0);
    cells.push_str(&" ".repeat(width.saturating_sub(used)));
    cells
}

/// A weight of 1 to 5 as five dots.
pub(super) fn dots(weight: u8) -> String {
    let filled = usize::from(weight.min(5));
    format!("{}{}", "●".repeat(filled), "○".repeat(5 - filled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_fill_to_an_eighth_of_a_cell() {
        assert_eq!(bar(0.5, 4), "██  ");
        assert_eq!(bar(0.53, 4), "██▏ ");
        assert_eq!(bar(0.0, 3), "   ");
        assert_eq!(bar(0.001, 3), "▏  ");
        assert_eq!(bar(2.0, 3), "███");
        assert_eq!(dots(3), "●●●○○");
    }
}
