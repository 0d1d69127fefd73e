//! What every report promises: sums are exact, evidence can be found in the text, the same input
//! gives the same bytes, and one more skill never lowers a fit.

#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "a test that cannot go on has failed"
)]

mod engine;

use engine::{engine, report_json};
use proptest::prelude::*;
use rolematch::document::{Reading, read};
use serde_json::Value;

const RESUMES: [&str; 3] = [
    include_str!("resumes/patient-relations.txt"),
    include_str!("resumes/clinic-nurse.md"),
    include_str!("resumes/line-cook.txt"),
];

fn hundredths(value: &Value) -> i64 {
    let hundredths = (value.as_f64().unwrap() * 100.0).round();
    assert!(
        (value.as_f64().unwrap() - hundredths / 100.0).abs() < 1e-9,
        "{value} has more than two decimals"
    );
    hundredths as i64
}

#[track_caller]
fn adds_up(text: &str) {
    let report = report_json(text);
    for matched in report["matches"].as_array().unwrap() {
        let parts = matched["parts"].as_array().unwrap();
        let sum: i64 = parts.iter().map(|part| hundredths(&part["points"])).sum();
        assert_eq!(sum, hundredths(&matched["fit"]));
        for part in parts {
            let evidence = matched["evidence"].as_array().unwrap();
            let left_out = matched["evidence_left_out"].as_array().unwrap();
            // What rests on no line of the resume is told as left out.
            let own = evidence.iter().chain(left_out).filter(|item| item["part"] == part["part"]);
            let sum: i64 = own.map(|item| hundredths(&item["points"])).sum();
            assert_eq!(sum, hundredths(&part["points"]), "{}", part["part"]);
        }
    }
}

#[track_caller]
fn quotes_stand_in_the_text(text: &str) {
    let report = report_json(text);
    for matched in report["matches"].as_array().unwrap() {
        for item in matched["evidence"].as_array().unwrap() {
            let quote = &item["resume"];
            let at = |key: &str| quote[key].as_u64().unwrap() as usize;
            assert_eq!(text.get(at("start")..at("end")), quote["text"].as_str());
            assert_eq!(text[..at("start")].matches('\n').count() + 1, at("line"));
        }
    }
}

#[test]
fn the_parts_add_up_to_the_fit_and_the_evidence_to_its_part() {
    RESUMES.into_iter().for_each(adds_up);
}

#[test]
fn every_quote_stands_in_the_resume_at_its_place() {
    RESUMES.into_iter().for_each(quotes_stand_in_the_text);
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_threads() {
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            use rayon::prelude::*;
            let texts: Vec<&str> = RESUMES.into_iter().cycle().take(24).collect();
            texts.par_iter().map(|text| report_json(text).to_string()).collect::<Vec<String>>()
        })
    };
    assert_eq!(on(1), on(4));
}

/// The fit of one role, by title.
fn fit(text: &str, role: &str) -> u32 {
    let engine = engine();
    let resume = engine.read("resume", text.as_bytes()).unwrap();
    let number = engine.catalog().find(role).unwrap();
    engine.fit(&resume, number).unwrap().fit.score.fit().0
}

#[test]
fn a_line_that_shows_a_needed_skill_never_lowers_the_fit() {
    let engine = engine();
    // About eight roles, whatever the width of the catalog.
    let step = (engine.catalog().len() / 8).max(1);
    for number in engine.catalog().numbers().step_by(step) {
        let role = engine.catalog().role(number).unwrap();
        let base =
            "Experience\nClerk, Corner Shop, 2015 - 2019\n- Kept the till and the books of the shop.\n";
        let before = fit(base, role.id.as_str());
        for need in &role.skills {
            let line = need.excerpt.as_deref().unwrap_or(&need.name);
            let after = fit(&format!("{base}- {} {line}\n", need.name), role.id.as_str());
            assert!(after >= before, "{}: '{}' lowers {before} to {after}", role.id, need.name);
        }
    }
}

#[test]
fn repeating_a_line_ten_times_gains_little() {
    let base = "Experience\nClerk, Corner Shop, 2015 - 2019\n";
    let line = "- Audited twenty charts a month and posted the nurse staffing grid.\n";
    let once = fit(&format!("{base}{line}"), "clinical-manager");
    let often = fit(&format!("{base}{}", line.repeat(10)), "clinical-manager");
    assert!(often < once * 3, "{once} grows to {often}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let engine = engine();
        if let Ok(resume) = engine.read("any", &bytes) {
            let report = engine.rank(&resume, &[], 3).unwrap();
            prop_assert!(report.matches.len() <= 3);
        }
    }

    #[test]
    fn any_text_has_passages_on_character_bounds(text in "(\\PC|\n|\t){0,300}") {
        let engine = engine();
        if read("any", text.as_bytes(), &Reading::default()).is_ok() {
            let resume = engine.read("any", text.as_bytes()).unwrap();
            for passage in resume.passages() {
                prop_assert!(resume.text().get(passage.span.clone()).is_some());
            }
            for position in resume.positions() {
                prop_assert!(!resume.title(position).is_empty());
            }
        }
    }

    #[test]
    fn sums_are_exact_for_any_mixture_of_lines(
        order in proptest::collection::vec(0_usize..40, 5..40)
    ) {
        let lines: Vec<&str> = RESUMES.into_iter().flat_map(str::lines).collect();
        let text: String = order.iter().map(|at| lines[at % lines.len()]).collect::<Vec<_>>().join("\n");
        if read("any", text.as_bytes(), &Reading::default()).is_ok() {
            adds_up(&text);
            quotes_stand_in_the_text(&text);
        }
    }
}

#[test]
fn a_title_with_another_kind_of_worker_is_less_alike() {
    let held = "Experience\nHR Generalist, Lumen Partners, 2015 - 2019\n";
    let title_points = |role: &str| {
        let engine = engine();
        let resume = engine.read("resume", held.as_bytes()).unwrap();
        let number = engine.catalog().find(role).unwrap();
        engine.fit(&resume, number).unwrap().fit.score.parts[0].0
    };
    let (same, manager) =
        (title_points("human resources specialist"), title_points("human resources manager"));
    assert!(manager * 3 < same * 2, "{manager} against {same}");
}
