//! The stems of many texts, in one piece: what is searched of a resume, passage after passage.

use super::{Token, tokens};

/// The stems of the terms of texts, text after text, each in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stems {
    letters: String,
    /// Where each stem ends in the letters.
    ends: Vec<usize>,
    /// How many stems there are up to the end of each text.
    texts: Vec<usize>,
}

impl Stems {
    /// The stems of some texts.
    pub fn of<T: AsRef<str>>(texts: &[T]) -> Self {
        let mut stems = Self::default();
        for text in texts {
            stems.push(&tokens(text.as_ref()));
        }
        stems
    }

    /// Adds a text by its tokens.
    pub fn push(&mut self, tokens: &[Token]) {
        for token in tokens.iter().filter(|token| token.word.is_term()) {
            self.letters.push_str(token.word.stem());
            self.ends.push(self.letters.len());
        }
        self.texts.push(self.ends.len());
    }

    /// The stems of each text.
    pub fn texts(&self) -> impl Iterator<Item = impl Iterator<Item = &str>> {
        let starts = std::iter::once(0).chain(self.texts.iter().copied());
        starts.zip(&self.texts).map(|(start, &end)| (start..end).map(|at| self.stem(at)))
    }

    fn stem(&self, at: usize) -> &str {
        let end = |at: usize| self.ends.get(at).copied().unwrap_or(0);
        let start = at.checked_sub(1).map_or(0, end);
        self.letters.get(start..end(at)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_its_terms() {
        let stems = Stems::of(&["Audited the charts", "", "of 12", "Trained cooks"]);
        let told: Vec<Vec<&str>> = stems.texts().map(Iterator::collect).collect();
        assert_eq!(told, [vec!["audit", "chart"], vec![], vec![], vec!["train", "cook"]]);
    }
}
