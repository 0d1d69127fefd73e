//! `rolematch import onet` on a release of three occupations.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![cfg(feature = "import")]

use std::fs;
use std::io::Write;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use tempfile::TempDir;

/// The files of a tiny release, columns parted by `|` here and by tabs there.
const RELEASE: &[(&str, &str)] = &[
    ("Read Me.txt", "O*NET 30.1 Database\nDecember 2025 Release\n"),
    (
        "Occupation Data.txt",
        "O*NET-SOC Code|Title|Description\n\
         51-3011.00|Bakers|Bake goods.\n\
         51-3091.00|Food Roasters|Roast goods.\n\
         51-9199.00|All Others|No tasks.\n",
    ),
    (
        "Task Statements.txt",
        "O*NET-SOC Code|Task ID|Task|Task Type\n\
         51-3011.00|1|Sell rolls.|Supplemental\n\
         51-3011.00|2|Bake \"bread\".|Core\n\
         51-3091.00|3|Roast nuts.|n/a\n\
         51-30|4|Bad code.|Core\n\
         11-1011.00|5|Unknown occupation.|Core\n\
         51-3011.00|6||Core\n\
         51-3011.00|7\n",
    ),
    (
        "Alternate Titles.txt",
        "O*NET-SOC Code|Alternate Title|Short Title|Source(s)\n\
         51-3011.00|Head Baker (HB)|HB|08\n\
         51-3011.00|bakers|n/a|08\n\
         51-9199.00|Anyone|n/a|08\n",
    ),
    (
        "Sample of Reported Titles.txt",
        "O*NET-SOC Code|Reported Job Title|Shown in My Next Move\n51-3011.00|Scaler|Y\n51-3011.00|HB|Y\n",
    ),
    (
        "Technology Skills.txt",
        "O*NET-SOC Code|Example|Commodity Code|Commodity Title|Hot Technology|In Demand\n\
         51-3011.00|FlexiBake|1|Software|N|N\n\
         51-3011.00|Microsoft Excel|1|Software|Y|Y\n\
         51-3091.00|Email software|1|Software|N|N\n",
    ),
    (
        "Tools Used.txt",
        "O*NET-SOC Code|Example|Commodity Code|Commodity Title\n51-3011.00|Bench knives|1|Knives\n",
    ),
    (
        "Knowledge.txt",
        "O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value|Recommend Suppress\n\
         51-3011.00|2.C|Food Production|IM|4.50|N\n\
         51-3011.00|2.C|Food Production|LV|6.50|N\n\
         51-3011.00|2.C|Law|IM|4.10|Y\n\
         51-3011.00|2.C|Fine Arts|IM|2.99|N\n",
    ),
    (
        "Skills.txt",
        "O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value|Recommend Suppress\n\
         51-3011.00|2.A|Speaking|IM|3.00|N\n\
         51-3011.00|2.A|Writing|IM|much|N\n",
    ),
    ("Job Zones.txt", "O*NET-SOC Code|Job Zone|Date|Domain Source\n51-3011.00|2|08/2023|Analyst\n"),
    (
        "Related Occupations.txt",
        "O*NET-SOC Code|Related O*NET-SOC Code|Relatedness Tier|Index\n\
         51-3011.00|51-3091.00|Primary-Short|1\n\
         51-3011.00|51-9199.00|Primary-Long|2\n\
         51-3091.00|51-3011.00|Supplemental|1\n",
    ),
];

const BAKERS: &str = r#"{
  "id": "bakers",
  "title": "Bakers",
  "code": "51-3011.00",
  "reported_titles": [
    "Head Baker",
    "HB",
    "Scaler"
  ],
  "summary": "Bake goods.",
  "duties": [
    "Bake \"bread\".",
    "Sell rolls."
  ],
  "skills": [
    {"name": "Food Production", "basis": {"onet_importance": 4.5}},
    {"name": "Microsoft Excel", "basis": {"onet_listed": {"hot": true, "in_demand": true}}},
    {"name": "Speaking", "basis": {"onet_importance": 3.0}},
    {"name": "FlexiBake", "basis": {"onet_listed": {"hot": false, "in_demand": false}}},
    {"name": "Bench knives", "basis": {"onet_listed": {"hot": false, "in_demand": false}}}
  ],
  "entry": "O*NET job zone 2 of 5",
  "related": [
    {"role": "food-roasters"}
  ]
}
"#;

fn write_release(folder: &Path) {
    for (name, text) in RELEASE {
        let _ = fs::write(folder.join(name), text.replace('|', "\t"));
    }
}

fn import(release: &Path, out: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("rolematch"));
    command.args(["import", "onet"]).arg(release).arg("--out").arg(out);
    command
}

