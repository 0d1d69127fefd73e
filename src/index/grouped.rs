//! Items group by group in one piece: most groups have few, and a list of its own for each would cost more
//! than what is in it.

/// Items by the number of their group, each group's in the order in which they came.
#[derive(Debug)]
pub(crate) struct Grouped<T> {
    /// All items, group after group.
    pub(super) items: Vec<T>,
    /// Where each group begins, and where the last ends.
    pub(super) firsts: Vec<usize>,
}

impl<T: Copy> Grouped<T> {
    /// Groups what `each` gives, every time it is called the same: counted first, then put in place.
    pub(crate) fn new<I: Iterator<Item = (usize, T)>>(groups: usize, each: impl Fn() -> I) -> Self {
        let mut firsts = vec![0; groups + 1];
        each().for_each(|(group, _)| firsts[group + 1] += 1);
        for group in 0..groups {
            firsts[group + 1] += firsts[group];
        }
        let mut items = each().next().map_or_else(Vec::new, |(_, any)| vec![any; firsts[groups]]);
        // Where the next item of each group goes.
        let mut next = firsts.clone();
        for (group, item) in each() {
            // What is more than the group's size is left out.
            if let Some(place) = items[..firsts[group + 1]].get_mut(next[group]) {
                *place = item;
                next[group] += 1;
            }
        }
        Self { items, firsts }
    }

    /// The items of a group.
    pub(crate) fn of(&self, group: usize) -> &[T] {
        &self.items[self.firsts[group]..self.firsts[group + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_keep_their_order_in_their_groups() {
        let grouped = Grouped::new(4, || [(2, 'a'), (0, 'b'), (2, 'c')].into_iter());
        assert_eq!([0, 1, 2, 3].map(|group| grouped.of(group)), [&['b'][..], &[], &['a', 'c'], &[]]);
        assert!(Grouped::<u8>::new(1, std::iter::empty).of(0).is_empty());
    }
}
