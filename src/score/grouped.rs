//! Items group by group in one piece: most groups have few, and a list of its own for each would cost more
//! than what is in it.

/// Items by the number of their group, each group's in the order in which they came.
#[derive(Debug)]
pub(super) struct Grouped<T> {
    items: Vec<T>,
    /// Where each group begins, and where the last ends.
    firsts: Vec<usize>,
}

/// Groups that are being filled.
pub(super) struct Grouping<T> {
    grouped: Grouped<T>,
    /// Where the next item of each group goes.
    next: Vec<usize>,
}

impl<T: Copy> Grouping<T> {
    /// Groups of so many items each, which are `blank` until they come.
    pub(super) fn new(sizes: &[usize], blank: T) -> Self {
        let mut end = 0;
        let ends = sizes.iter().map(|size| {
            end += size;
            end
        });
        let firsts: Vec<usize> = std::iter::once(0).chain(ends).collect();
        Self { next: firsts.clone(), grouped: Grouped { items: vec![blank; end], firsts } }
    }

    /// Puts the next item into a group; what is more than the group's size is left out.
    pub(super) fn put(&mut self, group: usize, item: T) {
        let end = self.grouped.firsts[group + 1];
        if let Some(place) = self.grouped.items[..end].get_mut(self.next[group]) {
            *place = item;
            self.next[group] += 1;
        }
    }

    /// The groups.
    pub(super) fn done(self) -> Grouped<T> {
        self.grouped
    }
}

impl<T: Copy> Grouped<T> {
    /// Groups what `each` gives, every time it is called the same: counted first, then put in place.
    pub(super) fn new<I: Iterator<Item = (usize, T)>>(groups: usize, each: impl Fn() -> I) -> Self {
        let mut sizes = vec![0; groups];
        each().for_each(|(group, _)| sizes[group] += 1);
        let Some((_, any)) = each().next() else {
            return Self { items: Vec::new(), firsts: vec![0; groups + 1] };
        };
        let mut grouping = Grouping::new(&sizes, any);
        each().for_each(|(group, item)| grouping.put(group, item));
        grouping.done()
    }

    /// The items of a group.
    pub(super) fn of(&self, group: usize) -> &[T] {
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
