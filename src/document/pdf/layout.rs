//! Pieces of text with their places to lines in the order in which a person reads them: a column
//! from its top to its end before the next one, and what stands beside it on one line as one line.

/// A piece of text on a page, in points from the lower left corner.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) left: f64,
    pub(super) right: f64,
    /// The line on which its letters stand.
    pub(super) base: f64,
    pub(super) size: f64,
    pub(super) text: String,
}

/// What stands on one line without a wide gap.
#[derive(Debug, Clone)]
struct Run {
    left: f64,
    right: f64,
    text: String,
}

/// All runs of one line, from left to right.
#[derive(Debug, Clone)]
struct Row {
    base: f64,
    size: f64,
    runs: Vec<Run>,
}

/// Pieces whose lines differ by less than this part of their size stand on one line.
const SAME_LINE: f64 = 0.35;

/// A gap of this part of the size parts two words.
const WORD_GAP: f64 = 0.12;

/// A gap of this part of the size parts two columns, or a date from a title.
const WIDE_GAP: f64 = 1.3;

/// Lines that are this many sizes apart have a blank line between them.
const BLANK_LINE: f64 = 1.9;

/// Fewest lines of a column.
const FEWEST_LINES: usize = 3;

/// Columns begin at the same place, within this many points.
const ALIGNED: f64 = 4.0;

/// The text of a page.
pub(super) fn text(pieces: Vec<Piece>) -> String {
    let mut text = String::new();
    write(rows(pieces), &mut text, 0);
    text
}

fn rows(mut pieces: Vec<Piece>) -> Vec<Row> {
    pieces.retain(|piece| !piece.text.is_empty() && piece.base.is_finite() && piece.left.is_finite());
    pieces.sort_by(|one, other| other.base.total_cmp(&one.base).then(one.left.total_cmp(&other.left)));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row.last().is_some_and(|last| is_same_line(last, &piece)) => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    rows.into_iter().map(row).filter(|row| !row.runs.is_empty()).collect()
}

fn is_same_line(one: &Piece, other: &Piece) -> bool {
    (one.base - other.base).abs() < SAME_LINE * one.size.max(other.size)
}

fn row(mut pieces: Vec<Piece>) -> Row {
    pieces.sort_by(|one, other| one.left.total_cmp(&other.left));
    let base = pieces.first().map_or(0.0, |piece| piece.base);
    let size = pieces.iter().map(|piece| piece.size).fold(0.0, f64::max);
    let mut runs: Vec<Run> = Vec::new();
    for piece in pieces.into_iter().filter(|piece| !piece.text.trim().is_empty()) {
        let blank = piece.text.starts_with(' ');
        match runs.last_mut() {
            Some(run) if piece.left - run.right < WIDE_GAP * piece.size || is_mark(&run.text) => {
                let gap = piece.left - run.right > WORD_GAP * piece.size;
                if gap && !blank && !run.text.ends_with(' ') {
                    run.text.push(' ');
                }
                run.text.push_str(&piece.text);
                run.right = run.right.max(piece.right);
            }
            _ => runs.push(Run { left: piece.left, right: piece.right, text: piece.text }),
        }
    }
    Row { base, size, runs }
}

/// Whether a run is a bullet, which belongs to what stands behind it.
fn is_mark(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() == 1 && !text.chars().all(char::is_alphanumeric) || text == "o"
}

/// Deepest nesting of columns.
const DEEPEST: usize = 8;

fn write(rows: Vec<Row>, text: &mut String, depth: usize) {
    if let Some((gutter, from, to)) = columns(&rows).filter(|_| depth < DEEPEST) {
        let mut above = rows;
        let below = above.split_off(to);
        let beside = above.split_off(from);
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for row in beside {
            let (own, other): (Vec<Run>, Vec<Run>) = row.runs.into_iter().partition(|run| run.left < gutter);
            let part = |runs| Row { base: row.base, size: row.size, runs };
            left.extend((!own.is_empty()).then(|| part(own)));
            right.extend((!other.is_empty()).then(|| part(other)));
        }
        for part in [above, left, right, below] {
            if !part.is_empty() {
                write(part, text, depth + 1);
                text.push('\n');
            }
        }
        return;
    }
    let mut before: Option<&Row> = None;
    for row in &rows {
        if before.is_some_and(|before| are_apart(before, row)) {
            text.push('\n');
        }
        let runs: Vec<&str> = row.runs.iter().map(|run| run.text.trim()).collect();
        text.push_str(&runs.join("\t"));
        text.push('\n');
        before = Some(row);
    }
}

