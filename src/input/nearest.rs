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
    use super::nearest;

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
}
