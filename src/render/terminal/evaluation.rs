//! An evaluation: what is reached on the first screen, then where it is reached and where not.

use super::page::{Look, Page, fill, shorten};
use crate::error::Result;
use crate::evaluation::{Bin, Evaluation, Figures, Group, Rate};
use crate::render::bar::bar;
use crate::render::phrase;

/// Columns of a bar.
const BAR: usize = 16;

/// Columns of a bar in a table of groups, whose names are long.
const GROUP_BAR: usize = 12;

/// Columns of a label in front of a bar.
const LABEL: usize = 22;

pub(super) fn write(evaluation: &Evaluation<'_>, page: &mut Page<'_>) -> Result<()> {
    answer(evaluation, page)?;
    figures(evaluation, page)?;
    coverage(evaluation, page)?;
    calibration(evaluation, page)?;
    verdicts(evaluation, page)?;
    let families = evaluation.families.iter();
    groups("By job family", families.map(|group| (group.of.to_string(), rates(group))).collect(), page)?;
    let lengths = evaluation.lengths.iter();
    groups("By length", lengths.map(|group| (group.of.to_string(), rates(group))).collect(), page)?;
    page.gap()?;
    quiet(&phrase::catalog(evaluation.catalog), page)
}

/// What was read, and the verdict on the tool in one sentence.
fn answer(evaluation: &Evaluation<'_>, page: &mut Page<'_>) -> Result<()> {
    let count = evaluation.rows.len();
    let mut read = format!("{}: {count} {}", evaluation.source, texts(count));
    if !evaluation.refused.is_empty() {
        let lines = if evaluation.refused.len() == 1 { "line" } else { "lines" };
        read = format!("{read}, {} {lines} refused", evaluation.refused.len());
    }
    quiet(&read, page)?;
    page.gap()?;
    let Figures { top1, top5, .. } = evaluation.figures;
    let told = format!(
        "Right first for {} of the texts, among the first five for {}.",
        phrase::share(top1.share()),
        phrase::share(top5.share())
    );
    page.hanging("", 0, &told, Look::Strong)
}

/// The figures, each with its 95 % interval, and the yardstick beside them.
fn figures(evaluation: &Evaluation<'_>, page: &mut Page<'_>) -> Result<()> {
    let Figures { top1, top5, top10, major, mrr, unanswered } = evaluation.figures;
    let other = evaluation.baseline.map(|baseline| baseline.figures);
    let head = if other.is_some() { "BM25" } else { "" };
    let blank = " ".repeat(BAR);
    page.gap()?;
    let head = format!("  {} {blank} {:>8}   95 % interval {head:>10}", fill("", LABEL), "");
    let head = page.paint(Look::Quiet, head.trim_end());
    page.line(&head)?;
    let rows = [
        ("First role right", top1, other.map(|figures| figures.top1)),
        ("Among the first 5", top5, other.map(|figures| figures.top5)),
        ("Among the first 10", top10, other.map(|figures| figures.top10)),
        ("Major group right", major, other.map(|figures| figures.major)),
    ];
    for (label, rate, beside) in rows {
        let beside = beside.map(|rate| phrase::share(rate.share())).unwrap_or_default();
        let (from, to) = rate.interval();
        let interval = format!("{:.1} to {:.1} %", from * 100.0, to * 100.0);
        let row = row(label, rate.share(), page);
        page.line(&format!("{row}   {interval:>14}{beside:>10}"))?;
    }
    let plain = |label: &str, own: String, beside: Option<String>, page: &mut Page<'_>| {
        let beside = beside.unwrap_or_default();
        page.line(&format!("  {} {blank} {own:>8}   {:>14}{beside:>10}", fill(label, LABEL), ""))
    };
    let mean = |mrr: f64| format!("{mrr:.3}");
    plain("Mean reciprocal rank", mean(mrr), other.map(|figures| mean(figures.mrr)), page)?;
    let silent = other.map(|figures| figures.unanswered.to_string());
    plain("Not answered", unanswered.to_string(), silent, page)?;
    if evaluation.unreachable > 0 {
        plain("Not in the catalog", evaluation.unreachable.to_string(), None, page)?;
    }
    if let Some(baseline) = evaluation.baseline {
        let told = format!(
            "Only rolematch is right first for {}, only BM25 for {}. {}",
            counted(baseline.only_engine),
            counted(baseline.only_baseline),
            phrase::BASELINE_METHOD
        );
        page.hanging("  ", 2, &told, Look::Quiet)?;
    }
    Ok(())
}

