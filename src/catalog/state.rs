//! The states (and the capital's district) for which wages are published.

use std::fmt;
use std::str::FromStr;

use super::find::likeness;
use crate::error::{Error, Result};

/// A state of the United States, or the District of Columbia.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    code: &'static str,
    name: &'static str,
}

impl State {
    /// Postal code (`TX`).
    pub fn code(self) -> &'static str {
        self.code
    }

    /// Name (`Texas`).
    pub fn name(self) -> &'static str {
        self.name
    }

    /// All of them, by postal code.
    pub fn all() -> impl Iterator<Item = Self> {
        STATES.iter().map(|&(code, name)| Self { code, name })
    }
}

impl fmt::Display for State {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name)
    }
}

/// How many places an unknown one is answered with.
const NEAREST: usize = 3;

impl FromStr for State {
    type Err = Error;

    /// Reads a postal code or a name, any case, dots and blanks aside.
    fn from_str(text: &str) -> Result<Self> {
        let wanted = letters(text);
        let same = |state: &Self| letters(state.code) == wanted || letters(state.name) == wanted;
        Self::all().find(same).ok_or_else(|| {
            let mut near: Vec<(u32, Self)> = Self::all().map(|state| (state.like(&wanted), state)).collect();
            // The sort is stable, so that places equally near stay in the order of their codes.
            near.sort_by_key(|&(likeness, _)| std::cmp::Reverse(likeness));
            let nearest = near.iter().take(NEAREST).map(|(_, state)| state.name.to_owned()).collect();
            Error::UnknownPlace { query: text.to_owned(), nearest }
        })
    }
}

impl State {
    fn like(self, wanted: &str) -> u32 {
        likeness(&letters(self.name), wanted).max(likeness(&letters(self.code), wanted))
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

const STATES: [(&str, &str); 51] = [
    ("AK", "Alaska"),
    ("AL", "Alabama"),
    ("AR", "Arkansas"),
    ("AZ", "Arizona"),
    ("CA", "California"),
    ("CO", "Colorado"),
    ("CT", "Connecticut"),
    ("DC", "District of Columbia"),
    ("DE", "Delaware"),
    ("FL", "Florida"),
    ("GA", "Georgia"),
    ("HI", "Hawaii"),
    ("IA", "Iowa"),
    ("ID", "Idaho"),
    ("IL", "Illinois"),
    ("IN", "Indiana"),
    ("KS", "Kansas"),
    ("KY", "Kentucky"),
    ("LA", "Louisiana"),
    ("MA", "Massachusetts"),
    ("MD", "Maryland"),
    ("ME", "Maine"),
    ("MI", "Michigan"),
    ("MN", "Minnesota"),
    ("MO", "Missouri"),
    ("MS", "Mississippi"),
    ("MT", "Montana"),
    ("NC", "North Carolina"),
    ("ND", "North Dakota"),
    ("NE", "Nebraska"),
    ("NH", "New Hampshire"),
    ("NJ", "New Jersey"),
    ("NM", "New Mexico"),
    ("NV", "Nevada"),
    ("NY", "New York"),
    ("OH", "Ohio"),
    ("OK", "Oklahoma"),
    ("OR", "Oregon"),
    ("PA", "Pennsylvania"),
    ("RI", "Rhode Island"),
    ("SC", "South Carolina"),
    ("SD", "South Dakota"),
    ("TN", "Tennessee"),
    ("TX", "Texas"),
    ("UT", "Utah"),
    ("VA", "Virginia"),
    ("VT", "Vermont"),
    ("WA", "Washington"),
    ("WI", "Wisconsin"),
    ("WV", "West Virginia"),
    ("WY", "Wyoming"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, code: &str) {
        assert_eq!(text.parse::<State>().unwrap().code(), code, "{text}");
    }

    #[test]
    fn states_are_named_by_code_or_name() {
        check("TX", "TX");
        check("texas", "TX");
        check(" North Carolina ", "NC");
        check("NORTHCAROLINA", "NC");
        check("D.C.", "DC");
    }

    #[test]
    fn an_unknown_place_names_the_nearest() {
        let error = "Txas".parse::<State>().unwrap_err().to_string();
        assert!(error.starts_with("unknown place 'Txas'; did you mean 'Texas'"), "{error}");
        let error = "Ontario".parse::<State>().unwrap_err().to_string();
        assert!(error.contains("did you mean"), "{error}");
    }
}
