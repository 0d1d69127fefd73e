//! Sections of a resume, found by the many names that people give them.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use super::word_list::WordList;
use crate::analysis::{Word, tokens};
use crate::scan;

/// What a part of a resume is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// Before the first heading: name, contacts, headline.
    Header,
    /// Summary, objective, profile.
    Summary,
    /// Work history.
    Experience,
    /// Lists of skills.
    Skills,
    /// Schools and courses.
    Education,
    /// Certificates and licences.
    Certifications,
    /// Projects, accomplishments, publications, volunteer work.
    Projects,
    /// References, interests, personal details: never matched.
    Personal,
}

/// Names of headings, in words; the longest that begins a line is taken.
const HEADINGS: &[(Section, &str)] = &[
    (
        Section::Summary,
        "\
         summary|professional summary|career summary|executive summary|summary of qualifications|\
         qualifications summary|summary of skills|objective|career objective|professional objective|profile|\
         professional profile|career profile|executive profile|about|about me|overview|career overview|\
         professional overview|career focus|career summary and objective|key profile|highlights of qualifications|summary and objective|personal profile|professional statement|\
         personal statement|personal summary|background|introduction|experience summary",
    ),
    (
        Section::Experience,
        "\
         experience|work experience|professional experience|employment history|work history|career history|\
         employment|relevant experience|related experience|professional background|career experience|\
         job history|positions held|professional history|internships|internship|internship experience|\
         military experience|military service|teaching experience|clinical experience|work background|\
         other experience|additional experience|previous experience|employment experience|\
         industry experience|management experience|career highlights|experience and accomplishments|\
         professional experience and accomplishments|leadership experience|field experience|\
         career chronology|career history and accomplishments|positions|professional positions|employment record|\
         work|jobs|professional experience summary|career progression|internship and work experience",
    ),
    (
        Section::Skills,
        "\
         skills|technical skills|key skills|core competencies|competencies|highlights|skill highlights|\
         areas of expertise|areas of strength|expertise|core qualifications|qualifications|\
         key qualifications|technical proficiencies|proficiencies|computer skills|software|software skills|\
         technologies|tools|strengths|key strengths|skills and abilities|skills abilities|core skills|\
         professional skills|additional skills|special skills|hard skills|soft skills|technical summary|\
         technical expertise|skill set|skills summary|key competencies|core strengths|it skills|\
         language skills|technical competencies|skills and qualifications|programming languages|\
         tools and technologies|skills and expertise|skills set|technical skill set|technical skills set|\
         tech skills|tech stack|technical stack|tools and tech",
    ),
    (
        Section::Education,
        "\
         education|education and training|academic background|educational background|academic qualifications|\
         academics|training|coursework|relevant coursework|courses|education and qualifications|\
         academic history|schooling|professional development|education and credentials|education training|\
         academic credentials|professional training|education and courses",
    ),
    (
        Section::Certifications,
        "\
         certifications|certification|certificates|licenses|licensure|license|licenses and certifications|\
         certifications and licenses|credentials|professional licenses|professional certifications|\
         licensure and certifications|certificates and licenses|certifications and training|\
         certifications licenses|licenses certifications",
    ),
    (
        Section::Projects,
        "\
         projects|key projects|selected projects|personal projects|academic projects|accomplishments|\
         achievements|key achievements|key accomplishments|publications|research|research experience|\
         presentations|volunteer experience|volunteer work|volunteering|volunteer|community service|\
         community involvement|portfolio|selected accomplishments|professional accomplishments|\
         notable accomplishments|core accomplishments|career accomplishments|major accomplishments|key projects|\
         recent projects|side projects|community involvement and volunteering|open source|patents",
    ),
    (
        Section::Personal,
        "\
         references|interests|hobbies|hobbies and interests|personal information|personal details|\
         personal data|personal interests|affiliations|memberships|professional affiliations|\
         professional memberships|languages|additional information|activities|awards|honors|\
         honors and awards|awards and honors|extracurricular activities|declaration|contact|\
         contact information|personal|activities and honors|availability|military status",
    ),
];

/// The sections by the letters of their headings, without "and"; of two sections with one name the
/// first. Without blanks: headings that are set with wide letters lose those between their words.
static SECTIONS: LazyLock<HashMap<String, Section, RandomState>> = LazyLock::new(|| {
    let mut sections = HashMap::default();
    for (section, names) in HEADINGS {
        for name in names.split('|') {
            let letters: String = name.split(' ').filter(|&word| word != "and").collect();
            sections.entry(letters).or_insert(*section);
        }
    }
    sections
});

/// A heading at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) section: Section,
    /// Bytes of the line that the heading takes; text may follow it.
    pub(super) length: usize,
}

/// Longest name of a section, in bytes.
const LONGEST_NAME: usize = 50;

