//! The title in a line: told from the employer, the place and the dates beside it, and kept whole
//! with its level, its field and a second title ("Director, Network Operations", "Cook/Server").

use std::ops::Range;

use super::segments::{JOINING, parts};
use crate::analysis::{Spelling, Token, Word, tokens};
use crate::catalog::{Lexicon, WordNumber};
use crate::resume::privacy::{is_employer, is_state, marks_employer};
use crate::resume::word_list::WordList;

/// A candidate counts as a title from here on.
pub(super) const ENOUGH: i32 = 30;

/// A candidate from here on holds a title of the catalog.
pub(super) const HOLDS_KNOWN: i32 = 60;

/// Score of a piece that is, as a whole, a title of the catalog.
pub(super) const KNOWN: i32 = 100;

/// Most words of a title that the catalog does not know.
const MOST_WORDS: usize = 10;

/// Fields, grades and terms of work that follow a title behind a comma, a dash or in brackets.
static FIELDS: WordList = WordList::words(
    "\
    accounting acting admin administration administrative adult assistant associate audit bilingual branch business care \
    certified chief clinical commercial communications compliance consumer contract contractor corporate \
    creative customer data days deli delivery department design development digital district division ed \
    education elementary emergency engineering er events evening executive facilities field finance financial \
    fleet floor freelance front fulltime full general global government grade head health home hospice hospital hr \
    human i icu ii iii information infrastructure inpatient inside intern interim international internship inventory \
    investments iv it junior kitchen law lead learning legal level loan logistics maintenance management market \
    marketing math media medical merchandising mid middle military music national network new nicu night nights nursing \
    operations or outpatient outside overnight part parttime patient payroll pediatrics per permanent planning \
    prn process procurement product production program project purchasing quality real region regional relations \
    research resources retail risk rn safety sales school science seasonal secondary security senior service \
    services shift shipping software special specialist staff strategic strategy student substitute supply support surgery surgical \
    systems tax technical technology telemetry temp temporary time training transportation treasury trial v \
    volunteer warehouse web wholesale",
);

/// First words in "ed" that belong to a title; with any other a line tells what somebody did.
const EARNED: &[&str] = &[
    "accredited",
    "advanced",
    "appointed",
    "applied",
    "associated",
    "automated",
    "based",
    "board",
    "certified",
    "chartered",
    "elected",
    "experienced",
    "integrated",
    "licensed",
    "managed",
    "med",
    "registered",
    "retired",
    "seed",
    "self",
    "skilled",
    "special",
    "unlicensed",
];

/// The best title in a segment, with its score.
pub(super) fn title_in(text: &str, segment: &Range<usize>, lexicon: &Lexicon) -> Option<(i32, Range<usize>)> {
    let mut best: Option<(i32, Range<usize>)> = None;
    let wide = parts(text, segment, &JOINING[1..]);
    let narrow = parts(text, segment, JOINING);
    for piece in std::iter::once(segment.clone()).chain(wide).chain(narrow) {
        if let Some((score, span)) = title_of(text, piece, lexicon)
            && best.as_ref().is_none_or(|(kept, _)| score > *kept)
        {
            best = Some((score, span));
        }
    }
    best
}

