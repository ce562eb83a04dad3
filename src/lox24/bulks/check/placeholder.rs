//! Placeholders that were not filled in.

/// The forms: the opening, the closing, and how a message shows the form. In an ordinary text, none of them encloses
/// a name.
static FORMS: [(&str, &str, &str); 7] = [
    ("{{", "}}", "{{…}}"),
    ("${", "}", "${…}"),
    ("[[", "]]", "[[…]]"),
    ("<%", "%>", "<%…%>"),
    ("*|", "|*", "*|…|*"),
    ("{", "}", "{…}"),
    ("%", "%", "%…%"),
];

/// The longest name.
const LONGEST: usize = 40;

/// The first placeholder in a text: its position in UTF-16 units, and its form.
pub(super) fn placeholder(text: &str) -> Option<(usize, &'static str)> {
    let mut index = 0;
    let mut before = ' ';
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let form = FORMS.iter().find(|form| opens(form, rest, before));
        if let Some((.., shown)) = form {
            return Some((index, shown));
        }
        index += character.len_utf16();
        before = character;
        rest = rest.get(character.len_utf8()..)?;
    }
    None
}

/// Whether a text begins with a placeholder of this form.
fn opens((open, close, _): &(&str, &str, &str), text: &str, before: char) -> bool {
    let Some(inside) = text.strip_prefix(open) else {
        return false;
    };
    let name = inside
        .bytes()
        .take_while(|byte| is_in_name(*byte, open))
        .fold(0, |count, _| count + 1);
    let Some((name, after)) = inside.split_at_checked(name) else {
        return false;
    };
    let name = name.trim_ascii();
    let is_name = name.len() <= LONGEST && name.bytes().any(|it| it.is_ascii_alphabetic());
    // `50%off%` and `{a}` are not placeholders.
    let is_plain = *open == "%" || *open == "{";
    let stands_alone = !before.is_ascii_alphanumeric()
        && !after
            .strip_prefix(close)
            .is_some_and(|it| it.starts_with(|it: char| it.is_ascii_alphanumeric()));
    is_name
        && after.starts_with(close)
        && (!is_plain || name.len() > 1 && name.starts_with(|it: char| it.is_ascii_alphabetic()))
        && (*open != "%" || stands_alone)
}

/// Whether a byte may follow such an opening: names and, in double brackets, also filters and spaces.
fn is_in_name(byte: u8, open: &str) -> bool {
    match byte {
        b'_' => true,
        b'.' | b'-' => open != "%",
        b' ' | b'|' | b'#' | b'/' | b':' | b'=' => matches!(open, "{{" | "[[" | "<%"),
        _ => byte.is_ascii_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::text;

    #[test]
    fn a_placeholder_is_found_where_it_is() {
        for (text, expected) in [
            ("Dear {{name}}, …", Some((5, "{{…}}"))),
            ("😀{{ first_name }}", Some((2, "{{…}}"))),
            ("{{{name}}}", Some((1, "{{…}}"))),
            ("{{ user.name | title }}", Some((0, "{{…}}"))),
            ("{{#if paid}}", Some((0, "{{…}}"))),
            ("Hi ${name}", Some((3, "${…}"))),
            ("Hi {name}!", Some((3, "{…}"))),
            ("Hi {first-name}!", Some((3, "{…}"))),
            ("Hi %name%!", Some((3, "%…%"))),
            ("(%FIRST_NAME%)", Some((1, "%…%"))),
            ("Hi [[name]]", Some((3, "[[…]]"))),
            ("Hi <%= name %>", Some((3, "<%…%>"))),
            ("Hi *|FNAME|*", Some((3, "*|…|*"))),
            ("{a}, {{b}}", Some((5, "{{…}}"))),
            // Ordinary texts.
            ("50% off, 20% more", None),
            ("50%off%", None),
            ("5%bis10%mehr", None),
            ("100 %, 5 % Skonto", None),
            ("%20%", None),
            ("a %b%", None),
            ("100% Bio% 5", None),
            ("{a} {} {1} {0} {x, y} :-{", None),
            ("[sic] [Info] <b> <3 $5 $name", None),
            ("{{}} {{ }} {{1}} ${} %% **", None),
            ("{{name {name", None),
            ("https://a.example/%7Bname%7D?b=%C3%A9", None),
            ("", None),
        ] {
            assert_eq!(placeholder(text), expected, "{text}");
        }
        let name = "a".repeat(LONGEST);
        assert!(placeholder(&text!("{{", name.as_str(), "}}")).is_some());
        assert!(placeholder(&text!("{{", name.as_str(), "a}}")).is_none());
    }
}
