//! Reading a list page by page: whether another page has to be asked for. It follows no link: only the number
//! of the page changes from one request to the next.

use crate::input::check::{self, Fields};
use crate::input::issue::Issues;

/// The names of its options, besides those that all calls have.
pub const OPTIONS: [&str; 1] = ["limit"];

/// Reads how many items a list may return.
pub fn limit(options: &Fields<'_>, issues: &mut Issues) -> Option<u64> {
    let limit = options.integer("limit", issues, 0, check::LARGEST)?;
    u64::try_from(limit).ok()
}

/// A list that is being read.
#[derive(Debug)]
pub struct Pages {
    /// The next page, from 1.
    page: u32,
    /// How many items may still be passed on, if there is a limit.
    left: Option<u64>,
    has_more: bool,
    /// Items on the first page.
    size: usize,
    /// Items on all pages so far.
    position: f64,
    /// The latest total.
    total: Option<f64>,
}

/// What is on a page.
#[derive(Debug, Clone, Copy, Default)]
pub struct Page {
    /// How many items there are.
    pub items: usize,
    /// How many of them were on no earlier page.
    pub fresh: usize,
    /// How many items the list has, if the page tells.
    pub total: Option<f64>,
    /// Whether another page follows, if the page tells.
    pub has_next: Option<bool>,
}

impl Pages {
    /// Creates a list of which at most `limit` items are read.
    pub fn new(limit: Option<u64>) -> Self {
        Self {
            page: 1,
            left: limit,
            has_more: limit != Some(0),
            size: 0,
            position: 0.0,
            total: None,
        }
    }

    /// The number of the next page; `None` if the list has ended.
    pub fn next(&self) -> Option<u32> {
        self.has_more.then_some(self.page)
    }

    /// Takes a page. Returns how many of its new items are passed on.
    pub fn take(&mut self, page: Page) -> usize {
        // While a list grows at its beginning, items move to later pages: a whole page may have been seen.
        let has_grown =
            matches!((self.total, page.total), (Some(before), Some(now)) if now > before);
        self.total = page.total;
        self.position += page.items as f64;
        if self.page == 1 {
            self.size = page.items;
        }
        // A provider may return its last page for every later one, or always the first.
        let is_progress = page.items > 0 && (page.fresh > 0 || has_grown);
        let follows = match (page.has_next, page.total) {
            (Some(true), _) => true,
            (_, Some(total)) => self.position < total,
            (Some(false), None) => false,
            (None, None) => page.items >= self.size,
        };
        self.has_more = is_progress && follows;
        self.page = self.page.saturating_add(1);
        let Some(left) = &mut self.left else {
            return page.fresh;
        };
        let taken = (page.fresh as u64).min(*left);
        *left -= taken;
        self.has_more &= *left > 0;
        taken as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the pages until the list ends. Returns how many items were passed on from each page that was asked for.
    fn read(limit: Option<u64>, pages: &[Page]) -> Vec<usize> {
        let mut list = Pages::new(limit);
        let mut taken = Vec::new();
        for (index, page) in pages.iter().enumerate() {
            let Some(number) = list.next() else {
                break;
            };
            assert_eq!(number as usize, index + 1);
            taken.push(list.take(*page));
        }
        taken
    }

    fn page(items: usize, fresh: usize, total: Option<f64>, has_next: Option<bool>) -> Page {
        Page {
            items,
            fresh,
            total,
            has_next,
        }
    }

    #[test]
    fn a_list_ends_at_every_kind_of_last_page() {
        let (next, last) = (Some(true), Some(false));
        let extra = page(9, 9, None, None);
        for (pages, expected) in [
            // A plain array: a shorter page, an empty one, a repeated one.
            (
                [page(3, 3, None, None), page(2, 2, None, None), extra],
                vec![3, 2],
            ),
            (
                [page(3, 3, None, None), page(0, 0, None, None), extra],
                vec![3, 0],
            ),
            (
                [page(3, 3, None, None), page(3, 0, None, None), extra],
                vec![3, 0],
            ),
            ([page(0, 0, None, None), extra, extra], vec![0]),
            // Hydra with links: the last has none to follow; a repeated one still has it.
            (
                [page(3, 3, None, next), page(3, 3, None, last), extra],
                vec![3, 3],
            ),
            (
                [page(3, 3, None, next), page(3, 0, None, next), extra],
                vec![3, 0],
            ),
            // Hydra with a total and without links.
            (
                [
                    page(3, 3, Some(5.0), None),
                    page(2, 2, Some(5.0), None),
                    extra,
                ],
                vec![3, 2],
            ),
            ([page(3, 3, Some(3.0), last), extra, extra], vec![3]),
            // The total promises more than the links.
            (
                [
                    page(3, 3, Some(4.0), last),
                    page(1, 1, Some(4.0), last),
                    extra,
                ],
                vec![3, 1],
            ),
            // Three new items have moved a whole page.
            (
                [
                    page(3, 3, Some(6.0), next),
                    page(3, 0, Some(9.0), next),
                    page(3, 3, Some(9.0), last),
                ],
                vec![3, 0, 3],
            ),
        ] {
            assert_eq!(read(None, &pages), expected, "{pages:?}");
        }
    }

    #[test]
    fn no_more_is_asked_for_than_the_limit_needs() {
        let pages = [page(3, 3, None, Some(true)); 3];
        for (limit, expected) in [
            (0, vec![]),
            (1, vec![1]),
            (3, vec![3]),
            (4, vec![3, 1]),
            (9, vec![3, 3, 3]),
        ] {
            assert_eq!(read(Some(limit), &pages), expected, "{limit}");
        }
    }
}
