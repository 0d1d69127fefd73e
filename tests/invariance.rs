//! No influence of names, gender, origin or age; and no false hits of words that only look like a
//! skill or a title. The roles here are made up for the test.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use rolematch::catalog::{About, Basis, Folder, Names, Need, Role, RoleId, SocCode};
use rolematch::{Catalog, Engine, Place};

fn need(name: &str, excerpt: &str) -> Need {
    Need {
        name: name.to_owned(),
        aliases: Names::default(),
        basis: Basis::Editorial(3),
        excerpt: Some(excerpt.to_owned()),
    }
}

fn role(title: &str, code: &str, duties: [&str; 2], skills: Vec<Need>) -> Role {
    Role {
        id: RoleId::try_from(title.to_lowercase().replace(' ', "-")).unwrap(),
        title: title.to_owned(),
        code: SocCode::try_from(code.to_owned()).unwrap(),
        aliases: [format!("lead {}", title.to_lowercase())].into_iter().collect(),
        reported_titles: Names::default(),
        summary: format!("Works as {}.", title.to_lowercase()),
        duties: duties.map(str::to_owned).to_vec(),
        skills,
        soft_skills: Vec::new(),
        entry: None,
        related: Vec::new(),
        figures: None,
    }
}

fn engine() -> Engine {
    let roles = vec![
        role(
            "Baker",
            "51-3011.00",
            ["Knead dough for bread.", "Bake rolls in a deck oven."],
            vec![need("Bread baking", "Baked bread.")],
        ),
        role(
            "Cook",
            "35-2014.00",
            ["Grill meat to order.", "Cook soups and sauces."],
            vec![need("Grilling", "Grilled steaks.")],
        ),
        role(
            "Mason",
            "47-2021.00",
            ["Lay brick and stone.", "Point mortar joints."],
            vec![need("Bricklaying", "Laid brick walls.")],
        ),
        role(
            "Mobile developer",
            "15-1252.00",
            ["Build mobile apps.", "Publish apps in a store."],
            vec![
                need("C programming", "Wrote drivers in C."),
                need("R programming", "Fitted models in R."),
                need("Go language", "Wrote services in Go."),
                need("SQL", "Tuned SQL queries."),
            ],
        ),
        role(
            "Research intern",
            "15-2099.00",
            ["Help the laboratory as an intern.", "Tabulate survey answers."],
            vec![need("Surveys", "Ran surveys.")],
        ),
        role(
            "Accountant",
            "13-2011.00",
            ["Close the books each month.", "Reconcile ledgers and file tax returns."],
            vec![need("Reconciliation", "Reconciled bank accounts.")],
        ),
    ];
    let about = About { edition: "test".to_owned(), sources: std::collections::BTreeMap::new() };
    Engine::open(Catalog::from_roles(&Folder { about, roles }).unwrap(), &Place::Memory).unwrap()
}

/// All fits, in hundredths, by role id.
fn fits(engine: &Engine, text: &str) -> Vec<(String, u32)> {
    let resume = engine.read("cv", text.as_bytes()).unwrap();
    let roles = engine.catalog().numbers();
    roles
        .map(|number| {
            let matched = engine.fit(&resume, number).unwrap();
            (matched.role.id.to_string(), matched.fit.score.fit().0)
        })
        .collect()
}

fn resume(name: &str, employer: &str, town: &str, extra: &str) -> String {
    format!(
        "{name}\n{town} | (555) 010-0100 | {}@example.org\n{extra}\nExperience\nAccountant\n{employer}, {town}      2015 - Present\n\
         - Closed the books each month for a chain of nine shops.\n- Reported to {name} and filed the tax returns.\n\
         - Reconciled ledgers at {employer} with the bank.\n\nSkills\nReconciliation, SQL\n",
        name.to_lowercase().replace(' ', ".")
    )
}

