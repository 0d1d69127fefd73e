//! The same resume in another form: sections in another order, other lines, bullets and letters.

/// Made-up resumes, each laid out in its own way.
pub(crate) const RESUMES: &[&str] = &[
    include_str!("../resumes/welder.txt"),
    include_str!("../resumes/third-grade-teacher.txt"),
    include_str!("../resumes/payroll-clerk.txt"),
    include_str!("../resumes/store-manager.md"),
    include_str!("../resumes/software-developer.txt"),
    include_str!("../resumes/truck-driver.txt"),
    include_str!("../resumes/dental-hygienist.txt"),
    include_str!("../resumes/paralegal.txt"),
];

/// Headings of these resumes, without marks.
const HEADINGS: &[&str] = &[
    "Summary",
    "Work History",
    "Certifications",
    "Skills",
    "Education",
    "Professional Experience",
    "CAREER PROFILE",
    "EMPLOYMENT HISTORY",
    "TECHNICAL SKILLS",
    "EDUCATION",
    "Profile",
    "Experience",
    "About me",
    "Technologies",
    "Selected Experience",
    "Academic Background",
    "Objective",
    "Licenses",
    "Education and Training",
    "Licensure",
    "Clinical Experience",
    "Core Competencies",
    "Highlights of Qualifications",
    "Relevant Experience",
];

/// Marks that begin an item of a list.
pub(crate) const BULLETS: &[&str] =
    &["-", "•", "*", "o", "–", "▪", "●", "➢", "✓", "\u{f0b7}", "\u{f0a7}", "\u{e001}", "â€¢", "»", "·"];

fn is_heading(line: &str) -> bool {
    let plain = line.trim_start_matches('#').trim();
    let plain = plain.split(':').next().unwrap_or(plain);
    HEADINGS.contains(&plain)
}

/// The sections in the opposite order, below what stands above the first heading.
pub(crate) fn sections_reversed(text: &str) -> String {
    let mut sections: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines() {
        if is_heading(line) {
            sections.push(Vec::new());
        }
        sections.last_mut().unwrap().push(line);
    }
    sections[1..].reverse();
    sections.iter().map(|section| section.join("\n") + "\n\n").collect()
}

/// Lines broken before the width, as an editor or an extractor does.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let mut column = 0;
        for word in line.split(' ') {
            if column > indent && column + word.chars().count() >= width {
                out.push('\n');
                out.push_str(&line[..indent]);
                column = indent;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += word.chars().count();
        }
        out.push('\n');
    }
    out
}

/// Another mark before each item of a list.
pub(crate) fn bulleted(text: &str, bullet: &str) -> String {
    let line = |line: &str| item(line).map_or_else(|| line.to_owned(), |item| format!("{bullet} {item}"));
    text.lines().map(|one| line(one) + "\n").collect()
}

/// What stands behind the mark of an item.
fn item(line: &str) -> Option<&str> {
    ["- ", "• ", "* ", "o "].iter().find_map(|mark| line.trim_start().strip_prefix(mark))
}

/// The items below each other as one paragraph on one line, however long.
pub(crate) fn unwrapped(text: &str) -> String {
    let mut out = String::new();
    let mut within = false;
    for line in text.lines() {
        let item = item(line);
        if !out.is_empty() {
            out.push(if within && item.is_some() { ' ' } else { '\n' });
        }
        out.push_str(item.unwrap_or(line));
        within = item.is_some();
    }
    out + "\n"
}

/// Words of at least eight small letters, each changed by a function of its two halves.
fn long_words(text: &str, parted: impl Fn(&str, &str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_lowercase()) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|letter: char| !letter.is_ascii_lowercase()).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        if word.len() < 8 {
            out.push_str(word);
        } else {
            let (first, second) = word.split_at(word.len() / 2);
            out.push_str(&parted(first, second));
        }
        rest = behind;
    }
    out + rest
}

/// Soft hyphens where a word may be parted, as word processors and web pages leave them.
pub(crate) fn with_soft_hyphens(text: &str) -> String {
    long_words(text, |first, second| format!("{first}\u{ad}{second}"))
}

/// Lines that end in the middle of a long word, behind this hyphen.
pub(crate) fn hyphenated(text: &str, hyphen: &str) -> String {
    let parted = |line: &str| {
        // One word a line, in its second half: titles and dates stay on their line.
        let place = line.len() / 2 + line[line.len() / 2..].find(' ').unwrap_or(0);
        if item(line).is_none() || !line.is_char_boundary(place) {
            return line.to_owned();
        }
        let (before, behind) = line.split_at(place);
        let mut done = false;
        let words = behind.split(' ').map(|word| {
            let parted = long_words(word, |first, second| format!("{first}{hyphen}\n  {second}"));
            if done || parted == word {
                return word.to_owned();
            }
            done = true;
            parted
        });
        before.to_owned() + &words.collect::<Vec<_>>().join(" ")
    };
    text.lines().map(|line| parted(line) + "\n").collect()
}

/// UTF-8 that a program has read as Windows-1252.
pub(crate) fn decoded_twice(text: &str) -> String {
    let (wrong, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes());
    wrong.into_owned()
}
