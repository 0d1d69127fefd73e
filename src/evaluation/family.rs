//! Job families: the 23 major groups of the Standard Occupational Classification (2018), or the
//! names that a user has put beside the texts.

use std::fmt;

/// A job family. Major groups come before named ones, by number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// The two digits of a major group.
    Group(String),
    /// A label of the user's own.
    Named(String),
}

/// Titles of the major groups, as the classification has them without "Occupations".
const GROUPS: &[(&str, &str)] = &[
    ("11", "Management"),
    ("13", "Business and Financial Operations"),
    ("15", "Computer and Mathematical"),
    ("17", "Architecture and Engineering"),
    ("19", "Life, Physical, and Social Science"),
    ("21", "Community and Social Service"),
    ("23", "Legal"),
    ("25", "Educational Instruction and Library"),
    ("27", "Arts, Design, Entertainment, Sports, and Media"),
    ("29", "Healthcare Practitioners and Technical"),
    ("31", "Healthcare Support"),
    ("33", "Protective Service"),
    ("35", "Food Preparation and Serving Related"),
    ("37", "Building and Grounds Cleaning and Maintenance"),
    ("39", "Personal Care and Service"),
    ("41", "Sales and Related"),
    ("43", "Office and Administrative Support"),
    ("45", "Farming, Fishing, and Forestry"),
    ("47", "Construction and Extraction"),
    ("49", "Installation, Maintenance, and Repair"),
    ("51", "Production"),
    ("53", "Transportation and Material Moving"),
    ("55", "Military Specific"),
];

impl Family {
    /// The major group of a SOC code.
    pub(super) fn group(code: &str) -> Self {
        Self::Group(code[..2].to_owned())
    }

    /// The two digits of a major group; none for a label of the user's own.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Group(code) => Some(code),
            Self::Named(_) => None,
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => out.write_str(name),
            Self::Group(code) => {
                let title = GROUPS.iter().find(|(group, _)| group == code).map(|(_, title)| title);
                out.write_str(title.unwrap_or(&"Unknown major group"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn major_groups_have_their_titles() {
        assert_eq!(GROUPS.len(), 23);
        assert_eq!(Family::group("23-1011").to_string(), "Legal");
        assert_eq!(Family::group("99-1011").to_string(), "Unknown major group");
        assert_eq!(Family::Named("Kitchen".to_owned()).to_string(), "Kitchen");
        assert!(Family::group("55-1011") < Family::Named("Art".to_owned()));
    }
}
