//! A `Date` in ISO 8601, as `Date.prototype.toISOString` writes it.

use super::check;
use super::data::Data;
use super::issue::Issues;

/// The first millisecond of the year 10000.
const END: f64 = 253_402_300_800_000.0;

const DAY: i64 = 86_400_000;

/// Checks for a valid `Date` from the year 1970 on and writes it.
pub(super) fn read(value: &Data, path: &str, issues: &mut Issues) -> Option<String> {
    match value {
        Data::Date(milliseconds) if (0.0..END).contains(milliseconds) => {
            Some(written(*milliseconds as i64))
        }
        Data::Date(_) => {
            issues.push(path, "format", "Expected a valid Date.");
            None
        }
        other => {
            check::wrong_type(other, path, "a Date", issues);
            None
        }
    }
}

/// Writes a time in milliseconds since 1970, from the years 1970 to 9999.
pub fn written(milliseconds: i64) -> String {
    let (days, time) = (milliseconds / DAY, milliseconds % DAY);
    // Counted from a 1 March, so that a leap day ends its year (Howard Hinnant's `civil_from_days`).
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    let mut text = String::new();
    let mut part = |number, width, after| {
        push_padded(&mut text, number, width);
        text.push(after);
    };
    part(era * 400 + year + next, 4, '-');
    part(month, 2, '-');
    part(day, 2, 'T');
    part(time / 3_600_000, 2, ':');
    part(time / 60_000 % 60, 2, ':');
    part(time / 1_000 % 60, 2, '.');
    part(time % 1_000, 3, 'Z');
    text
}

fn push_padded(text: &mut String, number: i64, width: u8) {
    if width > 1 {
        push_padded(text, number / 10, width - 1);
    }
    // Below 10, so it fits.
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// Reads what [`written`] writes, with or without milliseconds.
#[cfg(feature = "proxy")]
pub fn parse(text: &str) -> Option<f64> {
    let number = |from: usize, to: usize| -> Option<i64> {
        let digits = text.get(from..to)?;
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|_| is_number)
    };
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hours, minutes, seconds) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let millis = if text.len() == 20 { 0 } else { number(20, 23)? };
    // As above (`days_from_civil`).
    let (shifted, month) = match month {
        1 | 2 => (year - 1, month + 9),
        _ => (year, month - 3),
    };
    let (era, of_era) = (shifted / 400, shifted % 400);
    let days = (153 * month + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + days - 719_468;
    let time = ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis;
    let milliseconds = days * DAY + time;
    // A date that does not exist would become another one.
    let is_same = |whole: String| match text.len() {
        20 => whole.get(..19) == text.get(..19) && text.ends_with('Z'),
        _ => whole == text,
    };
    (milliseconds >= 0 && (milliseconds as f64) < END && is_same(written(milliseconds)))
        .then_some(milliseconds as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_as_javascript_writes_it() {
        for (milliseconds, expected) in [
            (0.0, "1970-01-01T00:00:00.000Z"),
            (951_782_400_000.0, "2000-02-29T00:00:00.000Z"),
            (1_709_164_799_999.0, "2024-02-28T23:59:59.999Z"),
            (1_709_251_200_000.0, "2024-03-01T00:00:00.000Z"),
            (1_795_608_816_042.0, "2026-11-25T12:13:36.042Z"),
            (4_107_542_400_000.0, "2100-03-01T00:00:00.000Z"),
            (END - 1.0, "9999-12-31T23:59:59.999Z"),
        ] {
            let found = read(&Data::Date(milliseconds), "x", &mut Issues::new());
            assert_eq!(found.as_deref(), Some(expected));
            #[cfg(feature = "proxy")]
            {
                assert_eq!(parse(expected), Some(milliseconds));
                let seconds = expected.replace(&expected[19..23], "");
                assert_eq!(
                    parse(&seconds),
                    Some((milliseconds / 1000.0).floor() * 1000.0)
                );
            }
        }
        for (value, code) in [
            (Data::Date(f64::NAN), "x format"),
            (Data::Date(-1.0), "x format"),
            (Data::Date(END), "x format"),
            (Data::Number(0.0), "x wrong_type"),
            ("2026-11-25T12:00:16Z".into(), "x wrong_type"),
        ] {
            let mut issues = Issues::new();
            assert_eq!(read(&value, "x", &mut issues), None);
            assert_eq!(issues.told(), [code]);
        }
    }

    #[cfg(feature = "proxy")]
    #[test]
    fn only_a_date_as_it_is_written_is_read_back() {
        for text in [
            "",
            "2026-11-25",
            "2026-11-25T12:13:36.042",
            "2026-11-25T12:13:36.042+01:00",
            "2026-02-30T00:00:00.000Z",
            "2026-13-01T00:00:00.000Z",
            "2026-11-25T24:00:00.000Z",
            "2026-11-25t12:13:36.042z",
            "1969-12-31T23:59:59.999Z",
            "+026-11-25T12:13:36.042Z",
            "2026-11-25T12:13:36,042Z",
            "2026-11-25T12:13:36Zé",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