#[test]
fn a_release_becomes_a_catalog_and_refused_rows_are_named() {
    let folder = TempDir::new().unwrap();
    write_release(folder.path());
    let out = folder.path().join("catalog");
    let done = import(folder.path(), &out).assert().code(1);
    let told = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    let prefix = format!("{}/", folder.path().display());
    let told: Vec<&str> = told.lines().map(|line| line.strip_prefix(&prefix).unwrap()).collect();
    assert_eq!(
        told,
        [
            "Skills.txt:3: the value is no number of its scale",
            "Task Statements.txt:5: '51-30' is no O*NET-SOC code; write it as 11-9111.00",
            "Task Statements.txt:6: the occupation 11-1011.00 is not in Occupation Data.txt",
            "Task Statements.txt:7: no value in the column 'Task'",
            "Task Statements.txt:8: 2 columns where the header has 4",
        ]
    );
    assert_eq!(fs::read_to_string(out.join("roles/51/bakers.json")).unwrap(), BAKERS);
    assert_eq!(fs::read_dir(out.join("roles/51")).unwrap().count(), 2);
    for file in ["catalog.json", "ATTRIBUTION.md"] {
        let text = fs::read_to_string(out.join(file)).unwrap();
        assert!(text.contains("O*NET 30.1 Database") && text.contains("CC BY 4.0"), "{text}");
    }

    let mut check = Command::new(assert_cmd::cargo::cargo_bin("rolematch"));
    check.args(["catalog", "check"]).arg(&out).assert().success().stdout("2 roles, nothing to mend\n");
}

#[test]
fn a_zip_and_a_second_run_give_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    write_release(folder.path());
    let path = folder.path().join("db_30_1_text.zip");
    let mut archive = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    for (name, text) in RELEASE {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(format!("db_30_1_text/{name}"), options).unwrap();
        archive.write_all(text.replace('|', "\t").as_bytes()).unwrap();
    }
    archive.finish().unwrap();
    let out = folder.path().join("catalog");
    import(&path, &out).assert().code(1);
    fs::write(out.join("roles/51/gone.json"), "left by an earlier release").unwrap();
    import(folder.path(), &out).assert().code(1);
    assert_eq!(fs::read_to_string(out.join("roles/51/bakers.json")).unwrap(), BAKERS);
    assert_eq!(fs::read_dir(out.join("roles/51")).unwrap().count(), 2);
}

#[test]
fn a_release_that_lacks_a_file_or_a_column_is_refused() {
    let folder = TempDir::new().unwrap();
    write_release(folder.path());
    let out = folder.path().join("catalog");
    fs::write(folder.path().join("Job Zones.txt"), "O*NET-SOC Code\tZone\n").unwrap();
    let told = |text: &'static str| predicate::str::contains(text);
    import(folder.path(), &out).assert().code(2).stderr(told("Job Zones.txt has no column 'Job Zone'"));
    fs::remove_file(folder.path().join("Job Zones.txt")).unwrap();
    import(folder.path(), &out).assert().code(2).stderr(told("has no 'Job Zones.txt'"));
    import(&folder.path().join("Skills.txt"), &out).assert().code(2).stderr(told("cannot read the archive"));
    assert!(!out.exists());
}

#[test]
fn roles_that_no_import_wrote_are_never_replaced() {
    let folder = TempDir::new().unwrap();
    write_release(folder.path());
    let out = folder.path().join("catalog");
    fs::create_dir_all(out.join("roles/51")).unwrap();
    fs::write(out.join("roles/51/mine.json"), "{}").unwrap();
    import(folder.path(), &out).assert().code(2).stderr(predicate::str::contains("no import wrote"));
    assert!(out.join("roles/51/mine.json").exists());
}

#[test]
fn reports_name_the_source_as_its_licence_asks() {
    let folder = TempDir::new().unwrap();
    write_release(folder.path());
    let out = folder.path().join("catalog");
    import(folder.path(), &out).assert().code(1);
    for words in [
        ["match", "-", "--format=terminal"].as_slice(),
        ["match", "-", "--format=json"].as_slice(),
        ["gap", "-", "bakers"].as_slice(),
        ["role", "bakers"].as_slice(),
        ["compare", "bakers", "food-roasters"].as_slice(),
    ] {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("rolematch"));
        command.args(words).arg("--catalog").arg(&out).env("COLUMNS", "110");
        command.arg("--index").arg(folder.path().join("index"));
        let resume = "Head Baker, 2015 - 2020\n- Baked bread and sold rolls to forty hotels and shops.\n";
        command.write_stdin(resume.repeat(3)).assert().success().stdout(predicate::str::contains(
            "This page includes information from the O*NET 30.1 Database by the",
        ));
    }
}