/// Most places that are tried as the start of a column.
const MOST_STARTS: usize = 64;

/// The longest block of lines with two columns: where the right one begins, and the lines from and
/// to which both stand side by side.
fn columns(rows: &[Row]) -> Option<(f64, usize, usize)> {
    let mut starts: Vec<f64> = rows.iter().flat_map(|row| &row.runs).map(|run| run.left).collect();
    starts.sort_by(f64::total_cmp);
    starts.dedup_by(|next, start| *next - *start < ALIGNED);
    let blocks = starts.into_iter().take(MOST_STARTS).filter_map(|start| {
        let gutter = start - 0.5;
        let (from, to) = block(rows, gutter)?;
        Some((gutter, from, to))
    });
    blocks.max_by_key(|&(_, from, to)| to - from)
}

/// The longest block of lines in which nothing crosses a gutter, where it holds two columns.
fn block(rows: &[Row], gutter: f64) -> Option<(usize, usize)> {
    let crosses = |row: &Row| row.runs.iter().any(|run| run.left < gutter && run.right > gutter - 2.0);
    let mut best: Option<(usize, usize)> = None;
    let mut from = 0;
    for at in 0..=rows.len() {
        if rows.get(at).is_none_or(crosses) {
            let (first, last) = trimmed(rows, from, at, gutter);
            let is_longer = best.is_none_or(|(start, end)| last - first > end - start);
            if is_longer && are_columns(&rows[first..last], gutter) {
                best = Some((first, last));
            }
            from = at + 1;
        }
    }
    best
}

/// A block without the lines at its ends that stand over or under both columns: they begin left of
/// the left one, or a blank line parts them from it.
fn trimmed(rows: &[Row], from: usize, to: usize, gutter: f64) -> (usize, usize) {
    let has_right = |row: &Row| row.runs.iter().any(|run| run.left >= gutter);
    let Some(first) = rows[from..to].iter().position(has_right) else { return (to, to) };
    let last = rows[from..to].iter().rposition(has_right).unwrap_or(first);
    let (mut first, mut last) = (from + first, from + last);
    let beside = rows[first..=last].iter().flat_map(|row| &row.runs).map(|run| run.left);
    let edge = beside.filter(|&left| left < gutter).fold(f64::INFINITY, f64::min);
    let is_inside = |row: &Row| row.runs.first().is_some_and(|run| run.left > edge - ALIGNED);
    while first > from && is_inside(&rows[first - 1]) && !are_apart(&rows[first - 1], &rows[first]) {
        first -= 1;
    }
    // A column that nothing follows may go on to the end of the page, with all its blank lines.
    let is_last = to == rows.len();
    while last + 1 < to && is_inside(&rows[last + 1]) && (is_last || !are_apart(&rows[last], &rows[last + 1]))
    {
        last += 1;
    }
    (first, last + 1)
}

/// Whether a blank line stands between two lines.
fn are_apart(above: &Row, below: &Row) -> bool {
    above.base - below.base > BLANK_LINE * below.size.max(above.size)
}

