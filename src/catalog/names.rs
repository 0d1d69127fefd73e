//! Lists of names in one piece: a role has some hundred of them, most of which a batch never looks at, and
//! to decode one text is quicker than a hundred.

use std::str::SplitTerminator;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Names in their order. A name is one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names(Box<str>);

/// The end of a name.
const END: char = '\n';

impl Names {
    /// The names.
    pub fn iter(&self) -> SplitTerminator<'_, char> {
        self.0.split_terminator(END)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The name of a place.
    pub fn get(&self, place: usize) -> Option<&str> {
        self.iter().nth(place)
    }

    /// Whether a name is one of them.
    pub fn contains(&self, name: &str) -> bool {
        self.iter().any(|own| own == name)
    }
}

impl<'a> IntoIterator for &'a Names {
    type Item = &'a str;
    type IntoIter = SplitTerminator<'a, char>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<S: AsRef<str>> FromIterator<S> for Names {
    /// The names; a line end in one is a blank.
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        let mut all = String::new();
        for name in names {
            all.push_str(&name.as_ref().replace(END, " "));
            all.push(END);
        }
        Self(all.into())
    }
}

impl Serialize for Names {
    /// A list for people, one text for machines.
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        if out.is_human_readable() { out.collect_seq(self) } else { out.serialize_str(&self.0) }
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if !from.is_human_readable() {
            return Ok(Self(Box::deserialize(from)?));
        }
        let names: Vec<String> = Vec::deserialize(from)?;
        match names.iter().find(|name| name.contains(END)) {
            Some(name) => {
                Err(D::Error::custom(format!("the name {name:?} has a line end; write it on one line")))
            }
            None => Ok(names.into_iter().collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_a_list_in_json_and_one_text_in_a_pack() {
        for list in [vec![], vec![""], vec!["Baker"], vec!["Baker", "", "Pastry cook"]] {
            let names: Names = list.iter().collect();
            assert_eq!(names.iter().collect::<Vec<_>>(), list);
            assert_eq!((names.len(), names.is_empty()), (list.len(), list.is_empty()));
            let json = serde_json::to_string(&names).unwrap();
            assert_eq!(json, serde_json::to_string(&list).unwrap());
            assert_eq!(serde_json::from_str::<Names>(&json).unwrap(), names);
            let packed = postcard::to_stdvec(&names).unwrap();
            assert_eq!(postcard::from_bytes::<Names>(&packed).unwrap(), names);
        }
        assert!(serde_json::from_str::<Names>(r#"["two\nlines"]"#).is_err());
    }
}
