//! 8x8's forms of a moment.

use time::OffsetDateTime;
use time::format_description::well_known::Iso8601;

use crate::clock::Millis;

/// A moment as errors have it: `yyyy-MM-ddTHH:mm:ss.ffZ` (FOUND).
pub(super) fn timestamp(now: Millis) -> String {
    let moment = OffsetDateTime::from_unix_timestamp_nanos(i128::from(now) * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (date, time) = (moment.date(), moment.time());
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:02}Z",
        date.year(),
        u8::from(date.month()),
        date.day(),
        time.hour(),
        time.minute(),
        time.second(),
        time.millisecond() / 10,
    )
}

/// A date and a time with its offset from UTC.
pub(super) fn parse(text: &str) -> Option<Millis> {
    let moment = OffsetDateTime::parse(text, &Iso8601::DEFAULT).ok()?;
    Millis::try_from(moment.unix_timestamp_nanos() / 1_000_000).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_have_two_decimals() {
        assert_eq!(timestamp(1_492_569_079_429), "2017-04-19T02:31:19.42Z");
    }

    #[test]
    fn a_moment_needs_its_offset() {
        assert_eq!(parse("1970-01-01T01:00:01+01:00"), Some(1000));
        assert_eq!(parse("1970-01-01T00:00:01"), None);
        assert_eq!(parse("tomorrow"), None);
    }
}
