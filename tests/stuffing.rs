//! Words alone gain next to nothing: a list pasted ten times, or a role's own words repeated, however
//! they are hidden. All texts are made up.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod engine;

use engine::engine;
use proptest::prelude::*;
use rolematch::catalog::RoleNumber;

const HONEST: &str = "Experience\nClerk, Corner Shop, 2015 - 2019\n\
    - Kept the till and the books of the shop and ordered what was sold out.\n";

/// The fit, in hundredths.
fn fit(text: &str, role: RoleNumber) -> u32 {
    let engine = engine();
    let resume = engine.read("cv", text.as_bytes()).unwrap();
    engine.fit(&resume, role).unwrap().fit.score.fit().0
}

/// The names of a role's skills as a list.
fn skills(role: RoleNumber) -> String {
    let needs = &engine().catalog().role(role).unwrap().skills;
    needs.iter().map(|need| need.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn some_role() -> impl Strategy<Value = RoleNumber> {
    let roles = u32::try_from(engine().catalog().len()).unwrap();
    (0..roles).prop_map(RoleNumber)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_skill_list_pasted_ten_times_gains_next_to_nothing(role in some_role()) {
        let list = format!("{}\n", skills(role));
        let once = fit(&format!("{HONEST}\nSkills\n{list}"), role);
        let often = fit(&format!("{HONEST}\nSkills\n{}", list.repeat(10)), role);
        prop_assert!(often <= once + 100, "{once} grows to {often}");
    }

    #[test]
    fn a_duty_pasted_ten_times_gains_next_to_nothing(role in some_role()) {
        let line = format!("- {}\n", engine().catalog().role(role).unwrap().duties[0]);
        let once = fit(&format!("{HONEST}{line}"), role);
        let often = fit(&format!("{HONEST}{}", line.repeat(10)), role);
        prop_assert!(often <= once + 100, "{once} grows to {often}");
    }

    #[test]
    fn a_role_hidden_in_a_skills_list_is_worth_less_than_its_work(role in some_role()) {
        let duties = engine().catalog().role(role).unwrap().duties.join(" ");
        let listed = fit(&format!("{HONEST}\nSkills\n{}\n", format!("{duties} ").repeat(3)), role);
        let worked = fit(&format!("{HONEST}- {}\n", duties.replace(". ", ".\n- ")), role);
        prop_assert!(listed < worked, "listed {listed}, worked {worked}");
    }
}
