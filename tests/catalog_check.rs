//! `rolematch catalog check`: every rule on a made-up folder, and none broken in the shipped one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A role that keeps every rule; `word` sets its texts apart from those of another.
fn role(id: &str, code: &str, word: &str) -> Value {
    let many = |count: usize, text: &str| -> Vec<String> {
        (0..count).map(|number| text.replace('#', &format!("{word}{number}"))).collect()
    };
    let names = many(12, "Skill #");
    let skills = names.iter().map(|name| {
        let excerpt = format!("Used the {name} daily in a shop of forty people.");
        json!({"name": name, "basis": {"editorial": 3}, "excerpt": excerpt})
    });
    let traits =
        many(3, "Trait #").into_iter().map(|name| json!({"name": name, "reason": "The oven waits."}));
    json!({
        "id": id,
        "title": id,
        "code": code,
        "aliases": many(15, "Worker #"),
        "summary": many(40, "#").join(" "),
        "duties": many(10, "Bake #a loaves, #b rolls and #c cakes before #d opens."),
        "skills": skills.collect::<Vec<_>>(),
        "soft_skills": traits.collect::<Vec<_>>(),
        "entry": "None.",
    })
}

/// What the check says of a folder of two roles after a change to the first, file names without
/// their folder and without line numbers; empty where nothing is found.
fn findings(change: impl Fn(&mut Value)) -> Vec<String> {
    let folder = TempDir::new().unwrap_or_else(|error| panic!("{error}"));
    let mut first = role("baker", "51-3011.00", "dough");
    change(&mut first);
    write(folder.path(), "51/baker", &first);
    write(folder.path(), "35/cook", &role("cook", "35-2014.00", "soup"));
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("rolematch"));
    let done = command.args(["catalog", "check"]).arg(folder.path()).assert();
    let told = String::from_utf8_lossy(&done.get_output().stdout).into_owned();
    if told == "2 roles, nothing to mend\n" {
        done.code(0);
        return Vec::new();
    }
    done.code(1);
    told.lines().map(|line| line.splitn(3, ':').nth(2).unwrap_or(line).trim().to_owned()).collect()
}

fn write(folder: &Path, name: &str, role: &Value) {
    let path = folder.join("roles").join(name).with_extension("json");
    let _ = fs::create_dir_all(path.parent().unwrap_or(folder));
    let _ = fs::write(folder.join("catalog.json"), "{\"edition\": \"mine\"}");
    fs::write(path, format!("{role:#}")).unwrap_or_else(|error| panic!("{error}"));
}

#[track_caller]
fn check(change: impl Fn(&mut Value), told: &str) {
    assert_eq!(findings(change), [told]);
}

#[test]
fn a_role_that_keeps_the_rules_is_passed() {
    assert_eq!(findings(|_| ()), Vec::<String>::new());
}

#[test]
fn codes_are_known_and_each_is_one_role() {
    check(|role| role["code"] = json!("51-3011.99"), "51-3011.99 is no code of O*NET-SOC 2019");
    let told = findings(|role| role["code"] = json!("35-2014.00"));
    assert_eq!(
        told,
        ["the code 35-2014.00 belongs in the folder 35", "the role 'cook' has the code 35-2014.00 already"]
    );
}

#[test]
fn texts_are_counted() {
    check(|role| role["entry"] = Value::Null, "no entry; say what entry asks");
    check(|role| role["soft_skills"] = json!([]), "0 soft skills, 3 to 4 are wanted");
    check(|role| role["summary"] = json!("Bakes."), "the summary has 1 words, 40 to 80 are wanted");
    check(|role| role["duties"][0] = json!("Bake bread."), "the duty has 2 words, 8 to 25 are wanted");
    check(
        |role| role["skills"][0]["excerpt"] = json!("Skill."),
        "the excerpt has 1 words, 8 to 25 are wanted",
    );
    check(
        |role| {
            role["aliases"].as_array_mut().map(Vec::pop);
        },
        "14 aliases, 15 to 40 are wanted",
    );
}

#[test]
fn aliases_are_what_someone_types() {
    check(|role| role["aliases"][0] = json!("BAKER"), "the alias 'BAKER' repeats 'baker'");
    check(|role| role["aliases"][0] = json!(" "), "an alias is empty");
    check(
        |role| role["aliases"][0] = json!("baker of bread and rolls for many hotels"),
        "the alias 'baker of bread and rolls for many hotels' is longer than anyone types; say it shorter",
    );
}

#[test]
fn duties_begin_with_a_verb_and_say_something_new() {
    check(
        |role| role["duties"][0] = json!("Baking rye bread, rolls and cakes before the shop opens."),
        "a duty begins with 'Baking', a form in -ing; begin with a verb as in 'Manage'",
    );
    let duty = "Weigh flour, butter, sugar and yeast for forty hotels every night.";
    let again = "Weigh flour, butter, sugar and yeast for forty hotels each night.";
    let told = findings(|role| {
        role["duties"][0] = json!(duty);
        role["duties"][1] = json!(again);
    });
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("the duty repeats line "), "{told:?}");
    let cook = role("cook", "35-2014.00", "soup")["duties"][3].clone();
    let told = findings(|role| role["duties"][0] = cook.clone());
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("the duty repeats ") && told[0].contains("cook.json"), "{told:?}");
}

#[test]
fn skills_are_spelt_alike_and_shown() {
    let shown = |name: &str| json!({"name": name, "basis": {"editorial": 3}, "excerpt": format!("Used the {name} daily in a shop of forty people.")});
    check(
        |role| role["skills"][0] = shown("Skill-Soup0"),
        "the skill 'Skill-Soup0' is spelt 'Skill soup0' in cook",
    );
    check(
        |role| role["skills"][0] = shown("Skill dough1"),
        "the skill 'Skill dough1' repeats 'Skill dough1'",
    );
    check(
        |role| role["skills"][0]["aliases"] = json!(["Skill Dough3"]),
        "the alias 'Skill Dough3' of 'Skill dough0' is the skill 'Skill dough3' of this role",
    );
    check(
        |role| role["skills"][0]["excerpt"] = json!("Fed sourdough starters twice a day for eleven years."),
        "the excerpt of 'Skill dough0' has no word of the skill's name or aliases: \
         Fed sourdough starters twice a day for eleven years.",
    );
    check(|role| role["skills"][0]["excerpt"] = Value::Null, "the skill 'Skill dough0' has no excerpt");
}

#[test]
fn a_page_role_keeps_its_figures_and_may_share_a_code() {
    let page = |mean: u32| json!({"pay": {"low": 20000, "mean": mean, "high": 30000}});
    let change = |role: &mut Value, mean| {
        role["code"] = json!("51-3011.00");
        role["figures"] = page(mean);
    };
    assert_eq!(findings(|role| change(role, 25000)), Vec::<String>::new());
    check(|role| change(role, 31000), "the pay does not ascend from low over mean to high");
}

#[test]
fn faults_of_the_form_are_told_with_the_others() {
    let told = findings(|role| role["wage"] = json!(7));
    assert!(told[0].contains("unknown field `wage`"), "{told:?}");
}

#[test]
fn a_folder_must_be_named_outside_a_checkout() {
    let folder = TempDir::new().unwrap();
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("rolematch"));
    command.args(["catalog", "check"]).current_dir(folder.path());
    command.assert().code(2).stderr(predicate::str::contains("rolematch catalog check DIR"));
}

#[test]
fn nothing_in_the_shipped_catalog_is_to_be_mended() {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("rolematch"));
    command.args(["catalog", "check"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.assert().success().stdout(predicate::str::ends_with(" roles, nothing to mend\n"));
}