#[test]
fn names_employers_and_towns_change_no_fit() {
    let engine = engine();
    let plain = fits(&engine, &resume("Jo Quill", "Lumen Partners", "Dayton, OH", ""));
    for (name, employer, town) in [
        ("Maria Baker", "Lumen Partners", "Dayton, OH"),
        ("Wei Cook", "Cook & Mason", "Dayton, OH"),
        ("Amina Mason", "Baker & Sons", "Mobile, AL"),
        ("John Taylor Cook", "Mason Cook Partners", "Reading, PA"),
    ] {
        assert_eq!(fits(&engine, &resume(name, employer, town, "")), plain, "{name}, {employer}, {town}");
    }
}

#[test]
fn gender_age_and_origin_change_no_fit() {
    let engine = engine();
    let plain = fits(&engine, &resume("Jo Quill", "Lumen Partners", "Dayton, OH", ""));
    for extra in [
        "Gender: female",
        "Date of birth: 3 May 1961",
        "Nationality: Kenyan",
        "Marital status: married",
        "Age: 61",
    ] {
        assert_eq!(
            fits(&engine, &resume("Jo Quill", "Lumen Partners", "Dayton, OH", extra)),
            plain,
            "{extra}"
        );
    }
}

#[test]
fn a_gendered_title_is_the_same_title() {
    let engine = engine();
    let of = |title: &str| {
        fits(
            &engine,
            &format!("Experience\n{title}, Corner Shop, 2015 - 2019\n- Sold shoes to walk-in customers.\n"),
        )
    };
    assert_eq!(of("Salesman"), of("Saleswoman"));
    assert_eq!(of("Salesman"), of("Salesperson"));
}

#[track_caller]
fn names_skill(line: &str, skill: &str, expected: bool) {
    let engine = engine();
    let text = format!("Experience\nClerk, Corner Shop, 2015 - 2019\n- {line}\n");
    let resume = engine.read("cv", text.as_bytes()).unwrap();
    let number = engine.catalog().skill_names().unwrap().iter().position(|name| name == skill).unwrap();
    let named = resume.mentions().iter().any(|mention| mention.skill.index() == number);
    assert_eq!(named, expected, "{skill} in: {line}");
}

#[test]
fn one_letter_languages_are_found_only_as_languages() {
    names_skill("Wrote tools in SQL, C, and Python", "C programming", true);
    names_skill("Analysed trials with R, SQL and charts", "R programming", true);
    names_skill("Kept services in Go, SQL and shell", "Go language", true);
    names_skill("Fitted models in R programming", "R programming", true);
    names_skill("Led R&D and wrote SQL", "R programming", false);
    names_skill("Gave vitamin C to patients, SQL for reports", "C programming", false);
    names_skill("Robin C. Miller signed off, SQL reports", "C programming", false);
    names_skill("Ready to go, wrote SQL", "Go language", false);
    names_skill("Go to market plans with SQL", "Go language", false);
}

#[test]
fn an_intern_is_not_found_in_international() {
    let engine = engine();
    let score = |line: &str| {
        let text = format!("Experience\nClerk, Corner Shop, 2015 - 2019\n- {line}\n");
        fits(&engine, &text).into_iter().find(|(id, _)| id == "research-intern").unwrap().1
    };
    assert_eq!(score("Shipped international parcels for internal audits"), 0);
    assert!(score("Joined the laboratory as an intern") > 0);
}

#[test]
fn what_describes_people_reaches_no_score() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let catalog = Catalog::folder(&folder).unwrap();
    let mut roles: Vec<Role> = catalog.roles().unwrap().into_iter().cloned().collect();
    for role in &mut roles {
        if let Some(figures) = &mut role.figures {
            figures.people = None;
            figures.education = None;
        }
    }
    let about = About { edition: catalog.edition().to_owned(), sources: catalog.sources().clone() };
    let bare = Catalog::from_roles(&Folder { about, roles }).unwrap();
    let text = include_str!("resumes/patient-relations.txt");
    let answer = |catalog: Catalog| {
        let engine = Engine::open(catalog, &Place::Memory).unwrap();
        let resume = engine.read("cv", text.as_bytes()).unwrap();
        let report = engine.rank(&resume, &[], 5).unwrap();
        report.matches.into_iter().map(|matched| matched.fit).collect::<Vec<_>>()
    };
    assert_eq!(answer(catalog), answer(bare));
}
