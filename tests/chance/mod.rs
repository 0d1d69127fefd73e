//! Random small catalogs and random resumes of the same few words, so that they share many.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rolematch::catalog::{About, Basis, Folder, Names, Need, Role, RoleId, SocCode};

const WORDS: [&str; 32] = [
    "audited",
    "audits",
    "baking",
    "billing",
    "bread",
    "care",
    "charts",
    "claims",
    "clinic",
    "cooking",
    "database",
    "deliveries",
    "dough",
    "excel",
    "grills",
    "invoices",
    "kitchen",
    "ledgers",
    "managed",
    "meals",
    "nursing",
    "orders",
    "patients",
    "payroll",
    "planned",
    "queries",
    "records",
    "reports",
    "sql",
    "staff",
    "the",
    "trained",
];
const TITLES: [&str; 12] = [
    "Baker",
    "Line Cook",
    "Head Cook",
    "Charge Nurse",
    "Nurse Manager",
    "Clinic Manager",
    "Payroll Clerk",
    "Billing Clerk",
    "Database Administrator",
    "Cook/Baker",
    "Registered Nurse",
    "Auditor",
];

fn sentence(words: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), words).prop_map(|words| words.join(" "))
}

fn title() -> impl Strategy<Value = String> {
    prop::sample::select(&TITLES[..]).prop_map(str::to_owned)
}

fn need() -> impl Strategy<Value = Need> {
    (sentence(1..3), 1_u8..6, prop::option::of(sentence(3..8))).prop_map(|(name, weight, excerpt)| Need {
        name,
        aliases: Names::default(),
        basis: Basis::Editorial(weight),
        excerpt,
    })
}

/// Two to nine roles.
pub(crate) fn catalog() -> impl Strategy<Value = Folder> {
    let role = (
        title(),
        prop::collection::vec(title(), 0..3),
        sentence(4..12),
        prop::collection::vec(sentence(3..10), 1..5),
        prop::collection::vec(need(), 0..4).prop_map(|mut needs| {
            needs.sort_by(|one, other| one.name.cmp(&other.name));
            needs.dedup_by(|one, other| one.name == other.name);
            needs
        }),
    );
    prop::collection::vec(role, 2..10).prop_map(|roles| {
        let roles =
            roles.into_iter().enumerate().map(|(number, (title, aliases, summary, duties, skills))| Role {
                id: RoleId::try_from(format!("role-{number}")).unwrap(),
                title,
                code: SocCode::try_from(format!("11-10{:02}.00", 11 + number / 2)).unwrap(),
                aliases: aliases.iter().collect(),
                reported_titles: Names::default(),
                summary,
                duties,
                skills,
                soft_skills: Vec::new(),
                entry: None,
                related: Vec::new(),
                figures: None,
            });
        let about = About { edition: "chance".to_owned(), sources: BTreeMap::new() };
        Folder { about, roles: roles.collect() }
    })
}

/// A resume of one to four positions with a list of skills.
pub(crate) fn resume() -> impl Strategy<Value = String> {
    let position = (title(), 1_u32..9, prop::collection::vec(sentence(4..14), 1..5));
    (prop::collection::vec(position, 1..5), prop::collection::vec(sentence(1..3), 0..6)).prop_map(
        |(positions, skills)| {
            let mut text = "Robin Vale\n\nExperience\n".to_owned();
            for (at, (title, years, lines)) in positions.iter().enumerate() {
                let end = 2020 - 2 * u32::try_from(at).unwrap();
                text += &format!("{title}, Harbor House, {} - {end}\n", end - years);
                for line in lines {
                    text += &format!("- {line}.\n");
                }
                text.push('\n');
            }
            text + "Skills\n" + &skills.join(", ") + "\n"
        },
    )
}