/// How surely a piece is, or holds, a title, and the bytes of that title.
fn title_of(text: &str, piece: Range<usize>, lexicon: &Lexicon) -> Option<(i32, Range<usize>)> {
    let part = text.get(piece.clone())?;
    let words: Vec<Token> = tokens(part).into_iter().filter(|token| !token.word.is_stop()).collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let plain = numbers(words.iter().map(|token| &token.word), lexicon);
    let length = |count: usize| i32::try_from(count).unwrap_or(0);
    if lexicon.titles.contains(&plain) {
        return Some((KNOWN + length(plain.len()), piece));
    }
    let capital = part.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
    if tells_of_work(part, &words) || !(capital || words.len() <= 2) {
        return None;
    }
    let longest = lexicon.titles.find(&plain).into_iter().max_by_key(|hit| (hit.length, hit.first));
    let head = plain.len() <= 7 && head_at(part, &words, &plain, lexicon);
    let ends = lexicon.heads.contains(&plain[plain.len() - 1..]);
    // "Data Center Technician" is a title for all its center; "Harbor Clinic Charge Nurse" is
    // an employer with a title behind it, and "Harbor Clinic" only an employer.
    let mark = words.iter().position(|token| marks_employer(&token.word));
    let led = longest.is_some_and(|hit| hit.length > 1 && mark.is_some_and(|at| at > 0 && at < hit.first));
    let employer = mark.is_some() && (!ends || led);
    let penalty = if employer && !led { 40 } else { 0 };
    if let Some(hit) = longest
        && (hit.length > 1 || (hit.first + 1 == plain.len() && head))
    {
        // A comma parts a place from the title as often as a title from its field.
        let span = if head && !employer && !part.contains(',') {
            piece
        } else {
            let (first, last) = (&words[hit.first], &words[hit.first + hit.length - 1]);
            piece.start + first.start..piece.start + last.end
        };
        let inside = if head { 3 } else { 0 };
        return Some((HOLDS_KNOWN + 5 * length(hit.length) + inside - penalty, span));
    }
    let unsure = if part.contains(',') { 5 } else { 0 };
    (head && !employer).then_some((40 - unsure, piece))
}

/// The numbers of the words of a title.
fn numbers<'a>(words: impl Iterator<Item = &'a Word>, lexicon: &Lexicon) -> Vec<WordNumber> {
    words.map(|word| lexicon.vocabulary.number_of(word, Spelling::TitleWord)).collect()
}

/// Whether a piece tells what somebody did and is no name of a post: it begins with "Promoted" or
/// "Organized", or has more small words than a title has.
fn tells_of_work(part: &str, words: &[Token]) -> bool {
    let small = words.iter().filter(|token| part[token.start..].starts_with(char::is_lowercase)).count();
    let done = words[0].word.ends_with("ed") && !EARNED.contains(&words[0].word.as_str());
    (done && words.len() > 1) || (small > 3 && small + 1 >= words.len())
}

/// Whether the piece ends in a word that names a kind of worker, or has one before "of" or "for".
/// A name joined by "&" ("Cook & Mason") is an employer.
fn head_at(part: &str, words: &[Token], plain: &[WordNumber], lexicon: &Lexicon) -> bool {
    if part.contains('&') && words.len() <= 3 && words.len() > 1 {
        let known = lexicon.heads.contains(&plain[plain.len() - 1..]) && words.len() == 3;
        return known;
    }
    let is_head = |at: usize| lexicon.heads.contains(&plain[at..=at]);
    let last = words.len() - 1;
    let before = |at: usize| {
        let gap = words.get(at + 1).map(|next| part[words[at].end..next.start].trim());
        gap.is_some_and(|gap| matches!(gap, "of" | "for" | "of the" | "," | "-" | "to" | "to the" | "in"))
    };
    is_head(last)
        || (0..last).any(|at| is_head(at) && before(at))
        || (last > 0 && is_level(words[last].word.title_word()) && is_head(last - 1))
}

fn is_level(word: &str) -> bool {
    matches!(
        word,
        "i" | "ii" | "iii" | "iv" | "v" | "1" | "2" | "3" | "4" | "5" | "senior" | "junior" | "lead"
    )
}

/// Where the employer stands, which decides how far a title may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Employer {
    /// In another segment: what stands in the title's own segment belongs to the title.
    Elsewhere,
    /// Perhaps in the title's own segment.
    PerhapsHere,
}

