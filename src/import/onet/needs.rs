//! What an occupation asks, in one list: technologies, tools, knowledge and skills.

use std::collections::HashSet;

use super::occupation::{Occupation, Technology};
use crate::catalog::{Basis, Names, Need};

/// Most technologies of one occupation: the longest lists name 400, of which the hot and asked-for
/// ones come first and the rest is seldom on a resume.
const MOST_TECHNOLOGIES: usize = 40;

/// Most tools of one occupation.
const MOST_TOOLS: usize = 20;

/// Least importance of knowledge and skills: O*NET's scale calls 3 "important".
const LEAST_IMPORTANCE: f64 = 3.0;

/// The needs of an occupation, heaviest first; at equal weight technologies come before tools, and
/// tools before knowledge and skills. A name that several lists have is taken once.
///
/// None has aliases: elements such as "Speaking" are common words already, and technologies are
/// named as resumes name them.
pub(super) fn needs(occupation: &Occupation) -> Vec<Need> {
    let mut technologies: Vec<&Technology> = occupation.technologies.iter().collect();
    technologies.sort_by_key(|technology| (!technology.in_demand, !technology.hot));
    let technologies = technologies.into_iter().map(|technology| {
        let Technology { hot, in_demand, .. } = *technology;
        need(&technology.name, Basis::OnetListed { hot, in_demand })
    });
    let tools = occupation.tools.iter();
    let tools = tools.map(|tool| need(tool, Basis::OnetListed { hot: false, in_demand: false }));
    let elements = occupation.elements.iter().filter(|(_, importance)| *importance >= LEAST_IMPORTANCE);
    let elements = elements.map(|(name, importance)| need(name, Basis::OnetImportance(*importance)));

    let mut taken = HashSet::new();
    let mut needs = once(technologies, MOST_TECHNOLOGIES, &mut taken);
    needs.extend(once(tools, MOST_TOOLS, &mut taken));
    needs.extend(once(elements, usize::MAX, &mut taken));
    needs.sort_by_key(|need| std::cmp::Reverse(need.weight()));
    needs
}

/// The first needs whose names were not taken before, upper and lower case being the same.
fn once(needs: impl Iterator<Item = Need>, most: usize, taken: &mut HashSet<String>) -> Vec<Need> {
    needs.filter(|need| taken.insert(need.name.to_lowercase())).take(most).collect()
}

fn need(name: &str, basis: Basis) -> Need {
    Need { name: name.to_owned(), aliases: Names::default(), basis, excerpt: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn technology(name: &str, hot: bool, in_demand: bool) -> Technology {
        Technology { name: name.to_owned(), hot, in_demand }
    }

    #[test]
    fn needs_are_heaviest_first_and_named_once() {
        let occupation = Occupation {
            technologies: vec![
                technology("Fax software", false, false),
                technology("SAP software", true, true),
                technology("Mathematics", true, false),
            ],
            tools: vec!["Scanners".to_owned()],
            elements: vec![
                ("Mathematics".to_owned(), 4.6),
                ("Speaking".to_owned(), 4.5),
                ("Geography".to_owned(), 2.9),
            ],
            ..Occupation::default()
        };
        let told: Vec<(String, u8)> =
            needs(&occupation).into_iter().map(|need| (need.name.clone(), need.weight())).collect();
        let expected =
            [("Speaking", 5), ("SAP software", 4), ("Mathematics", 3), ("Fax software", 2), ("Scanners", 2)];
        assert_eq!(told, expected.map(|(name, weight)| (name.to_owned(), weight)));
    }
}
