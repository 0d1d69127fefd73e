//! The words that all formats share: money, percentages, spans of time, labels.

use super::figures::gap_source;
use crate::catalog::{Catalog, Role, Source};
use crate::report::Comparison;
use crate::resume::{Resume, Section};
use crate::score::{Held, PartKind, Verdict};

/// "PDF, 2 pages, 412 words, 4 sections, 3 positions".
pub(super) fn what_was_read(resume: &Resume) -> String {
    let count = |number: usize, one: &str| match number {
        1 => format!("1 {one}"),
        number => format!("{number} {one}s"),
    };
    let positions = resume.positions().iter().filter(|position| !position.headline).count();
    let mut told = vec![resume.format.to_string()];
    told.extend(resume.pages.map(|pages| count(pages, "page")));
    told.push(count(resume.words(), "word"));
    told.push(count(resume.headings().len(), "section"));
    told.push(count(positions, "position"));
    told.join(", ")
}

/// The name of a section, the same in all languages of headings.
pub(super) fn section(section: Section) -> &'static str {
    match section {
        Section::Header => "header",
        Section::Summary => "summary",
        Section::Experience => "experience",
        Section::Skills => "skills",
        Section::Education => "education",
        Section::Certifications => "certifications",
        Section::Projects => "projects",
        Section::Personal => "personal",
    }
}

/// "$94,921".
pub(super) fn money(dollars: u32) -> String {
    format!("${}", thousands(dollars))
}

/// "$45.64".
pub(super) fn cents(dollars: f64) -> String {
    format!("${dollars:.2}")
}

/// "91,308".
pub(super) fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut told = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

/// "28 %", "25.5 %", "-4 %".
pub(super) fn percent(value: f64) -> String {
    let told = format!("{value:.1}");
    format!("{} %", told.strip_suffix(".0").unwrap_or(&told))
}

/// "68.5 %" for a share of 0 to 1, always with one decimal, so that columns stay aligned.
pub(super) fn share(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// What the yardstick of an evaluation is.
pub(super) const BASELINE_METHOD: &str =
    "BM25: k1 1.2, b 0.75, one document a role, all words of the text, no pairs.";

/// How calibration is measured.
pub(super) const CALIBRATION_METHOD: &str = "Answers in ten bins of equal width; the error is the distance of mean confidence and accuracy, averaged over the bins by their answers (Naeini et al. 2015, Guo et al. 2017).";

/// Which catalog was used.
pub(super) fn catalog(catalog: &Catalog) -> String {
    format!("Catalog {} ({} roles, {})", catalog.edition(), catalog.len(), catalog.digest())
}

/// "4 to 6 years", "6 to 12 months".
pub(super) fn months(from: u32, to: u32) -> String {
    if from.is_multiple_of(12) && to.is_multiple_of(12) {
        format!("{} to {} years", from / 12, to / 12)
    } else {
        format!("{from} to {to} months")
    }
}

/// "Zippia, Patient relations director vs clinical manager (undated)".
pub(super) fn source(source: &Source) -> String {
    format!("{}, {} ({})", source.publisher, source.title, date(source))
}

/// Date of a source as it tells it.
pub(super) fn date(source: &Source) -> String {
    match (&source.date, source.year) {
        (Some(date), _) => date.clone(),
        (None, Some(year)) => year.to_string(),
        (None, None) => "undated".to_owned(),
    }
}

/// How the licences of a catalog's sources want them named; none where no licence asks it.
pub(super) fn attribution(catalog: &Catalog) -> Option<String> {
    let told = catalog.attributions();
    (!told.is_empty()).then(|| told.join(" "))
}

/// The publishers of some sources with their dates, each once: "Zippia (undated)".
pub(super) fn publishers<'a>(catalog: &Catalog, ids: impl IntoIterator<Item = &'a String>) -> String {
    let mut told: Vec<String> = Vec::new();
    for id in ids {
        if let Some(source) = catalog.sources().get(id) {
            let one = format!("{}, {}", source.publisher, date(source));
            if !told.contains(&one) {
                told.push(one);
            }
        }
    }
    told.join("; ")
}

/// Name of a part, also its key in JSON.
pub(super) fn part(part: PartKind) -> &'static str {
    match part {
        PartKind::Titles => "titles",
        PartKind::Duties => "duties",
        PartKind::Skills => "skills",
        PartKind::Common => "common",
    }
}

/// Key of a verdict in JSON.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Match => "match",
        Verdict::Unsure => "unsure",
        Verdict::NoMatch => "no_match",
    }
}

/// Label of a list of skills.
pub(super) fn held(held: Held) -> &'static str {
    match held {
        Held::Shown => "Shown",
        Held::Listed => "Only listed",
        Held::Near => "Perhaps shown",
        Held::Missing => "Missing",
    }
}

/// What a move supposes.
pub(super) const SUPPOSED: &str = "Each is scored as if a line like the catalog's example stood under the newest position; titles and all other lines stay.";

/// A line for one row: line ends and runs of blanks become one blank.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "a" or "an" before a word.
pub(super) fn article(word: &str) -> &'static str {
    match word.chars().next().map(|letter| letter.to_ascii_lowercase()) {
        Some('a' | 'e' | 'i' | 'o') => "an",
        _ => "a",
    }
}

/// A title inside a sentence: its first letter small, unless it begins with an abbreviation.
pub(super) fn inside(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => title.to_owned(),
    }
}

/// The sentences that tell two roles apart: time to become one, pay, skills.
pub(super) fn difference(comparison: &Comparison<'_>) -> String {
    let [one, other] = comparison.roles;
    let names = [one, other].map(|role| inside(&role.title));
    let mut told = Vec::new();
    let time = |role: &Role| {
        role.figures.as_ref()?.time_to_become.as_ref().map(|time| months(time.from_months, time.to_months))
    };
    match (time(one), time(other)) {
        (Some(first), Some(second)) if first == second => {
            told.push(format!("Both the {} and the {} take {first} to become.", names[0], names[1]));
        }
        (Some(first), Some(second)) => told.push(format!(
            "It takes {first} to become {} {}, and {second} to become {} {}.",
            article(&names[0]),
            names[0],
            article(&names[1]),
            names[1]
        )),
        _ => {}
    }
    if let Some(gap) = comparison.pay_gap() {
        let more = if gap.dollars < 0 { "less" } else { "more" };
        let dollars = u32::try_from(gap.dollars.unsigned_abs()).unwrap_or(u32::MAX);
        told.push(format!(
            "The {} earns {} a year {more} than the {} ({}; means of {}).",
            names[0],
            money(dollars),
            names[1],
            percent(gap.percent),
            gap_source(comparison.catalog, comparison.roles, gap.basis)
        ));
    }
    told.push(match comparison.shared.len() {
        0 => "They ask for no skill in common.".to_owned(),
        1 => "They ask for one skill in common.".to_owned(),
        shared => format!("They ask for {shared} skills in common."),
    });
    told.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_as_people_write_them() {
        assert_eq!(money(94_921), "$94,921");
        assert_eq!(money(145), "$145");
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(percent(28.0), "28 %");
        assert_eq!(percent(-4.0), "-4 %");
        assert_eq!(percent(11.5), "11.5 %");
        assert_eq!(months(48, 72), "4 to 6 years");
        assert_eq!(months(6, 12), "6 to 12 months");
        assert_eq!(inside("HR manager"), "HR manager");
        assert_eq!(inside("Clinical manager"), "clinical manager");
    }
}
