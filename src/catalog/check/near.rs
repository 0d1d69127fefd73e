//! Finds texts that have nearly the same words, without comparing every pair.

use std::collections::{BTreeMap, BTreeSet};

/// Two texts repeat each other where they share more than this part of all their words, in per
/// cent. Over 80, a text of ten words differs from another in one.
const REPEATED: usize = 80;

/// Every text that repeats an earlier one, with the earlier one that is most like it.
///
/// Words are sorted rarest first. Two sets that share more than `REPEATED` of their union share a
/// word among the first words of each, so that only texts which meet there are compared.
pub(super) fn repeats(texts: &[Vec<String>]) -> Vec<(usize, usize)> {
    let sets = numbered(texts);
    let mut by_word: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (place, words) in sets.iter().enumerate() {
        let first = &words[..words.len() - words.len() * REPEATED / 100];
        let met: BTreeSet<usize> =
            first.iter().filter_map(|word| by_word.get(word)).flatten().copied().collect();
        let mut best: Option<(usize, usize)> = None;
        for earlier in met {
            let shared = shared(words, &sets[earlier]);
            let together = words.len() + sets[earlier].len() - shared;
            let share = shared * 1000 / together;
            if shared * 100 > together * REPEATED && best.is_none_or(|(most, _)| share > most) {
                best = Some((share, earlier));
            }
        }
        found.extend(best.map(|(_, earlier)| (place, earlier)));
        for &word in first {
            by_word.entry(word).or_default().push(place);
        }
    }
    found
}

/// The words of each text as numbers, sorted and each once; the rarer the word, the smaller.
fn numbered(texts: &[Vec<String>]) -> Vec<Vec<u32>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in texts.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut order: Vec<(usize, &str)> = counts.iter().map(|(&word, &count)| (count, word)).collect();
    order.sort_unstable();
    let numbers: BTreeMap<&str, u32> = (0..).zip(&order).map(|(number, &(_, word))| (word, number)).collect();
    let number = |word: &String| numbers.get(word.as_str()).copied();
    let sets = texts.iter().map(|text| text.iter().filter_map(number).collect::<BTreeSet<u32>>());
    sets.map(|set| set.into_iter().collect()).collect()
}

/// How many numbers two sorted lists share.
fn shared(one: &[u32], other: &[u32]) -> usize {
    one.iter().filter(|number| other.binary_search(number).is_ok()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_the_same_words_are_a_repetition() {
        let text = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<String>>();
        let texts = [
            text("mix weigh flour yeast salt water dough oven bread bake"),
            text("weld pipe"),
            text("bake mix weigh flour yeast salt water dough oven loaf bread"),
            text("mix weigh flour yeast salt sugar cream oven cake bake"),
            text("weld pipe"),
            text(""),
        ];
        assert_eq!(repeats(&texts), [(2, 0), (4, 1)]);
    }
}
