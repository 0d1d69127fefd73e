//! What follows from the words of a catalog beside the index: made once, read at every start, and
//! so kept in a form that is mostly copied and hardly decoded.

use serde::{Deserialize, Serialize};

use crate::catalog::PhraseBytes;
use crate::error::Result;

/// The tables of an index.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tables {
    /// Length of each role's vector of term weights, by role number.
    pub(super) role_norms: Vec<f32>,
    /// Sum of the weights of a title's words, by excerpt number; 0 for what is no title.
    pub(super) title_weights: Vec<f32>,
    /// Number of jobs of each role's occupation, by role number; 0 where it is unknown.
    pub(super) employment: Vec<u32>,
    pub(super) skills: PhraseBytes,
    pub(super) titles: PhraseBytes,
    pub(super) heads: PhraseBytes,
    pub(super) head_stems: PhraseBytes,
}

/// The head of the file. The four phrase maps follow it as they are.
#[derive(Serialize, Deserialize)]
struct Head {
    role_norms: Vec<f32>,
    title_weights: Vec<f32>,
    employment: Vec<u32>,
    /// Lengths of the maps in bytes, and the numbers of their phrases.
    maps: [(u64, Vec<u32>); 4],
}

impl Tables {
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>> {
        let phrases = [&self.skills, &self.titles, &self.heads, &self.head_stems];
        let head = Head {
            role_norms: self.role_norms.clone(),
            title_weights: self.title_weights.clone(),
            employment: self.employment.clone(),
            maps: phrases.map(|phrases| (phrases.map.len() as u64, phrases.numbers.clone())),
        };
        let mut bytes = postcard::to_stdvec(&head)?;
        for phrases in phrases {
            bytes.extend(&phrases.map);
        }
        Ok(bytes)
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let (head, mut rest): (Head, &[u8]) = postcard::take_from_bytes(bytes)?;
        let mut next = |(length, numbers): (u64, Vec<u32>)| {
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            let (map, after) =
                rest.split_at_checked(length).ok_or(postcard::Error::DeserializeUnexpectedEnd)?;
            rest = after;
            Ok::<_, postcard::Error>(PhraseBytes { map: map.to_vec(), numbers })
        };
        let [skills, titles, heads, head_stems] = head.maps;
        Ok(Self {
            role_norms: head.role_norms,
            title_weights: head.title_weights,
            employment: head.employment,
            skills: next(skills)?,
            titles: next(titles)?,
            heads: next(heads)?,
            head_stems: next(head_stems)?,
        })
    }
}
