//! The known name that an unknown key was probably meant to be.

/// Returns the nearest of `known`, or `None` if none is near enough to be worth suggesting.
///
/// Case and underscores do not count (`senderId` is `sender_id`), and a name that contains the other is
/// near (`sent_at` is `gateway_sent_at`), because those are the mistakes that people make. Otherwise at
/// most a third of the longer name may differ: `country` is not `source`.
pub fn nearest(key: &str, known: &[&[&'static str]]) -> Option<&'static str> {
    let key = fold(key);
    let mut nearest = None;
    let mut least = usize::MAX;
    for names in known {
        for name in *names {
            let folded = fold(name);
            let distance = distance(&key, &folded);
            if distance < least {
                least = distance;
                let length = key.len().max(folded.len());
                nearest = (3 * distance <= length).then_some(*name);
            }
        }
    }
    nearest
}

/// Letters and digits in lower case. An unknown key may be long, but a prefix is enough.
fn fold(name: &str) -> Vec<u8> {
    let mut folded = Vec::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() && folded.len() < 40 {
            folded.push(byte.to_ascii_lowercase());
        }
    }
    folded
}

fn distance(a: &[u8], b: &[u8]) -> usize {
    let contained = |short: &[u8], long: &[u8]| {
        short.len() >= 3 && long.windows(short.len()).any(|window| window == short)
    };
    // One missing word costs less than its letters, but more than a single slip.
    if contained(a, b) || contained(b, a) {
        return 1 + a.len().abs_diff(b.len()) / 8;
    }
    levenshtein(a, b)
}

fn levenshtein(a: &[u8], b: &[u8]) -> usize {
    let mut row = vec![0];
    for _ in b {
        row.push(row.len());
    }
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let substituted = diagonal + usize::from(x != y);
            diagonal = *cell;
            *cell = substituted.min(*cell + 1).min(left + 1);
            left = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_likely_one_or_none() {
        let known = [
            "is_sent",
            "gateway_sent_at",
            "status_code",
            "sender_id",
            "phone",
            "created_at",
            "source",
        ];
        for (key, expected) in [
            ("sent", Some("is_sent")),
            ("sent_at", Some("gateway_sent_at")),
            ("status", Some("status_code")),
            ("senderId", Some("sender_id")),
            ("senderid", Some("sender_id")),
            ("phones", Some("phone")),
            ("createdAt", Some("created_at")),
            ("craeted_at", Some("created_at")),
            ("sorce", Some("source")),
            ("country", None),
            ("page", None),
            ("xyz", None),
            ("", None),
        ] {
            assert_eq!(nearest(key, &[&known]), expected, "{key}");
        }
        assert_eq!(nearest("x", &[&[]]), None);
    }

    #[test]
    fn of_equally_near_names_the_first_is_named() {
        let near = |known: &[&[&'static str]]| nearest("abx", known);
        assert_eq!(near(&[&["abcdef", "aby", "abz"], &["abw"]]), Some("aby"));
        assert_eq!(near(&[&["abcdef"], &["abz", "aby"]]), Some("abz"));
        // A nearer one that is too far is none, and hides no other.
        assert_eq!(near(&[&["xyz"], &["abx"]]), Some("abx"));
    }

    #[test]
    fn counts_letters_as_an_editor_does() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("abc", "abc", 0),
            ("abc", "abd", 1),
            ("abc", "xabc", 1),
            ("abcd", "acd", 1),
            ("abcd", "bcd", 1),
            ("kitten", "sitting", 3),
            ("ab", "ba", 2),
            ("flaw", "lawn", 2),
        ] {
            let (a, b) = (a.as_bytes(), b.as_bytes());
            assert_eq!(levenshtein(a, b), expected);
            assert_eq!(levenshtein(b, a), expected);
        }
    }

    #[test]
    fn a_name_within_another_is_near() {
        let found = |a: &str, b: &str| distance(a.as_bytes(), b.as_bytes());
        for (short, long, expected) in [
            ("abc", "abc", 1),
            ("abc", "xabcx", 1),
            ("abc", "xabc4567890", 2),
            ("abc", "xabc456789012345678", 3),
            // Two letters are in many names.
            ("ab", "xabx", 2),
        ] {
            assert_eq!(found(short, long), expected, "{long}");
            assert_eq!(found(long, short), expected, "{long}");
        }
    }

    #[test]
    fn at_most_a_third_may_differ() {
        for (key, known, is_near) in [
            ("abx", "abc", true),
            ("axx", "abc", false),
            ("abcdxx", "abcdef", true),
            ("abcxxx", "abcdef", false),
            ("abxx", "abc", false),
        ] {
            assert_eq!(nearest(key, &[&[known]]).is_some(), is_near, "{key}");
        }
        // Only the beginning of a long key counts.
        let long = "b".repeat(39) + &"c".repeat(100);
        assert_eq!(fold(&long).len(), 40);
        assert_eq!(fold("A_b-9"), b"ab9");
    }
}
