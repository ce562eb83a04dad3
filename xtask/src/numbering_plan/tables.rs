//! Writes the tables as Rust.

use std::fmt::Write as _;

use anyhow::Result;

use super::row::{Row, Shared};

/// The table of the regions.
pub(super) fn plan(
    header: &str,
    rows: &[Row],
    places: &[(String, usize)],
    prefixes: &Shared,
    internationals: &Shared,
) -> Result<String> {
    let mut out = header.to_owned();
    let count = rows.len();
    writeln!(out, "/// How many regions there are.")?;
    writeln!(out, "pub(super) const COUNT: usize = {count};\n")?;
    for (name, digits, end) in [
        ("ONE_DIGIT", "one digit", 10),
        ("TWO_DIGITS", "at most two digits", 100),
    ] {
        let count = rows.iter().filter(|row| row.code < end).count();
        writeln!(
            out,
            "/// How many of them have a calling code of {digits}; they come first."
        )?;
        writeln!(out, "pub(super) const {name}: usize = {count};\n")?;
    }
    let mut column = |about: &str, name: &str, kind: &str, values: Vec<String>| -> Result<()> {
        writeln!(out, "/// {about}\n#[rustfmt::skip]")?;
        let count = values.len();
        writeln!(out, "pub(super) static {name}: [{kind}; {count}] = [")?;
        for line in values.chunks(16) {
            writeln!(out, "    {},", line.join(", "))?;
        }
        writeln!(out, "];\n")?;
        Ok(())
    };
    let of = |value: &dyn Fn(&Row) -> String| rows.iter().map(value).collect::<Vec<_>>();
    let before = std::iter::once(0).chain(rows.iter().map(|row| row.code));
    column(
        "How much greater the calling code of each region is than that of the one before. The main region of a code comes first.",
        "STEPS",
        "u8",
        rows.iter()
            .zip(before)
            .map(|(row, before)| (row.code - before).to_string())
            .collect(),
    )?;
    column(
        "Its country, ISO 3166-1 alpha-2; blank for a code of no country.",
        "COUNTRIES",
        "[u8; 2]",
        of(&|row| format!("*b\"{}\"", row.country)),
    )?;
    column(
        "The lengths of its numbers without the calling code: bit n for n digits.",
        "LENGTHS",
        "u16",
        of(&|row| format!("{:#06x}", row.lengths)),
    )?;
    column(
        "The lengths of its mobile numbers; in the first row of a code, those of all its regions.",
        "MOBILE",
        "u16",
        of(&|row| format!("{:#06x}", row.mobile)),
    )?;
    column(
        "Its national prefix, as a position in `PREFIX_LISTS`.",
        "PREFIXES",
        "u8",
        of(&|row| row.prefix.to_string()),
    )?;
    column(
        "Its international prefixes, as a position in `INTERNATIONAL_LISTS`.",
        "INTERNATIONAL",
        "u8",
        of(&|row| row.international.to_string()),
    )?;
    column(
        "Bit 0: its numbers may begin with 0. Bit 1: the national prefix is written before mobile numbers. Bit 2: a \
         mobile number may begin with the digits of its calling code and be possible without them. Bit 3: a mobile number may \
         begin with 0.",
        "FLAGS",
        "u8",
        of(&|row| row.flags().to_string()),
    )?;
    column(
        "First digits of numbers that do not belong to the main region of their calling code, in alphabetical order.",
        "PLACES",
        "u32",
        places.iter().map(|(digits, _)| digits.clone()).collect(),
    )?;
    column(
        "The row of the region to which they belong.",
        "OWNERS",
        "u8",
        places.iter().map(|(_, owner)| owner.to_string()).collect(),
    )?;
    column(
        "The first digits of each of the `PREFIX_LISTS`: bit n for the digit n.",
        "PREFIX_FIRSTS",
        "u16",
        prefixes.0.iter().map(|texts| firsts(texts)).collect(),
    )?;
    let mut list = |about: &str, name: &str, shared: &Shared| -> Result<()> {
        writeln!(out, "/// {about}\n#[rustfmt::skip]")?;
        let count = shared.0.len();
        writeln!(out, "pub(super) static {name}: [&[[u8; 4]]; {count}] = [")?;
        for texts in &shared.0 {
            let texts: Vec<String> = texts.iter().map(|it| format!("*b\"{it:4}\"")).collect();
            writeln!(out, "    &[{}],", texts.join(", "))?;
        }
        writeln!(out, "];\n")?;
        Ok(())
    };
    list(
        "What may be dialled before a national number, the longest first. Spaces fill it up.",
        "PREFIX_LISTS",
        prefixes,
    )?;
    list(
        "What may be dialled before an international number; the first is for no country. Spaces fill it up.",
        "INTERNATIONAL_LISTS",
        internationals,
    )?;
    out.truncate(out.trim_end().len());
    out.push('\n');
    Ok(out)
}

/// The first digits of some texts as bits.
fn firsts(texts: &[String]) -> String {
    let firsts = texts.iter().filter_map(|it| it.bytes().next());
    let bits = firsts.fold(0u16, |bits, first| bits | 1 << (first - b'0'));
    format!("{bits:#06x}")
}

/// The calling codes after which a 0 is surely the national prefix, as bits.
pub(super) fn zeros(header: &str, rows: &[Row]) -> Result<String> {
    let mut words = [0u64; 16];
    for code in 1..1000u16 {
        let mut regions = rows.iter().filter(|row| row.code == code).peekable();
        let is_dialled = regions.peek().is_some_and(|main| main.dials_zero);
        if is_dialled && regions.all(|row| !row.keeps_zero) {
            words[usize::from(code) / 64] |= 1 << (code % 64);
        }
    }
    let mut out = format!(
        "{header}/// Bit n: in the countries of calling code n, a 0 is dialled before national numbers, and no number\n\
         /// begins with 0.\n#[rustfmt::skip]\npub(super) static ZEROS: [u64; 16] = [\n"
    );
    for word in words {
        writeln!(out, "    {word:#018x},")?;
    }
    out.push_str("];\n");
    Ok(out)
}