/// The heading that a line is, or begins with ("Skills: SQL, Excel").
pub(super) fn heading(line: &str) -> Option<Heading> {
    // No heading is longer, so the end of its name is not sought further on.
    let head = line.as_bytes().get(..=LONGEST_NAME).unwrap_or(line.as_bytes());
    let (name, rest) = match scan::position(head, |byte| byte == b':') {
        Some(at) => (&line[..at], &line[at + 1..]),
        None => (line, ""),
    };
    if name.len() > LONGEST_NAME || !may_be_heading(name) {
        return None;
    }
    let words: Vec<Word> = tokens(name)
        .into_iter()
        .map(|token| token.word)
        .filter(|word| !matches!(word.as_str(), "and" | "my" | "your"))
        .collect();
    let capital = name.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase);
    if words.is_empty() || words.len() > 5 || (!capital && !rest.is_empty()) {
        return None;
    }
    let section = section_of(&words)?;
    let length = if rest.trim().is_empty() { line.len() } else { name.len() + 1 };
    Some(Heading { section, length })
}

/// How headings begin, and the words that may stand before their names: for each two letters the third as a
/// set. Most lines begin otherwise, and are told so at once.
static BEGINNINGS: LazyLock<[[u32; 26]; 26]> = LazyLock::new(|| {
    let mut beginnings = [[0; 26]; 26];
    for name in SECTIONS.keys().map(String::as_str).chain(["and", "my", "your"]) {
        if let Some([first, second]) = name.as_bytes().first_chunk().copied().and_then(letters) {
            let third = name.as_bytes().get(2).and_then(|&third| letters([third]));
            beginnings[first][second] |= third.map_or(ANY_THIRD, |[third]| 1 << third);
        }
    }
    beginnings
});

const ANY_THIRD: u32 = u32::MAX;

/// Letters of either case by their places in the alphabet.
fn letters<const N: usize>(bytes: [u8; N]) -> Option<[usize; N]> {
    let is_word = bytes.iter().all(u8::is_ascii_alphabetic);
    is_word.then(|| bytes.map(|letter| usize::from(letter.to_ascii_lowercase() - b'a')))
}

/// Whether a line begins as some heading does, or names a history. A line that begins with anything but two
/// plain letters may be one.
fn may_be_heading(line: &str) -> bool {
    let bytes = line.as_bytes();
    let Some([first, second]) = bytes.first_chunk().copied().and_then(letters) else {
        return true;
    };
    let third = bytes.get(2).and_then(|&third| letters([third])).map_or(ANY_THIRD, |[third]| 1 << third);
    let names = |word: &[u8]| bytes.windows(word.len()).any(|letters| letters.eq_ignore_ascii_case(word));
    BEGINNINGS[first][second] & third != 0
        || names(b"experience")
        || names(b"history")
        || names(b"employment")
}

/// Words before "experience", "history" and "employment" in the names of a work history.
static OF_WORK: WordList = WordList::words(
    "\
    academic additional business career clinical corporate counseling culinary customer design early earlier \
    education educational employment engineering executive field finance financial healthcare industry internship job key legal \
    leadership management marketing medical military nursing other past practical previous prior \
    professional programming recent related relevant retail sales selected service significant student \
    summary of supervisory teaching technical training work working",
);

/// "Recent Nursing Experience", "Summary of Employment": names that nobody can list in full.
fn is_history(words: &[Word]) -> bool {
    let kind = |word: &str| matches!(word, "experience" | "experiences" | "history" | "employment");
    let Some(last) = words.last().filter(|last| kind(last)) else { return false };
    let before = &words[..words.len() - 1];
    let medical =
        *last == "history" && before.iter().any(|word| matches!(word.as_str(), "medical" | "academic"));
    !medical && before.iter().all(|word| kind(word) || OF_WORK.contains(word))
}

fn section_of(words: &[Word]) -> Option<Section> {
    let letters: String = words.iter().map(Word::as_str).collect();
    SECTIONS.get(&letters).copied().or_else(|| is_history(words).then_some(Section::Experience))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<Section>) {
        assert_eq!(heading(line).map(|heading| heading.section), expected, "{line}");
    }

    #[test]
    fn headings_are_found_under_their_many_names() {
        check("WORK EXPERIENCE", Some(Section::Experience));
        check("Employment History:", Some(Section::Experience));
        check("Skills & Abilities", Some(Section::Skills));
        check("Licenses and Certifications", Some(Section::Certifications));
        check("Professional summary", Some(Section::Summary));
        check("Experienced nurse with ten years of practice", None);
        check("Experience with SQL and Python", None);
        check("Director of Education", None);
        check("MY EDUCATION:", Some(Section::Education));
        check("Recent Nursing Experience", Some(Section::Experience));
        check("Volunteer Experience", Some(Section::Projects));
        check("Medical History", None);
        check("Customer Service", None);
        check("TECHNICALCOMPETENCIES", Some(Section::Skills));
        check("EDUCATION&COURSES", Some(Section::Education));
    }

    #[test]
    fn text_may_follow_a_heading() {
        let found = heading("Skills: SQL, Excel").map(|heading| heading.length);
        assert_eq!(found, Some("Skills:".len()));
    }
}
