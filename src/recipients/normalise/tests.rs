use super::*;

fn read(line: &str, country: Option<&str>) -> Result<String, &'static str> {
    with(line, country, None)
}

fn with(line: &str, country: Option<&str>, bare: Option<Reading>) -> Result<String, &'static str> {
    let normaliser = Normaliser::new(country, bare).unwrap();
    let number = normaliser.normalise(line.as_bytes());
    number
        .map(|it| format!("+{}", it.value))
        .map_err(Reason::code)
}

/// A row: the line, the country, and the number or the reason.
type Row = (
    &'static str,
    &'static str,
    Result<&'static str, &'static str>,
);

fn check(rows: &[Row]) {
    for (line, country, expected) in rows {
        let country = Some(*country).filter(|it| !it.is_empty());
        let expected = expected.map(str::to_owned);
        assert_eq!(read(line, country), expected, "{line:?} {country:?}");
    }
}

const LONDON: Result<&str, &str> = Ok("+447700900123");

#[test]
fn rule_1_wrapping_goes() {
    for country in ["", "GB", "DE", "US", "IT", "CN", "RU", "KR", "AU"] {
        for line in [
            "+447700900123",
            " +44 7700 900123 ",
            "+44-7700-900123",
            "+44.7700.900.123",
            "+44/7700/900123",
            "(+44) 7700 [900123]",
            "+44~7700·900·123",
            "+44\u{a0}7700\u{202f}900\u{2011}123",
            "\u{202a}+447700900123\u{202c}",
            "\u{feff}+447700900123\t",
            "\u{b}+447700900123\u{85}",
            "\"+447700900123\"",
            " '+44 7700 900123' ",
            "“+447700900123”",
            "„+447700900123“",
            "«+447700900123»",
            "'+447700900123",
            "’+447700900123",
            "=\"+447700900123\"",
            "\"'+447700900123\"",
            "tel:+44-7700-900123",
            "TEL:+447700900123",
            "\"tel:+447700900123\";",
            "tel: +447700900123",
            "+447700900123;",
            "+447700900123, ",
            "+447700900123;;",
            "\"+447700900123\",",
            "＋４４７７００９００１２３",
            "+٤٤٧٧٠٠٩٠٠١٢٣",
            "+४४७७००९००१२३",
            "+𝟒𝟒𝟕𝟕𝟎𝟎𝟗𝟎𝟎𝟏𝟐𝟑",
            "（＋44）7700－900123",
            "+44–7700—900−123",
            "+44ー7700ー900123",
            "00447700900123",
            "+44 (0)7700 900123",
            "+44 [0] 7700 900123",
            "+44（0）7700 900123",
            "+44(0)7700900123",
            "0044 (0)7700 900123",
            "44 (0)7700 900123",
        ] {
            check(&[(line, country, LONDON)]);
        }
    }
}

#[test]
fn rule_1_what_is_not_a_number_has_a_reason() {
    check(&[
        ("", "", Err("empty")),
        (" - ", "", Err("empty")),
        ("\"\"", "", Err("empty")),
        ("=\"\"", "", Err("empty")),
        ("tel:", "", Err("empty")),
        (";", "", Err("empty")),
        ("1-800-FLOWERS", "", Err("letters")),
        ("phone", "", Err("letters")),
        ("+44 7700 900123 home", "", Err("letters")),
        ("\"=+447700900123\"", "", Err("characters")),
        ("+447700900123,+447700900124", "", Err("characters")),
        ("++447700900123", "", Err("characters")),
        ("44+7700900123", "", Err("characters")),
        ("+44_7700_900123", "", Err("characters")),
        ("+447700900123#", "", Err("characters")),
        ("+44 7700 900123ä", "", Err("characters")),
        ("+44\u{2028}7700900123", "", Err("characters")),
        ("+447700९००१²³", "", Err("characters")),
        // What a spreadsheet rounded.
        ("4.917E+11", "", Err("exponent")),
        ("4,917E+11", "DE", Err("exponent")),
        ("4.47701e11", "", Err("exponent")),
        ("4E+11", "", Err("exponent")),
        ("4.47701E+11x", "", Err("letters")),
        ("447700900123.0", "", Err("decimal")),
        ("447700900123,0", "", Err("decimal")),
        (" 447700900123.00 ", "", Err("decimal")),
        ("\"447700900123.0\"", "", Err("decimal")),
        ("12345.0", "", Err("decimal")),
        ("+447700900123.0", "", Err("decimal")),
        ("447700900123.000", "", Err("decimal")),
        ("447700900123.5", "", Err("decimal")),
        ("00447700900123.25", "", Err("decimal")),
        ("2025550123.5", "US", Err("decimal")),
        ("+447700.900123", "", LONDON),
        ("0171.2345678", "DE", Ok("+491712345678")),
        ("+4477009001.23", "", Err("decimal")),
        ("+44770090.0123", "", LONDON),
        ("1234.0", "", Err("too_short")),
        ("+44.7700.90012.0", "", Ok("+447700900120")),
        ("+44 7700 90012.0", "", Ok("+447700900120")),
        // Extensions.
        ("+447700900123 x5", "", Err("extension")),
        ("+447700900123x123", "", Err("extension")),
        ("+44 7700 900123 ext. 5", "", Err("extension")),
        ("+44 7700 900123 extension 12", "", Err("extension")),
        ("+447700900123;ext=5", "", Err("extension")),
        ("tel:+44-7700-900123;ext=5", "", Err("extension")),
        ("+44 7700 900123 #5", "", Err("extension")),
        ("x5", "", Err("letters")),
    ]);
}

