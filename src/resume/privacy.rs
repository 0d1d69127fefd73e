//! What may never score: contacts, personal details, places, and names of people and employers
//! that happen to be words of an occupation (Baker, Cook & Mason, Mobile AL).
//!
//! Ranges found here are cut out of a passage before it is searched. The evidence still quotes
//! the line as it stands.

use std::ops::Range;

use super::word_list::WordList;
use crate::analysis::{Spelling, Token, tokens};
use crate::catalog::{Lexicon, WordNumber};
use crate::scan;

/// Surnames, towns and employers that are also words of duties, skills or titles. A list, because
/// a rule for all capitalised words would hide the names of products and certificates.
static NAMES: WordList = WordList::words(
    "\
    abbott apple archer baker banks barber bishop brewer butcher butler carpenter carter carver chandler \
    chase clark clerk coach collier constable cook cooper dean delta draper driver dyer express farm \
    farmer faulkner fisher fletcher ford forester fowler fuller gap gardener gardner glover hunter judge \
    knight major marshall mason mercer mill miller mobile nurse page painter parker pilot piper plumber \
    porter potter priest ranger reading sadler sargent sawyer shell shepherd shearer singer skinner \
    smith spicer sprint staple steel steward stewart tailor tanner target taylor thatcher turner tyler \
    usher wagner walker waller ward warden weaver webster wheeler wright",
);

static STATES: WordList = WordList::phrases(
    "\
    AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|\
    ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|Alabama|Alaska|Arizona|Arkansas|California|\
    Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|\
    Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|\
    Nevada|Ohio|Oklahoma|Oregon|Pennsylvania|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|\
    Wyoming",
);

static EMPLOYER_MARKS: WordList = WordList::words(
    "\
    inc llc llp ltd corp corporation company co gmbh plc group holdings university college institute \
    academy brothers bros sons associates partners hospital restaurant bank church foundation society \
    county district school clinic center centre hotel store stores industries international enterprises \
    services solutions systems technologies consulting schools airlines insurance",
);

static STREETS: WordList = WordList::words(
    "\
    street st avenue ave road rd boulevard blvd lane ln drive dr court ct way highway hwy parkway pkwy \
    circle place terrace apt apartment suite box",
);

static PERSONAL_LABELS: WordList = WordList::phrases(
    "\
    date of birth|dob|birth date|birthday|born|age|gender|sex|nationality|citizenship|marital status|\
    religion|ethnicity|race|father's name|fathers name|mother's name|place of birth|pronouns|name|\
    address|phone|mobile|tel|telephone|cell|fax|email|e-mail|passport|driving licence|height|weight|\
    skype|linkedin|website",
);

/// Whether a whole line is a contact, an address or a personal detail.
pub(super) fn is_personal(line: &str) -> bool {
    let lower = line.to_lowercase();
    let labelled = lower.split_once(':').is_some_and(|(label, _)| PERSONAL_LABELS.contains(label.trim()));
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let letters = line.chars().filter(|letter| letter.is_alphabetic()).count();
    let phone = (9..=15).contains(&digits) && letters <= digits + 6;
    labelled || phone || is_address(line) || (has_link(&lower) && line.split_whitespace().count() <= 8)
}

fn has_link(lower: &str) -> bool {
    lower.contains('@') && lower.contains('.')
        || lower.contains("http")
        || lower.contains("www.")
        || lower.contains("linkedin.com")
}

/// "12 Mason Street", "P.O. Box 7": a number with the word of a street, in few words.
fn is_address(line: &str) -> bool {
    let words = tokens(line);
    let number = words.iter().any(|token| token.word.bytes().all(|byte| byte.is_ascii_digit()));
    number && words.len() <= 12 && {
        let first = words.first().is_some_and(|token| {
            token.word.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) || token.word == "p"
        });
        first && words.iter().any(|token| STREETS.contains(&token.word))
    }
}

/// Whether a word is a state's name or its two capitals.
pub(super) fn is_state(word: &str) -> bool {
    STATES.contains(word)
}

/// Whether a piece of a line names an employer or a school.
pub(super) fn is_employer(piece: &str) -> bool {
    tokens(piece).iter().any(|token| marks_employer(&token.word))
}

/// Whether a word is one that names of employers and schools have.
pub(super) fn marks_employer(word: &str) -> bool {
    EMPLOYER_MARKS.contains(word)
}

/// Ranges of a passage that must not score: e-mails and links, places, and names of people and
/// employers. `words` are the passage's tokens; the lexicon tells a title ("Line Cook") from a name ("Robin Cook").
pub(super) fn masked(text: &str, words: &[Token], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut ranges = links(text);
    let mut at = 0;
    while at < words.len() {
        if !is_capital(text, &words[at]) {
            at += 1;
            continue;
        }
        let end = run_end(text, words, at);
        let run = &words[at..end];
        if is_place(text, words, end) || is_name(text, words, at, end, lexicon) {
            ranges.push(run[0].start..run[run.len() - 1].end);
        }
        at = end;
    }
    ranges.sort_by_key(|range| range.start);
    ranges
}

/// The text with its masked ranges blanked, so that no token of them is left.
pub(super) fn blanked(text: &str, ranges: &[Range<usize>]) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut from = 0;
    for range in ranges {
        blanked.push_str(text.get(from..range.start).unwrap_or_default());
        blanked.push_str(" . ");
        from = range.end.max(from);
    }
    blanked.push_str(text.get(from..).unwrap_or_default());
    blanked
}

