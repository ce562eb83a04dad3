//! The known name that an unknown one was probably meant to be.

/// Returns the nearest known name, unless more than a third of it differs. Case and underscores do not count.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name = fold(name);
    let measured = known.map(|known| {
        let folded = fold(known);
        let longer = name.len().max(folded.len());
        (distance(&name, &folded), longer, known)
    });
    let near = measured.filter(|(distance, longer, _)| 3 * distance <= *longer);
    near.min_by_key(|(distance, ..)| *distance)
        .map(|(.., known)| known)
}

/// Letters and digits in lower case; the beginning of a long name is enough.
fn fold(name: &str) -> Vec<u8> {
    let plain = name.bytes().filter(u8::is_ascii_alphanumeric);
    plain
        .map(|byte| byte.to_ascii_lowercase())
        .take(40)
        .collect()
}

/// How many letters must be inserted, removed or replaced (Levenshtein). A name within the other is nearly the same.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() >= 4 && long.windows(short.len()).any(|part| part == short) {
        return usize::from(short.len() < long.len());
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, x) in a.iter().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            left = (diagonal + usize::from(x != y))
                .min(*cell + 1)
                .min(left + 1);
            diagonal = std::mem::replace(cell, left);
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_other_names_are_not() {
        let known = ["rate", "startDelay", "pageSize", "retryAfterOn429", "cors"];
        for (name, expected) in [
            ("rte", Some("rate")),
            ("ratte", Some("rate")),
            ("start_delay", Some("startDelay")),
            ("pagesize", Some("pageSize")),
            ("retryAfter", Some("retryAfterOn429")),
            ("delay", Some("startDelay")),
            ("cros", None),
            ("x", None),
            ("", None),
            ("\u{fc}", None),
        ] {
            assert_eq!(nearest(name, known.into_iter()), expected, "{name}");
        }
        assert_eq!(nearest("abd", ["abc", "abe"].into_iter()), Some("abc"));
    }

    #[test]
    fn letters_are_counted_as_an_editor_counts_them() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "abd", 1),
            ("abc", "xabc", 1),
            ("kitten", "sitting", 3),
            ("flaw", "lawn", 2),
            ("delay", "startdelay", 1),
        ] {
            let (a, b) = (a.as_bytes(), b.as_bytes());
            assert_eq!((distance(a, b), distance(b, a)), (expected, expected));
        }
    }
}