#[test]
fn rule_2_plus_and_international_prefixes() {
    check(&[
        ("011 44 7700 900123", "US", LONDON),
        ("011447700900123", "CA", LONDON),
        ("0011 44 7700 900123", "AU", LONDON),
        ("010 44 7700 900123", "JP", LONDON),
        ("8~10 44 7700 900123", "RU", LONDON),
        ("810447700900123", "KZ", LONDON),
        ("001 44 7700 900123", "KR", LONDON),
        ("002 44 7700 900123", "KR", LONDON),
        ("119 44 7700 900123", "CU", LONDON),
        ("00447700900123", "JP", LONDON),
        ("00447700900123", "US", LONDON),
        // 00 before the country's own code, though 005 and 0055 are prefixes of carriers.
        ("0057 321 1234567", "CO", Ok("+573211234567")),
        ("0055 11 96123-4567", "BR", Ok("+5511961234567")),
        // 00 1 202 … is American, 001 202 … Egyptian and too short for a mobile number.
        ("001 202 555 0123", "KR", Ok("+12025550123")),
        // A prefix of another country is none here.
        ("011447700900123", "", Err("national")),
        ("011447700900123", "DE", Err("too_long")),
        ("011447700900123", "ES", Err("leading_zero")),
        ("0 44 7700 900123", "CV", LONDON),
        ("0 44 7700 900123", "WS", LONDON),
        ("+", "", Err("too_short")),
        ("+1", "", Err("too_short")),
        ("+49", "", Err("too_short")),
        ("+49123", "", Err("too_short")),
        ("+99", "", Err("too_short")),
        ("+999", "", Err("unknown_calling_code")),
        ("+00", "", Err("unknown_calling_code")),
        ("0000", "", Err("unknown_calling_code")),
        ("+0049170123456", "", Err("unknown_calling_code")),
    ]);
}

#[test]
fn rule_3_a_zero_after_the_calling_code() {
    check(&[
        ("+49 (0)170 1234567", "", Ok("+491701234567")),
        ("+49 (0)170 1234567", "US", Ok("+491701234567")),
        ("0049(0)1701234567", "DE", Ok("+491701234567")),
        ("49 (0)170 1234567", "", Ok("+491701234567")),
        ("011 49 (0)170 1234567", "US", Ok("+491701234567")),
        ("+81 (0)90-1234-5678", "", Ok("+819012345678")),
        ("+353 (0)85 012 3456", "", Ok("+353850123456")),
        // Where numbers begin with 0, it stays; where none is dialled, it is wrong.
        ("+39 (0)6 1234 5678", "", Ok("+390612345678")),
        ("+225 (0)1 23 45 67 89", "", Ok("+2250123456789")),
        ("+1 (0)202 555 0123", "", Err("too_long")),
        // Not right after the code.
        ("+49 17(0)1234567", "", Ok("+491701234567")),
        ("(0)170 1234567", "DE", Ok("+491701234567")),
        // Without brackets it is surely wrong.
        ("+490170123456", "", Err("national_prefix")),
        ("+49 0170 1234567", "DE", Err("national_prefix")),
        ("00490170 1234567", "", Err("national_prefix")),
        ("4901701234567", "", Err("national_prefix")),
        ("4901701234567", "DE", Err("national_prefix")),
        ("430664123456", "AT", Err("national_prefix")),
        ("+4407700900123", "", Err("national_prefix")),
        ("+112025550123", "", Err("national_prefix")),
        ("+7 8 912 345 67 89", "", Err("national_prefix")),
        ("+370 8 612 34567", "", Err("national_prefix")),
        // Where the 0, or another digit equal to the prefix, belongs to the number.
        ("+39 06 1234 5678", "", Ok("+390612345678")),
        ("+225 01 23 45 67 89", "", Ok("+2250123456789")),
        ("+241 06 03 12 34", "", Ok("+24106031234")),
        ("+7 800 123 45 67", "", Ok("+78001234567")),
        ("+7 8 12", "", Err("too_short")),
        // In Rwanda a number may begin with 0; with 9 digits the 0 is the prefix, with 7 it is too short.
        ("+250 01234567", "", Ok("+25001234567")),
        ("+250 012345678", "", Err("national_prefix")),
        ("+250 0123456", "", Err("national_prefix")),
    ]);
}

