//! Sentences made of texts and whole numbers. `format!` would work, but its
//! code alone would make up a tenth of the wasm.

/// `text!("Expected ", what, ", not ", 7, ".")`
macro_rules! text {
    ($($part:expr),+ $(,)?) => {{
        let mut text = String::new();
        $($crate::text::Part::push_to(&$part, &mut text);)+
        text
    }};
}
pub(crate) use text;

/// A part of a sentence.
pub(crate) trait Part {
    /// Appends it.
    fn push_to(&self, out: &mut String);
}

impl Part for str {
    // A call with the length takes fewer bytes than one with the end, which the standard library's would be.
    #[inline(never)]
    fn push_to(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl<T: Part + ?Sized> Part for &T {
    fn push_to(&self, out: &mut String) {
        (**self).push_to(out);
    }
}

impl Part for String {
    fn push_to(&self, out: &mut String) {
        out.push_str(self);
    }
}

macro_rules! whole_numbers {
    ($($kind:ty),+) => {
        $(impl Part for $kind {
            fn push_to(&self, out: &mut String) {
                // No count and no limit here is beyond the range.
                push_number(out, *self as i64);
            }
        })+
    };
}
whole_numbers!(u16, u32, i32, i64, usize);

impl Part for u64 {
    fn push_to(&self, out: &mut String) {
        push_digits(out, *self);
    }
}

fn push_number(out: &mut String, number: i64) {
    if number < 0 {
        out.push('-');
    }
    push_digits(out, number.unsigned_abs());
}

fn push_digits(out: &mut String, number: u64) {
    if number > 9 {
        push_digits(out, number / 10);
    }
    // Below 10, so it fits.
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// Joins the items with commas.
pub fn listed<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let mut list = String::new();
    for item in items {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(item);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        assert_eq!(text!("a", String::from("b"), -17i64, 0u16), "ab-170");
        for number in [i64::MIN, -1, 0, 9, 10, 1234, i64::MAX] {
            assert_eq!(text!(number), number.to_string());
        }
        assert_eq!(listed(["a", "b", "c"]), "a, b, c");
        assert_eq!(listed([]), "");
    }
}