fn coverage(evaluation: &Evaluation<'_>, page: &mut Page<'_>) -> Result<()> {
    page.heading("When only the surest are answered")?;
    for part in &evaluation.coverage {
        let label = format!("{:>3} % {:>6} {}", part.percent, part.texts, texts(part.texts));
        let row = row(&label, part.accuracy, page);
        page.line(&format!("{row}   confidence from {:.2}", part.confidence))?;
    }
    Ok(())
}

/// The reliability table; empty bins say nothing and are left out.
fn calibration(evaluation: &Evaluation<'_>, page: &mut Page<'_>) -> Result<()> {
    let calibration = &evaluation.calibration;
    page.heading(&format!(
        "Confidence against accuracy: expected calibration error {:.3}, Brier score {:.3}",
        calibration.ece, calibration.brier
    ))?;
    for bin in calibration.bins.iter().filter(|bin| bin.right.of > 0) {
        let Bin { from, to, confidence, right } = *bin;
        let label = format!("{from:.1} to {to:.1} {:>4} {}", right.of, texts(right.of));
        let row = row(&label, right.share(), page);
        page.line(&format!("{row}   mean confidence {confidence:.2}"))?;
    }
    page.hanging("  ", 2, phrase::CALIBRATION_METHOD, Look::Quiet)
}

fn verdicts(evaluation: &Evaluation<'_>, page: &mut Page<'_>) -> Result<()> {
    page.heading("By verdict")?;
    for &(verdict, right) in &evaluation.verdicts {
        let label = format!("{} {:>4} {}", fill(phrase::verdict(verdict), 10), right.of, texts(right.of));
        if right.of == 0 {
            page.line(&format!("  {label}"))?;
        } else {
            let row = row(&label, right.share(), page);
            page.line(&row)?;
        }
    }
    Ok(())
}

fn rates<K>(group: &Group<K>) -> [Rate; 2] {
    [group.top1, group.top5]
}

/// One row a group: its texts, the bar and share of right first roles, the share of the first five.
fn groups(title: &str, groups: Vec<(String, [Rate; 2])>, page: &mut Page<'_>) -> Result<()> {
    let width = page.width().saturating_sub(2 + 6 + 2 + GROUP_BAR + 9 + 9).clamp(18, 46);
    let blank = " ".repeat(GROUP_BAR);
    page.gap()?;
    let title = page.paint(Look::Strong, &fill(title, width + 2));
    let head = page.paint(Look::Quiet, &format!(" {:>5}  {blank} {:>8} {:>8}", "texts", "first", "top 5"));
    page.line(&format!("{title}{head}"))?;
    for (name, [top1, top5]) in groups {
        let name = fill(&shorten(&name, width), width);
        let bar = page.paint(Look::Good, &bar(top1.share(), GROUP_BAR));
        let (first, five) = (phrase::share(top1.share()), phrase::share(top5.share()));
        page.line(&format!("  {name} {:>5}  {bar} {first:>8} {five:>8}", top1.of))?;
    }
    Ok(())
}

/// A label, a bar and its share.
fn row(label: &str, share: f64, page: &Page<'_>) -> String {
    let bar = page.paint(Look::Good, &bar(share, BAR));
    format!("  {} {bar} {:>8}", fill(label, LABEL), phrase::share(share))
}

fn quiet(text: &str, page: &mut Page<'_>) -> Result<()> {
    page.hanging("", 0, text, Look::Quiet)
}

fn texts(count: usize) -> &'static str {
    if count == 1 { "text" } else { "texts" }
}

fn counted(count: usize) -> String {
    format!("{count} {}", texts(count))
}