#[test]
fn rule_4_national_prefixes() {
    check(&[
        ("01701234567", "", Err("national")),
        ("0", "", Err("national")),
        ("01701234567", "DE", Ok("+491701234567")),
        ("0170/123 45 67", "DE", Ok("+491701234567")),
        ("(0170) 1234567", "DE", Ok("+491701234567")),
        ("07700 900123", "GB", LONDON),
        ("07700 900123", "IM", LONDON),
        ("06 1234 5678", "IT", Ok("+390612345678")),
        ("0549 886377", "SM", Ok("+3780549886377")),
        ("01 23 45 67 89", "CI", Ok("+2250123456789")),
        ("06 123 4567", "CG", Ok("+242061234567")),
        ("06 03 12 34", "GA", Ok("+24106031234")),
        ("060 22 11 27", "GA", Ok("+24160221127")),
        ("06 20 123 4567", "HU", Ok("+36201234567")),
        ("8 912 345-67-89", "RU", Ok("+79123456789")),
        ("8 (771) 000 9998", "KZ", Ok("+77710009998")),
        ("8 029 491-19-11", "BY", Ok("+375294911911")),
        ("029 491-19-11", "BY", Ok("+375294911911")),
        ("(0-612) 34567", "LT", Ok("+37061234567")),
        ("8 612 34567", "LT", Ok("+37061234567")),
        ("8 66 123456", "TM", Ok("+99366123456")),
        ("1-202-555-0123", "US", Ok("+12025550123")),
        ("1 (242) 359-1234", "BS", Ok("+12423591234")),
        ("090-1234-5678", "JP", Ok("+819012345678")),
        ("0412 345 678", "AU", Ok("+61412345678")),
        ("0612345678", "ES", Err("leading_zero")),
        ("0", "DE", Err("leading_zero")),
        ("0170", "DE", Err("too_short")),
        ("0170123456789012", "DE", Err("too_long")),
        ("011 15-2345-6789", "AR", Ok("+5491123456789")),
        ("(03543) 15-684965", "AR", Ok("+5493543684965")),
        ("011 2345-6789", "AR", Ok("+541123456789")),
        ("0 11 12 2345 6789", "AR", Err("too_long")),
    ]);
}

#[test]
fn rule_5_digits_alone() {
    check(&[
        // Without a country they are international, as the provider's page says.
        ("491701234567", "", Ok("+491701234567")),
        ("12025550123", "", Ok("+12025550123")),
        ("2025550123", "", Ok("+2025550123")),
        // Only one reading has the digits of a mobile number.
        ("491701234567", "DE", Ok("+491701234567")),
        ("491701234567", "US", Ok("+491701234567")),
        ("447700900123", "US", LONDON),
        ("919876543210", "IN", Ok("+919876543210")),
        ("9876543210", "IN", Ok("+919876543210")),
        ("612464206", "FR", Ok("+33612464206")),
        ("612345678", "NL", Ok("+31612345678")),
        ("1701234567", "DE", Ok("+491701234567")),
        ("6641234567", "AT", Ok("+436641234567")),
        ("7123 4567", "BO", Ok("+59171234567")),
        ("512 345 678", "PL", Ok("+48512345678")),
        ("612 34 56 78", "ES", Ok("+34612345678")),
        ("4512345678", "NO", Ok("+4512345678")),
        ("393123456789", "IT", Ok("+393123456789")),
        ("12025550123", "US", Ok("+12025550123")),
        ("6201234567", "HU", Ok("+36201234567")),
        ("376123", "AD", Ok("+376376123")),
        ("37700384", "MC", Ok("+37737700384")),
        ("111523456789", "AR", Ok("+5491123456789")),
        // A 0 that belongs to the number is dropped, too.
        ("123456789", "CI", Ok("+2250123456789")),
        ("190011234", "BJ", Ok("+2290190011234")),
        // Both: national where people write no prefix.
        ("(202) 555-0123", "US", Ok("+12025550123")),
        ("4512345678", "US", Ok("+14512345678")),
        ("(11) 96123-4567", "BR", Ok("+5511961234567")),
        ("131 2345 6789", "CN", Ok("+8613123456789")),
        ("312 345 6789", "IT", Ok("+393123456789")),
        ("222 123 4567", "MX", Ok("+522221234567")),
        // Both: ambiguous where they write a 0.
        ("15175660449", "DE", Err("ambiguous")),
        ("15123456789", "DE", Err("ambiguous")),
        ("354315684965", "AR", Err("ambiguous")),
        ("2718203", "BF", Err("ambiguous")),
        ("954921216", "TJ", Ok("+992954921216")),
        ("53543471", "CG", Ok("+242053543471")),
        // The account's own code decides where no mobile number begins with it.
        ("436641234567", "AT", Ok("+436641234567")),
        ("6421123456", "NZ", Ok("+6421123456")),
        ("62812345678", "ID", Ok("+62812345678")),
        ("49301234567", "DE", Ok("+49301234567")),
        ("4930123456", "DE", Ok("+4930123456")),
        ("861012345678", "CN", Ok("+861012345678")),
        ("376312345", "AD", Ok("+376312345")),
        // In Italy and Myanmar some do.
        ("3906123456", "IT", Ok("+393906123456")),
        ("95123456", "MM", Ok("+9595123456")),
        ("951234567", "MM", Err("ambiguous")),
        // Neither: what is possible by its length, national first.
        ("30123456", "DE", Ok("+4930123456")),
        ("8123456", "SE", Ok("+468123456")),
        ("4423456", "DE", Ok("+494423456")),
        ("12", "NO", Err("too_short")),
        ("99912345", "FR", Err("unknown_calling_code")),
        // Lengths are those of the calling code.
        ("202-555-0123", "CR", Ok("+5062025550123")),
    ]);
}