/// E-mail addresses and links: words with an at sign, or that begin as a link does.
fn links(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    if !may_hold_a_link(text) {
        return ranges;
    }
    let mut start = 0;
    for word in text.split(char::is_whitespace) {
        let link = (word.contains('@') && word.contains('.')) || names_page(word);
        if link {
            ranges.push(start..start + word.len());
        }
        start += word.len() + text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    ranges
}

/// Whether a text has what every link has: an at sign, "http", "www." or ".com".
fn may_hold_a_link(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Two bytes that stand in each of them; an at sign may be the last.
    let pair = |byte: u8, next: u8| {
        let [small, next_small] = [byte | 0x20, next | 0x20];
        (byte == b'@')
            | ((byte == b'.') & (next_small == b'c'))
            | ((next == b'.') & (small == b'w'))
            | ((small == b't') & (next_small == b'p'))
    };
    if !scan::any_pair(bytes, pair) && bytes.last() != Some(&b'@') {
        return false;
    }
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'@' => true,
        b'.' => {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            matches!(before, Some(b'w' | b'W')) || matches!(bytes.get(at + 1), Some(b'c' | b'C'))
        }
        b'p' | b'P' => at >= 3 && bytes[at - 3..at].eq_ignore_ascii_case(b"htt"),
        _ => false,
    })
}

/// Whether a word, in letters of either case, begins as a link does or names a page.
fn names_page(word: &str) -> bool {
    let named =
        |word: &str| ["http", "www.", "linkedin.com", "github.com"].iter().any(|mark| word.contains(mark));
    if !word.is_ascii() {
        return named(&word.to_lowercase());
    }
    let http = word.as_bytes().windows(4).any(|letters| letters.eq_ignore_ascii_case(b"http"));
    http || (word.contains('.') && named(&word.to_ascii_lowercase()))
}

fn is_capital(text: &str, token: &Token) -> bool {
    text[token.start..].chars().next().is_some_and(char::is_uppercase)
}

/// End of a run of capitalised words: joined by blanks, "&", a hyphen or a full stop behind an
/// initial; "and" and "of" join too where a capital follows.
fn run_end(text: &str, words: &[Token], start: usize) -> usize {
    let mut end = start + 1;
    while end < words.len() {
        let gap = &text[words[end - 1].end..words[end].start];
        let initial = words[end - 1].end - words[end - 1].start == 1;
        let joined =
            gap.chars().all(|letter| matches!(letter, ' ' | '&' | '-' | '\'') || (letter == '.' && initial));
        let small = matches!(words[end].word.as_str(), "and" | "of");
        let follows = words.get(end + 1).is_some_and(|next| is_capital(text, next));
        if joined && is_capital(text, &words[end]) {
            end += 1;
        } else if joined && small && follows && gap == " " {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// "Mobile, AL" and "Reading, Pennsylvania": a run before a comma and a state.
fn is_place(text: &str, words: &[Token], end: usize) -> bool {
    words.get(end).is_some_and(|state| {
        let gap = text[words[end - 1].end..state.start].trim();
        gap == "," && STATES.contains(&text[state.start..state.end])
    })
}

fn is_name(text: &str, words: &[Token], start: usize, end: usize, lexicon: &Lexicon) -> bool {
    let run = &words[start..end];
    if !run.iter().any(|token| NAMES.contains(token.word.title_word())) {
        return false;
    }
    let before = start.checked_sub(1).map(|at| words[at].word.as_str());
    let addressed = before.is_some_and(|word| matches!(word, "mr" | "mrs" | "ms" | "miss" | "dr"));
    let number = |token: &Token| lexicon.vocabulary.number_of(&token.word, Spelling::TitleWord);
    let known = lexicon.titles.contains(&run.iter().map(number).collect::<Vec<WordNumber>>());
    if run.len() > 1 {
        let shouted = text.chars().filter(|letter| letter.is_lowercase()).count() == 0;
        return !known && !shouted;
    }
    let at_work = before.is_some_and(|word| {
        matches!(word, "at" | "for" | "with" | "from" | "by" | "under" | "joined" | "to" | "named")
    });
    addressed || (at_work && start > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    fn lexicon() -> Lexicon {
        Lexicon::open(Catalog::embedded().unwrap().lexicon([], &[]).unwrap())
    }

    #[track_caller]
    fn check(text: &str, hidden: &[&str]) {
        let left = blanked(text, &masked(text, &tokens(text), &lexicon()));
        for word in hidden {
            assert!(!left.contains(word), "{word} in {left}");
        }
        for word in text.split(' ').filter(|word| !hidden.iter().any(|hidden| word.contains(hidden))) {
            assert!(left.contains(word), "{word} not in {left}");
        }
    }

    #[test]
    fn names_that_are_occupations_are_hidden() {
        check("Reported to Robin Baker about deliveries", &["Robin", "Baker"]);
        check("Kept the books of Cook & Mason in town", &["Cook", "&", "Mason"]);
        check("Moved the office to Mobile, AL in spring", &["Mobile"]);
        check("Audited payroll for Chase and others", &["Chase"]);
        check("Assisted Dr. Porter with records", &["Porter"]);
        check("Write to jo@cook.example today", &["jo@cook.example"]);
    }

    #[test]
    fn words_of_the_work_are_left() {
        check("Baker of bread and rolls", &[]);
        check("Cook meals for forty residents", &[]);
        check("Built mobile apps and read blueprints", &[]);
        check("Epic and Microsoft Excel reports", &[]);
    }

    #[test]
    fn contacts_and_personal_details_are_told() {
        for line in [
            "Date of birth: 3 May 1980",
            "12 Mason Street, Mobile",
            "(555) 010-0100 | Springfield",
            "Gender: F",
            "jo@example.org",
        ] {
            assert!(is_personal(line), "{line}");
        }
        for line in ["Drove 12 trucks a day on Route 9", "Raised sales to 1,200,000 in 2015 with 300 clients"]
        {
            assert!(!is_personal(line), "{line}");
        }
    }
}