/// Whether the lines are two columns, and not titles with their dates beside them.
fn are_columns(rows: &[Row], gutter: f64) -> bool {
    let side = |is_left: bool| -> Vec<&Run> {
        rows.iter().flat_map(|row| &row.runs).filter(|run| (run.left < gutter) == is_left).collect()
    };
    let (left, right) = (side(true), side(false));
    if left.len() < FEWEST_LINES || right.len() < FEWEST_LINES {
        return false;
    }
    let words = |runs: &[&Run]| runs.iter().map(|run| run.text.split_whitespace().count()).sum::<usize>();
    let left_is_lesser = words(&left) * right.len() < words(&right) * left.len();
    let lesser = if left_is_lesser { &left } else { &right };
    // Dates are short, on whichever side they stand.
    let is_dated = |runs: &[&Run]| {
        let dated = runs.iter().filter(|run| run.text.bytes().filter(u8::is_ascii_digit).count() >= 2);
        dated.count() * 5 >= runs.len() * 2 && words(runs) <= runs.len() * 5
    };
    let paired = rows.iter().filter(|row| {
        row.runs.iter().any(|run| run.left < gutter) && row.runs.iter().any(|run| run.left >= gutter)
    });
    // Dates and places stand on the lines of what they belong to.
    let paired = paired.count();
    let places = !left_is_lesser && lesser.len() <= 6 && words(lesser) <= lesser.len() * 3;
    let belongs = is_dated(&left) || is_dated(&right) || places;
    !(belongs && paired * 10 >= lesser.len() * 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces of lines "left at base: text", letters half as wide as high.
    fn pieces(lines: &[(f64, f64, &str)]) -> Vec<Piece> {
        let piece = |&(left, base, text): &(f64, f64, &str)| Piece {
            left,
            right: left + 5.0 * f64::from(u32::try_from(text.chars().count()).unwrap()),
            base,
            size: 10.0,
            text: text.to_owned(),
        };
        lines.iter().map(piece).collect()
    }

    #[track_caller]
    fn check(lines: &[(f64, f64, &str)], expected: &str) {
        assert_eq!(text(pieces(lines)), expected);
    }

    #[test]
    fn pieces_of_a_line_are_joined_into_words() {
        check(
            &[(50.0, 700.0, "Clin"), (70.2, 700.0, "ical"), (93.0, 700.4, "Manager")],
            "Clinical Manager\n",
        );
        check(&[(50.0, 700.0, "•"), (68.0, 700.0, "Led six nurses")], "• Led six nurses\n");
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let page = [
            (50.0, 700.0, "Robin Vale, a nurse of many years and wards"),
            (50.0, 680.0, "Skills"),
            (200.0, 680.0, "Experience"),
            (50.0, 668.0, "Epic"),
            (200.0, 665.0, "Nurse Manager of the clinic"),
            (50.0, 656.0, "Excel"),
            (200.0, 653.0, "Posted the staffing grid"),
            (50.0, 644.0, "Triage"),
            (200.0, 641.0, "Audited charts each month"),
        ];
        check(
            &page,
            "Robin Vale, a nurse of many years and wards\n\nSkills\nEpic\nExcel\nTriage\n\nExperience\n\
             Nurse Manager of the clinic\nPosted the staffing grid\nAudited charts each month\n\n",
        );
    }

    #[test]
    fn what_stands_under_two_columns_is_read_after_both() {
        let page = [
            (35.0, 700.0, "Highlights"),
            (50.0, 688.0, "Plans staff for"),
            (50.0, 676.0, "two wards"),
            (200.0, 682.0, "Audits charts"),
            (50.0, 664.0, "Leads six nurses"),
            (200.0, 670.0, "each month"),
            (200.0, 658.0, "Hires clerks"),
            (50.0, 652.0, "and trains them"),
            (35.0, 630.0, "Experience"),
            (35.0, 618.0, "Nurse Manager"),
            (35.0, 606.0, "Posted the staffing grid for two sites and sixteen nurses"),
        ];
        check(
            &page,
            "Highlights\n\nPlans staff for\ntwo wards\nLeads six nurses\nand trains them\n\nAudits charts\n\
             each month\nHires clerks\n\nExperience\nNurse Manager\n\
             Posted the staffing grid for two sites and sixteen nurses\n\n",
        );
    }

    #[test]
    fn dates_stay_beside_their_titles() {
        check(
            &[
                (50.0, 700.0, "Nurse Manager"),
                (400.0, 700.0, "2015 - 2019"),
                (50.0, 688.0, "Staff Nurse"),
                (400.0, 688.0, "2010 - 2015"),
                (50.0, 676.0, "Nurse Aide"),
                (400.0, 676.0, "2008 - 2010"),
            ],
            "Nurse Manager\t2015 - 2019\nStaff Nurse\t2010 - 2015\nNurse Aide\t2008 - 2010\n",
        );
    }
}