#[test]
fn the_option_settles_what_may_be_both() {
    let national = Some(Reading::National);
    let international = Some(Reading::International);
    for (line, country, bare, expected) in [
        ("15175660449", "DE", national, "+4915175660449"),
        ("15175660449", "DE", international, "+15175660449"),
        ("4512345678", "US", national, "+14512345678"),
        ("4512345678", "US", international, "+4512345678"),
        ("912345678", "ES", international, "+34912345678"),
        // Only one reading is plausible.
        ("1701234567", "DE", international, "+491701234567"),
        ("447700900123", "DE", national, "+447700900123"),
    ] {
        let found = with(line, Some(country), bare);
        assert_eq!(found.as_deref(), Ok(expected), "{line} {country} {bare:?}");
    }
}

#[test]
fn it_is_told_how_bare_numbers_were_read() {
    for (line, country, expected) in [
        ("+447700900123", None, None),
        ("00447700900123", None, None),
        ("07700900123", Some("GB"), None),
        ("44 (0)7700900123", None, None),
        ("447700900123", None, Some(Reading::International)),
        ("447700900123", Some("US"), Some(Reading::International)),
        ("2025550123", Some("US"), Some(Reading::National)),
        ("612464206", Some("FR"), Some(Reading::National)),
    ] {
        let normaliser = Normaliser::new(country, None).unwrap();
        let bare = normaliser.normalise(line.as_bytes()).unwrap().bare;
        assert_eq!(bare, expected, "{line} {country:?}");
    }
}

#[test]
fn rule_6_lengths_and_calling_codes() {
    check(&[
        ("+44770090", "", Err("too_short")),
        ("+4477009001", "", Err("wrong_length")),
        ("+4915123456789012", "", Err("too_long")),
        ("+999999999999999999999", "", Err("too_long")),
        ("+999123456", "", Err("unknown_calling_code")),
        ("+1 202 555 012", "", Err("too_short")),
        ("+800 1234 5678", "", Ok("+80012345678")),
        // Landlines without the only area code.
        ("+378 886377", "", Ok("+3780549886377")),
        ("+261 6170011", "", Ok("+261206170011")),
        // The other country of +599 has longer numbers.
        ("+599 9 5181 234", "", Ok("+59995181234")),
        ("+599 3 1812 345", "", Err("too_long")),
    ]);
}

#[test]
fn bytes_that_are_no_text() {
    let normaliser = Normaliser::new(None, None).unwrap();
    for bytes in [
        &[0xff][..],
        b"+4477\0",
        b"+44\xe4",
        b"+44\xff7700900123",
        b"\xe2\x80",
        b"+447700900123\xe4",
    ] {
        let reason = normaliser.normalise(bytes);
        assert_eq!(reason, Err(Reason::Characters), "{bytes:?}");
    }
}

#[test]
fn countries() {
    for unknown in ["XX", "de", "", "  "] {
        assert!(
            Normaliser::new(Some(unknown), None).is_none(),
            "{unknown:?}"
        );
    }
}
