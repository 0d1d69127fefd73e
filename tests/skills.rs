//! Skills are found under all their names, in other words and in the titles held; and nothing is
//! found that only looks like one. All texts are made up.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod engine;

use engine::engine;
use rolematch::resume::Resume;
use rolematch::score::Held;

fn read(text: &str) -> Resume {
    engine().read("cv", text.as_bytes()).unwrap()
}

/// Whether a skill is among the mentions of a text.
fn names(text: &str, skill: &str) -> bool {
    let catalog = engine().catalog();
    let number = catalog.skill_names().unwrap().iter().position(|name| name == skill);
    let number = number.unwrap_or_else(|| panic!("the catalog has no skill {skill}"));
    read(text).mentions().iter().any(|mention| mention.skill.index() == number)
}

#[track_caller]
fn line(line: &str, skill: &str, expected: bool) {
    let text = format!("Experience\nWorker, Corner Shop, 2015 - 2019\n- {line}\n");
    assert_eq!(names(&text, skill), expected, "{skill} in: {line}");
}

#[track_caller]
fn title(title: &str, skill: &str, expected: bool) {
    let text = format!("Experience\n{title}\nHarbor Works, 2015 - 2019\n- Came on time every day.\n");
    assert_eq!(names(&text, skill), expected, "{skill} of: {title}");
}

#[test]
fn a_deed_told_is_the_skill_of_its_name() {
    line("Testified in court in forty assault cases", "Court testimony", true);
    line("Reconciled twelve bank accounts each month", "Bank reconciliation", true);
    line("Trained new hires on the register", "Staff training", true);
    line("Trained and supervised staff", "Staff training", true);
    line("Supervised a crew of nine", "Staff supervision", true);
    line("Managed the inventory of three shops", "Inventory management", true);
    line("Cared for patients after surgery", "Patient care", true);
    line("Administered medication to forty residents", "Medication administration", true);
    line("Negotiated contracts with growers", "Contract negotiation", true);
    line("Loaded and unloaded trailers", "Loading and unloading", true);
    line("Balanced a cash drawer of 2,000 dollars", "Cash drawer balancing", true);
}

#[test]
fn a_name_turned_round_or_with_a_word_between_is_the_skill() {
    line("Reconciliation of bank accounts", "Bank reconciliation", true);
    line("Preparation of income tax returns", "Tax preparation", true);
    line("Care of cardiac patients", "Patient care", true);
    line("Quality and cost control", "Quality control", true);
}

#[test]
fn words_that_only_stand_near_each_other_are_no_skill() {
    line("Kept the inventory and controlled costs", "Inventory control", false);
    line("Raised the quality; control room clerk", "Quality control", false);
    line("Trained by the staff of the hospital", "Staff training", false);
    line("Reported to the project manager", "Project management", false);
    line("Cleaned the bank, reconciled siblings", "Bank reconciliation", false);
    line("Was trained in safety and hired new staff", "Staff training", false);
    line("Drove the new hire home after training", "Staff training", false);
}

#[test]
fn names_of_one_word_are_not_found_in_other_words() {
    line("Excelled at customer care", "Microsoft Excel", false);
    line("Worked on projects in a team", "Microsoft Project", false);
    line("Shipped international parcels", "Internship supervision", false);
    line("Kept the shop's platform", "Terraform", false);
}

#[test]
fn capitals_that_are_also_words_are_found_as_capitals() {
    line("Gave ultrasound and TENS after knee surgery", "Therapeutic modalities", true);
    line("Ten years without an accident", "Therapeutic modalities", false);
    line("Bought raw materials", "Fire danger rating", false);
    line("Was a star of the team", "ATC automation systems", false);
    line("Grew up in San Diego", "SAN", false);
    line("Paid twenty clerks bi-weekly", "Business intelligence", false);
    line("Lowered the risk of falls", "Monte Carlo simulation", false);
}

#[test]
fn a_title_held_shows_what_its_bearer_does() {
    title("Carpenter", "Carpentry", true);
    title("Welder", "Welding", true);
    title("Bartender", "Bartending", true);
    title("Forklift Operator", "Forklift operation", true);
    title("Senior Project Manager", "Project management", true);
    title("Staff Training Coordinator", "Staff training", false);
    title("Welding Supervisor", "Carpentry", false);
}

#[test]
fn a_title_at_the_top_shows_nothing() {
    let text = "Robin Vale\nWelder\n\nExperience\nClerk, Corner Shop, 2015 - 2019\n- Kept the till.\n";
    let resume = read(text);
    assert!(resume.mentions().iter().all(|mention| mention.line != 2), "{:?}", resume.mentions());
}

#[test]
fn a_quote_shows_the_skill_it_is_evidence_of() {
    let far =
        "Came early, opened the doors, swept the floor of the hall and the yard, and testified in court";
    let text = format!("Experience\nGuard, Harbor Works, 2015 - 2019\n- {far}\n");
    let resume = read(&text);
    let number = engine().catalog().skill_names().unwrap().iter().position(|name| name == "Court testimony");
    let mention = resume.mentions().iter().find(|mention| Some(mention.skill.index()) == number).unwrap();
    assert_eq!(&resume.text()[mention.span.clone()], "testified in court");
}

/// How the resume has a skill of a role.
fn held(text: &str, role: &str, skill: &str) -> Held {
    let resume = read(text);
    let engine = engine();
    let matched = engine.fit(&resume, engine.catalog().find(role).unwrap()).unwrap();
    let place = matched.role.skills.iter().position(|need| need.name == skill).unwrap();
    matched.fit.needs[place].1
}

#[test]
fn a_line_close_to_the_example_is_perhaps_the_skill_and_gives_no_points_for_it() {
    let text = include_str!("resumes/patient-relations.txt");
    assert_eq!(held(text, "patient relations director", "Grievance resolution"), Held::Near);
    let report = engine::report_json(text);
    let near = report["matches"][0]["skills"]["near"].as_array().unwrap();
    let grievance = near.iter().find(|skill| skill["name"] == "Grievance resolution").unwrap();
    assert_eq!(grievance["line"], 13);
    let evidence = report["matches"][0]["evidence"].as_array().unwrap();
    let counted = |item: &&serde_json::Value| {
        item["part"] == "skills" && item["role"]["skill"] == "Grievance resolution"
    };
    assert!(!evidence.iter().any(|item| counted(&item)));
}

#[test]
fn a_skill_shown_in_work_is_worth_more_than_one_that_is_listed() {
    let fit = |text: &str| {
        let resume = read(text);
        let engine = engine();
        let role = engine.catalog().find("welder").unwrap();
        engine.fit(&resume, role).unwrap().fit.score
    };
    let head = "Experience\nWelder, Harbor Steel, 2015 - 2019\n- Came on time.\n";
    let listed = fit(&format!("{head}\nSkills\nTIG welding, blueprint reading\n"));
    let shown = fit(&format!("{head}- TIG welding, blueprint reading\n"));
    assert!(shown.parts[2] > listed.parts[2], "{shown:?} {listed:?}");
    assert!(shown.fit() > listed.fit(), "{shown:?} {listed:?}");
}
