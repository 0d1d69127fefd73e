//! How many texts a role has and how long they are.

use std::ops::RangeInclusive;

use super::{Origin, words};
use crate::catalog::fault::Fault;
use crate::catalog::read::RoleFile;
use crate::catalog::role::Basis;

const ALIASES: RangeInclusive<usize> = 15..=40;
const DUTIES: RangeInclusive<usize> = 10..=14;
const SKILLS: RangeInclusive<usize> = 12..=18;
const SOFT_SKILLS: RangeInclusive<usize> = 3..=4;
/// The source pages name up to five.
const PAGE_SOFT_SKILLS: RangeInclusive<usize> = 3..=5;
const SUMMARY_WORDS: RangeInclusive<usize> = 40..=80;
const DUTY_WORDS: RangeInclusive<usize> = 8..=25;
const EXCERPT_WORDS: RangeInclusive<usize> = 8..=25;

pub(super) fn check(file: &RoleFile, faults: &mut Vec<Fault>) {
    let role = &file.role;
    let page = Origin::of(role) == Origin::Page;
    let soft_skills = if page { PAGE_SOFT_SKILLS } else { SOFT_SKILLS };
    let mut counts = vec![
        ("aliases", role.aliases.len(), ALIASES),
        ("duties", role.duties.len(), DUTIES),
        ("soft_skills", role.soft_skills.len(), soft_skills),
    ];
    if role.skills.iter().all(|need| matches!(need.basis, Basis::Editorial(_))) {
        counts.push(("skills", role.skills.len(), SKILLS));
    }
    for (field, count, wanted) in counts {
        if !wanted.contains(&count) {
            faults.push(file.fault(field, format!("{count} {}, {}", told(field), range(&wanted))));
        }
    }
    if role.title.trim().is_empty() {
        faults.push(file.fault("title", "the title is empty".to_owned()));
    }
    if role.entry.as_ref().is_none_or(|entry| entry.trim().is_empty()) {
        faults.push(file.fault("entry", "no entry; say what entry asks".to_owned()));
    }
    check_words(file, faults);
}

fn check_words(file: &RoleFile, faults: &mut Vec<Fault>) {
    let role = &file.role;
    let mut texts = vec![("summary", "the summary", role.summary.as_str(), SUMMARY_WORDS)];
    texts.extend(role.duties.iter().map(|duty| ("duties", "the duty", duty.as_str(), DUTY_WORDS)));
    let written = role.skills.iter().filter(|need| matches!(need.basis, Basis::Editorial(_)));
    let excerpts = written.filter_map(|need| need.excerpt.as_deref());
    texts.extend(excerpts.map(|excerpt| ("skills", "the excerpt", excerpt, EXCERPT_WORDS)));
    for (field, what, text, wanted) in texts {
        let count = words(text);
        if !wanted.contains(&count) {
            let reason = format!("{what} has {count} words, {}", range(&wanted));
            faults.push(file.fault_at(field, text, reason));
        }
    }
}

fn told(field: &str) -> String {
    field.replace('_', " ")
}

fn range(wanted: &RangeInclusive<usize>) -> String {
    format!("{} to {} are wanted", wanted.start(), wanted.end())
}
