//! The same resume in another form keeps its first role, and the reading of its history.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod engine;
mod forms;

use engine::engine;
use forms::{
    BULLETS, RESUMES, bulleted, decoded_twice, hyphenated, sections_reversed, unwrapped, with_soft_hyphens,
    wrapped,
};
use proptest::prelude::*;
use rolematch::resume::{Position, Resume};

fn first_role(text: &str) -> String {
    let resume = read(text);
    let report = engine().rank(&resume, &[], 1).unwrap();
    report.matches.first().map(|first| first.role.id.to_string()).unwrap_or_default()
}

fn read(text: &str) -> Resume {
    engine().read("resume", text.as_bytes()).unwrap()
}

/// The titles of a resume, each once, in the order of the alphabet: another order of the sections
/// gives another order of the positions.
fn titles(text: &str) -> Vec<String> {
    let resume = read(text);
    let title = |position: &Position| resume.title(position).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut titles: Vec<String> = resume.positions().iter().map(title).collect();
    titles.sort();
    titles
}

#[track_caller]
fn keeps_its_role(form: impl Fn(&str) -> String) {
    for text in RESUMES {
        let changed = form(text);
        assert_eq!(first_role(&changed), first_role(text), "{changed}");
    }
}

#[track_caller]
fn keeps_its_titles(form: impl Fn(&str) -> String) {
    for text in RESUMES {
        let changed = form(text);
        assert_eq!(titles(&changed), titles(text), "{changed}");
    }
}

#[test]
fn the_history_is_read_in_eight_layouts() {
    for (text, expected) in RESUMES.iter().zip([
        ["Welder", "Welder's Helper", "Warehouse Worker"],
        ["Elementary School Teacher", "Substitute Teacher", "Teacher Assistant"],
        ["Payroll Clerk", "Accounts Payable Clerk", "Office Assistant"],
        ["Store Manager", "Assistant Store Manager", "Sales Associate"],
        ["Sr. Software Developer", "Software Developer", "Junior Software Developer"],
        ["Truck Driver", "Delivery Driver", "Warehouse Worker"],
        ["Registered Dental Hygienist - Full Time", "Dental Hygienist", "Dental Assistant"],
        ["Litigation Paralegal", "Legal Assistant", "Receptionist"],
    ]) {
        let resume = read(text);
        let history = resume.positions().iter().filter(|position| !position.headline);
        let found: Vec<&str> = history.map(|position| resume.title(position)).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn another_order_of_the_sections_changes_no_title() {
    keeps_its_titles(sections_reversed);
    keeps_its_role(sections_reversed);
}

#[test]
fn another_bullet_changes_no_title() {
    for bullet in BULLETS {
        keeps_its_titles(|text| bulleted(text, bullet));
    }
}

#[test]
fn other_white_space_changes_no_title() {
    keeps_its_titles(|text| text.replace('\n', "\r\n"));
    keeps_its_titles(|text| text.replace('\n', "\n\n"));
    keeps_its_titles(|text| text.replace("\n- ", "\n-\t"));
    keeps_its_titles(|text| text.replace('\n', "  \n"));
}

#[test]
fn other_letters_for_the_same_word_change_no_role() {
    keeps_its_role(|text| text.replace("ffi", "ﬃ").replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ"));
    keeps_its_role(|text| text.replace(' ', "\u{a0}"));
    keeps_its_role(|text| text.replace(' ', "  "));
    keeps_its_role(|text| text.replace("fi", "fi ").replace("ffi", "ffi "));
}

#[test]
fn other_lines_change_no_role() {
    for width in [50, 72, 90] {
        keeps_its_role(|text| wrapped(text, width));
    }
    keeps_its_role(unwrapped);
    keeps_its_titles(unwrapped);
}

#[test]
fn hyphens_in_words_change_nothing() {
    keeps_its_role(with_soft_hyphens);
    keeps_its_titles(with_soft_hyphens);
    for hyphen in ["-", "\u{ad}", "\u{2010}"] {
        keeps_its_role(|text| hyphenated(text, hyphen));
        keeps_its_titles(|text| hyphenated(text, hyphen));
    }
}

#[test]
fn a_wrong_decoding_changes_nothing() {
    for text in RESUMES {
        let text = text.replace(" - ", " – ").replace("\n- ", "\n• ").replace('\'', "’");
        let broken = decoded_twice(&text);
        assert_ne!(broken, text);
        assert_eq!((titles(&broken), first_role(&broken)), (titles(&text), first_role(&text)), "{broken}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_form_keeps_the_first_role(
        which in 0..RESUMES.len(),
        width in 60_usize..=100,
        bullet in 0..BULLETS.len(),
        reversed in any::<bool>(),
        wraps in any::<bool>(),
        letters in 0..5_usize,
        ends in prop::sample::select(vec!["\n", "\r\n", "\n\n", " \n"]),
    ) {
        let text = RESUMES[which];
        let mut changed = bulleted(text, BULLETS[bullet]);
        if reversed {
            changed = sections_reversed(&changed);
        }
        if wraps {
            changed = wrapped(&changed, width);
        }
        let changed = match letters {
            0 => with_soft_hyphens(&changed),
            1 => changed.replace(' ', "\u{a0}"),
            2 => decoded_twice(&changed.replace(" - ", " – ")),
            3 => changed.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
            _ => changed,
        };
        let changed = changed.replace('\n', ends);
        prop_assert_eq!(first_role(&changed), first_role(text), "{}", changed);
    }
}

#[test]
fn a_job_without_a_title_stays_a_position() {
    let text = "Experience\nClerk, Corner Shop, 2012 - 2014\n- Sold shoes.\n\
                Corner Shop LLC, 2014 - 2019\n- Counted the till.\n";
    let resume = read(text);
    let found: Vec<_> =
        resume.positions().iter().map(|position| (resume.title(position), position.months())).collect();
    assert_eq!(found, [("Clerk", Some(24)), ("", Some(60))]);
}

#[test]
fn a_position_that_is_held_runs_to_the_latest_month_of_the_resume() {
    let text = "Experience\nClerk, Corner Shop, March 2014 to Present\n- Sold shoes.\n\
                Courses\nFirst aid, June 2016\n";
    assert_eq!(read(text).positions()[0].months(), Some(28));
}

#[test]
fn passages_know_their_position() {
    let resume = read(RESUMES[0]);
    let of = |words: &str| {
        let passage =
            resume.passages().iter().find(|passage| resume.text()[passage.span.clone()].contains(words));
        passage.unwrap().position.map(|at| resume.title(&resume.positions()[at]))
    };
    assert_eq!(of("blueprints and welding"), Some("Welder"));
    assert_eq!(of("pipe spools"), Some("Welder's Helper"));
    assert_eq!(of("Confined space"), None);
}
