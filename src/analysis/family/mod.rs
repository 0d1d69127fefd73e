//! Families of words: testimony and testify, reconciliation and reconcile. A stem parts what a
//! noun's ending hides, so families go one step further, by endings and by a list that we wrote.
//! A person who does a thing (a driver, a customer) is no member of the family of the deed.

mod lists;

use super::stem;

use lists::{DEEDS, ENDINGS_OF_DEEDS, ENDINGS_OF_THINGS, FAMILIES, FIELDS, THINGS, VERBS, WORDS};

/// The family of a word with its stem.
pub(super) fn family<'a>(word: &'a str, stem: &'a str) -> &'a str {
    if let Ok(at) = WORDS.binary_search_by(|(known, _)| (*known).cmp(word)) {
        return WORDS[at].1;
    }
    if let Some(person) = person(word) {
        return person;
    }
    family_of_stem(stem)
}

fn family_of_stem(stem: &str) -> &str {
    if let Ok(at) = FAMILIES.binary_search_by(|(known, _)| (*known).cmp(stem)) {
        return FAMILIES[at].1;
    }
    let endings = [("i", 4), ("anc", 4), ("enc", 4), ("ment", 5)];
    let cut = endings
        .iter()
        .find_map(|&(ending, least)| stem.strip_suffix(ending).filter(|rest| rest.len() >= least));
    cut.unwrap_or(stem)
}

/// The word without its plural, where it names a person who does something, or a thing that does.
fn person(word: &str) -> Option<&str> {
    let one = word.strip_suffix('s').unwrap_or(word);
    let agent = one.len() >= 5 && (one.ends_with("er") || one.ends_with("or"));
    (agent && !VERBS.contains(&one)).then_some(one)
}

/// The families of what a person does who bears a word as a title: a driver drives, a therapist
/// gives therapy, a tailor does tailoring.
pub fn deeds(word: &str) -> Vec<String> {
    let one = word.strip_suffix('s').unwrap_or(word);
    let mut deeds = vec![family_of_stem(&stem(one)).to_owned()];
    let done = match one {
        // A server may be a machine.
        "server" => None,
        "accountant" => Some("account".to_owned()),
        "analyst" => Some("analy".to_owned()),
        "machinist" => Some("machin".to_owned()),
        "receptionist" => Some("recept".to_owned()),
        _ => {
            let verb = one.strip_suffix("er").or_else(|| one.strip_suffix("or"));
            let verb = verb.map(|verb| family_of_stem(&stem(&format!("{verb}ing"))).to_owned());
            verb.or_else(|| one.strip_suffix("ist").map(str::to_owned))
        }
    };
    deeds.extend(done.filter(|done| done.len() > 2 && *done != deeds[0]));
    deeds
}

/// Whether the last word of a name tells what is done.
pub fn is_deed_name(word: &str) -> bool {
    let ends = ENDINGS_OF_DEEDS.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending));
    DEEDS.binary_search(&word).is_ok() || (ends && THINGS.binary_search(&word).is_err())
}

/// What a form of a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A deed that is done or being done: trained, training.
    Told,
    /// A deed or its name: train, design, manages.
    Bare,
    /// A thing: reconciliation, maintenance, marketing.
    Thing,
}

/// The form of a word.
pub(super) fn form(word: &str) -> Form {
    let ends = |ending: &&str| word.ends_with(*ending);
    if ENDINGS_OF_THINGS.iter().any(ends) || FIELDS.binary_search(&word).is_ok() {
        Form::Thing
    } else if is_told(word) {
        Form::Told
    } else {
        Form::Bare
    }
}

/// Whether a word tells of a deed that is done or being done.
pub(super) fn is_told(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"))
        || matches!(word, "built" | "drove" | "kept" | "led" | "made" | "ran" | "sold" | "taught" | "wrote")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> String {
        family(word, &stem(word)).to_owned()
    }

    #[test]
    fn a_deed_and_its_name_are_one_family() {
        for (noun, verb) in [
            ("testimony", "testified"),
            ("reconciliation", "reconciled"),
            ("management", "managing"),
            ("supervision", "supervised"),
            ("maintenance", "maintains"),
            ("analysis", "analyzed"),
            ("analytics", "analyze"),
            ("compliance", "comply"),
            ("delivery", "delivered"),
            ("verification", "verify"),
            ("leadership", "led"),
            ("sales", "sold"),
            ("service", "served"),
            ("operations", "operated"),
            ("diagnosis", "diagnosed"),
            ("entry", "entered"),
            ("administration", "administered"),
            ("resolution", "resolved"),
            ("production", "produced"),
            ("treatment", "treated"),
            ("placement", "placed"),
            ("assembly", "assemble"),
        ] {
            assert_eq!(of(noun), of(verb), "{noun} {verb}");
        }
    }

    #[test]
    fn people_and_other_words_are_apart() {
        for (one, other) in [
            ("manager", "managed"),
            ("driver", "driving"),
            ("trainer", "training"),
            ("customer", "custom"),
            ("server", "served"),
            ("product", "production"),
            ("department", "depart"),
            ("intern", "international"),
            ("operator", "operation"),
        ] {
            assert_ne!(of(one), of(other), "{one} {other}");
        }
    }

    #[test]
    fn a_title_tells_what_its_bearer_does() {
        for (title, deed) in [
            ("welder", "welding"),
            ("carpenter", "carpentry"),
            ("driver", "driving"),
            ("manager", "management"),
            ("operator", "operation"),
            ("supervisor", "supervision"),
            ("coder", "coding"),
            ("planner", "planning"),
            ("tailor", "tailoring"),
            ("therapist", "therapy"),
            ("accountant", "accounting"),
            ("plumber", "plumbing"),
            ("photographer", "photography"),
            ("analyst", "analysis"),
        ] {
            assert!(deeds(title).contains(&of(deed)), "{title} {deed}");
        }
    }
}