/// The title with the fields, levels and second titles that stand beside it in its segment.
pub(super) fn widened(
    text: &str,
    segment: &Range<usize>,
    title: Range<usize>,
    employer: Employer,
    lexicon: &Lexicon,
) -> Range<usize> {
    let parts = parts(text, segment, JOINING);
    let touches = |part: &Range<usize>| part.start < title.end && title.start < part.end;
    let Some(first) = parts.iter().position(touches) else { return title };
    let last = parts.iter().rposition(touches).unwrap_or(first);
    let joins = |part: &Range<usize>, gap: Range<usize>| {
        let slash = text.get(gap).is_some_and(|gap| gap.contains('/'));
        belongs(text.get(part.clone()).unwrap_or_default(), slash, employer, lexicon)
    };
    let mut wide = title;
    // A title that fills its part may reach on; one that was cut out of an employer's name not.
    if wide.start <= parts[first].start {
        for at in (0..first).rev() {
            if !joins(&parts[at], parts[at].end..parts[at + 1].start) {
                break;
            }
            wide.start = parts[at].start;
        }
    }
    if wide.end >= parts[last].end {
        for at in last + 1..parts.len() {
            if !joins(&parts[at], parts[at - 1].end..parts[at].start) {
                break;
            }
            wide.end = parts[at].end;
        }
    }
    let open = text.get(wide.clone()).is_some_and(|title| title.contains('(') && !title.contains(')'));
    if open && text.get(wide.end..).is_some_and(|rest| rest.starts_with(')')) {
        wide.end += 1;
    }
    wide
}

/// Whether a part beside a title belongs to it.
fn belongs(part: &str, slash: bool, employer: Employer, lexicon: &Lexicon) -> bool {
    let words: Vec<Word> =
        tokens(part).into_iter().map(|token| token.word).filter(|word| !word.is_stop()).collect();
    let numbered = words.iter().any(|word| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_digit()));
    if words.is_empty() || words.len() > 5 || numbered || is_state(part) {
        return false;
    }
    let field = |word: &Word| FIELDS.contains(word);
    if words.iter().all(field) {
        return true;
    }
    if is_employer(part) {
        return false;
    }
    let plain = numbers(words.iter(), lexicon);
    // A last word that names a kind of worker is not enough: "Harrow Outfitters" is an employer.
    let second = lexicon.titles.contains(&plain)
        || lexicon
            .titles
            .find(&plain)
            .iter()
            .any(|hit| hit.length > 1 && hit.first + hit.length == plain.len());
    slash || second || employer == Employer::Elsewhere
}

#[cfg(test)]
mod tests {
    use super::super::segments::segments;
    use super::*;
    use crate::catalog::Catalog;

    fn lexicon() -> Lexicon {
        Lexicon::open(Catalog::embedded().unwrap().lexicon([], &[]).unwrap())
    }

    #[test]
    fn a_title_keeps_its_level_its_field_and_its_second_half() {
        let lexicon = lexicon();
        for (line, expected) in [
            ("Director, Network Operations", "Director, Network Operations"),
            ("Cook/Server", "Cook/Server"),
            ("RN - ICU", "RN - ICU"),
            ("Sr. Backend Engineer II", "Sr. Backend Engineer II"),
            ("Asst. Store Manager (Part-time)", "Asst. Store Manager (Part-time)"),
            ("Certified Nursing Assistant, Harbor Clinic", "Certified Nursing Assistant"),
            ("Staff Nurse, Dayton, OH", "Staff Nurse"),
            ("Harbor Clinic, Charge Nurse", "Charge Nurse"),
        ] {
            let segment = segments(line, 0..line.len()).into_iter().next().unwrap();
            let found = title_in(line, &segment, &lexicon)
                .map(|(_, title)| widened(line, &segment, title, Employer::PerhapsHere, &lexicon));
            assert_eq!(found.map(|title| &line[title]), Some(expected), "{line}");
        }
    }

    #[test]
    fn what_somebody_did_is_no_title() {
        let lexicon = lexicon();
        for line in ["Elevated to Shop Foreman after", "Audited monthly ledgers for the bakery manager"] {
            assert_eq!(title_in(line, &(0..line.len()), &lexicon), None, "{line}");
        }
    }
}
