//! What messages cost, in decimal: a price times a million must not add up the errors of a million binary
//! fractions.

use crate::input::check;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::numbering::Region;
use crate::recipients::{Countries, region_name};
use crate::text::{Part, text};

const BILLION: u64 = 1_000_000_000;

/// More for one message is a mistake in every currency.
const MAX_PRICE: f64 = 1e6;

/// The largest amount at which a JavaScript number still distinguishes thousandths.
pub(super) const MAX_AMOUNT: f64 = 1e12;

/// An amount of money, in units of the caller's currency and billionths of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount {
    whole: u64,
    /// Less than a billion.
    billionths: u64,
}

impl Amount {
    /// Reads a number from 0 to `most`, rounded to a billionth.
    pub fn read(value: &Data, path: &str, issues: &mut Issues, most: f64) -> Option<Self> {
        let number = match value {
            Data::Number(number) if !number.is_nan() => *number,
            other => {
                check::wrong_type(other, path, "a number", issues);
                return None;
            }
        };
        if !(0.0..=most).contains(&number) {
            let message = text!("Expected a number from 0 to ", most as u64, ".");
            issues.push(path, "out_of_range", message);
            return None;
        }
        let amount = Self::rounded(number);
        if number > 0.0 && amount == Self::default() {
            // Rounded to 0, it would make messages free.
            issues.push(path, "out_of_range", "Expected 0 or at least 0.000000001.");
            return None;
        }
        Some(amount)
    }

    /// The amount nearest to a number of at least 0.
    pub fn rounded(number: f64) -> Self {
        // Exact: the whole part is within the range of integers, or becomes its end.
        let whole = number.floor();
        let billionths = ((number - whole) * BILLION as f64).round_ties_even();
        Self::default().plus(whole as u64, billionths as u64)
    }

    /// Adds a number of units and any number of billionths. A sum that is too large stays at the largest
    /// amount, which exceeds every limit.
    fn plus(self, whole: u64, billionths: u64) -> Self {
        let billionths = self.billionths.saturating_add(billionths);
        let whole = self.whole.saturating_add(whole);
        Self {
            whole: whole.saturating_add(billionths / BILLION),
            billionths: billionths % BILLION,
        }
    }

    /// Adds another amount.
    pub(super) fn and(self, other: Self) -> Self {
        self.plus(other.whole, other.billionths)
    }

    /// Adds a price `count` times.
    fn plus_times(self, price: Self, count: u64) -> Self {
        // A product of two numbers below a billion fits; a billion billionths are a unit.
        let (billions, rest) = (count / BILLION, count % BILLION);
        self.plus(price.whole.saturating_mul(count), price.billionths * rest)
            .plus(price.billionths.saturating_mul(billions), 0)
    }

    /// Returns the JavaScript number that is nearest to the amount.
    pub fn to_number(self) -> f64 {
        let total = self.whole.checked_mul(BILLION);
        match total.and_then(|total| total.checked_add(self.billionths)) {
            // Both numbers are exact, so the quotient is the nearest one.
            Some(total) if total < 1 << 53 => total as f64 / BILLION as f64,
            _ => self.whole as f64 + self.billionths as f64 / BILLION as f64,
        }
    }
}

impl Part for Amount {
    fn push_to(&self, out: &mut String) {
        self.whole.push_to(out);
        // Digit by digit, so that trailing zeros are omitted.
        let mut rest = self.billionths;
        out.push_str(if rest > 0 { "." } else { "" });
        while rest > 0 {
            (rest * 10 / BILLION).push_to(out);
            rest = rest * 10 % BILLION;
        }
    }
}

/// The caller's prices of one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices {
    countries: Vec<(Region, Amount)>,
    /// For the countries of a calling code that have no price of their own.
    codes: Vec<(u16, Amount)>,
    default: Option<Amount>,
}

impl Prices {
    /// Reads a table. A missing price must not make messages free, so nothing in the table is ignored.
    pub fn read(value: &Data, path: &str, issues: &mut Issues) -> Option<Self> {
        let Data::Object(entries) = value else {
            check::wrong_type(value, path, "an object of prices by country", issues);
            return None;
        };
        if entries.is_empty() {
            let message = "Expected at least one price; otherwise omit the key.";
            issues.push(path, "empty", message);
            return None;
        }
        let mut prices = Self {
            countries: Vec::new(),
            codes: Vec::new(),
            default: None,
        };
        let mut complete = true;
        for (key, value) in entries {
            // A phone number that is passed as a key must not get into a message.
            let is_short = key.bytes().filter(u8::is_ascii_digit).count() < 5;
            let at = if is_short {
                text!(path, ".", key)
            } else {
                path.to_owned()
            };
            let price = Amount::read(value, &at, issues, MAX_PRICE);
            complete &= prices.add(key, price, &at, issues).is_some();
        }
        complete.then_some(prices)
    }

    fn add(
        &mut self,
        key: &str,
        price: Option<Amount>,
        path: &str,
        issues: &mut Issues,
    ) -> Option<()> {
        if key == "default" {
            self.default = price;
            return price.map(drop);
        }
        let Some(found) = Key::read(key) else {
            let message = match meant(key) {
                Some(name) => text!("Unknown key. Did you mean `", name, "`?"),
                None => {
                    "Unknown key. Expected an ISO 3166-1 alpha-2 country (`DE`), a calling code \
                     (`+1`) or `default`."
                        .to_owned()
                }
            };
            issues.push(path, "unknown_key", message);
            return None;
        };
        let (Key::Country(region) | Key::Code(region)) = found;
        if self.has_twin(region) {
            let message = text!("There are two prices for `", region_name(region), "`.");
            issues.push(path, "ambiguous", message);
            return None;
        }
        let amount = price.unwrap_or_default();
        match found {
            Key::Country(region) => self.countries.push((region, amount)),
            Key::Code(main) => self.codes.push((main.code(), amount)),
        }
        price.map(drop)
    }

    /// Whether a country that has its calling code to itself already has a price, by either key.
    fn has_twin(&self, region: Region) -> bool {
        !region.main().shares_code()
            && (self.countries.iter().any(|(known, _)| *known == region)
                || self.codes.iter().any(|(code, _)| *code == region.code()))
    }

    fn price(&self, region: Region) -> Option<Amount> {
        let own = self.countries.iter().find(|(known, _)| *known == region);
        let own = own.map(|(_, price)| *price);
        own.or_else(|| {
            let shared = self.codes.iter().find(|(code, _)| *code == region.code());
            shared.map(|(_, price)| *price)
        })
        .or(self.default)
    }

    /// What messages of `segments` to each recipient cost.
    ///
    /// # Errors
    /// A sentence that names the recipients without a price.
    pub fn sum(&self, recipients: &Countries, segments: u64) -> Result<Amount, String> {
        let mut sum = Amount::default();
        let mut missing = String::new();
        let mut add = |price: Option<Amount>, count: usize, name: &str| match price {
            Some(price) => sum = sum.plus_times(price, segments.saturating_mul(count as u64)),
            None => {
                missing.push_str(if missing.is_empty() { "" } else { ", " });
                missing.push_str(name);
            }
        };
        for (region, count) in &recipients.known {
            add(self.price(*region), *count, &region_name(*region));
        }
        if recipients.unknown > 0 {
            let name = text!(
                "numbers of unknown country (",
                recipients.unknown,
                "; write them with `+` and their calling code)"
            );
            add(self.default, recipients.unknown, &name);
        }
        if missing.is_empty() {
            return Ok(sum);
        }
        Err(text!(
            "`prices` has no `default` and no price for ",
            missing,
            "."
        ))
    }
}

/// What a key of the table names.
#[derive(Clone, Copy)]
enum Key {
    Country(Region),
    /// A calling code, by its main region.
    Code(Region),
}

impl Key {
    fn read(key: &str) -> Option<Self> {
        match key.strip_prefix('+') {
            // Rust's own parser would also accept `+49` and `049`.
            Some(digits) if digits.starts_with(['+', '0']) => None,
            Some(digits) => Region::of_code(digits.parse().ok()?).map(Self::Code),
            None => Region::of_country(key).map(Self::Country),
        }
    }
}

/// The key that was probably meant.
fn meant(key: &str) -> Option<String> {
    let key = key.trim_ascii();
    if key.eq_ignore_ascii_case("default") {
        return Some("default".to_owned());
    }
    let country = key.to_ascii_uppercase();
    let code = text!("+", key.trim_start_matches(['+', '0']));
    [country, code]
        .into_iter()
        .find(|key| Key::read(key).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(number: f64) -> Amount {
        Amount::read(&Data::Number(number), "x", &mut Issues::new(), MAX_AMOUNT).unwrap()
    }

    #[test]
    fn amounts_are_shown_and_given_back_as_they_were() {
        for (number, shown) in [
            (0.0, "0"),
            (-0.0, "0"),
            (0.000_000_001, "0.000000001"),
            (0.1, "0.1"),
            (0.1 + 0.2, "0.3"),
            (0.999_999_999_9, "1"),
            (100.0, "100"),
            (75_099.99, "75099.99"),
            // Beyond 2^53 billionths, their quotient would be a neighbour of this.
            (9_267_079.413_998_209, "9267079.413998209"),
            // The sum of the parts would be a neighbour of these.
            (1.144_272_509, "1.144272509"),
            (39_785.883_345_061, "39785.883345061"),
            (8_000_000.000_000_001, "8000000.000000001"),
            (12_345_678.9, "12345678.9"),
            (1e12, "1000000000000"),
        ] {
            assert_eq!(text!(amount(number)), shown);
            assert_eq!(amount(number).to_number(), shown.parse::<f64>().unwrap());
        }
    }

    #[test]
    fn a_table_with_a_problem_is_none_and_its_path_holds_no_phone_number() {
        let read = |key: &str, price: f64| {
            let mut issues = Issues::new();
            let table = Data::Object(vec![
                (key.to_owned(), price.into()),
                ("DE".to_owned(), 1.0.into()),
            ]);
            let prices = Prices::read(&table, "prices", &mut issues);
            (prices.is_some(), issues.told())
        };
        assert_eq!(read("FR", 1.0), (true, vec![]));
        for (key, price, issue) in [
            ("FR", -1.0, "prices.FR out_of_range"),
            ("default", -1.0, "prices.default out_of_range"),
            ("+49", 1.0, "prices.DE ambiguous"),
            ("+9999", 1.0, "prices.+9999 unknown_key"),
            ("+99999", 1.0, "prices unknown_key"),
        ] {
            assert_eq!(read(key, price), (false, vec![issue.to_owned()]), "{key}");
        }
    }

    #[test]
    fn keys_are_countries_and_calling_codes() {
        let code_of = |key: &str| match Key::read(key)? {
            Key::Country(region) => Some((region.code(), region.country())),
            Key::Code(region) => Some((region.code(), None)),
        };
        for (key, expected) in [
            ("DE", Some((49, Some("DE")))),
            ("+49", Some((49, None))),
            ("US", Some((1, Some("US")))),
            ("CA", Some((1, Some("CA")))),
            ("+1", Some((1, None))),
            ("+800", Some((800, None))),
            ("de", None),
            ("UK", None),
            ("  ", None),
            ("", None),
            ("+", None),
            ("++49", None),
            ("+049", None),
            ("+49 ", None),
            ("+999", None),
            ("+447", None),
            ("+65585", None),
            ("49", None),
        ] {
            assert_eq!(code_of(key), expected, "{key:?}");
        }
    }

    #[test]
    fn a_country_s_own_price_comes_before_that_of_its_code() {
        let read = |keys: &[(&str, f64)]| {
            let table = keys
                .iter()
                .map(|(key, price)| ((*key).to_owned(), (*price).into()));
            let mut issues = Issues::new();
            let prices = Prices::read(&Data::Object(table.collect()), "p", &mut issues);
            prices.ok_or(issues.told())
        };
        let of = |country: &str| Region::of_country(country).unwrap();
        let prices = read(&[("+1", 2.0), ("CA", 3.0), ("GB", 4.0)]).unwrap();
        for (country, expected) in [
            ("CA", Some(3.0)),
            ("US", Some(2.0)),
            ("BS", Some(2.0)),
            ("GB", Some(4.0)),
            ("JE", None),
            ("DE", None),
        ] {
            let price = prices.price(of(country)).map(Amount::to_number);
            assert_eq!(price, expected, "{country}");
        }
        let prices = read(&[("default", 1.0), ("+49", 2.0)]).unwrap();
        assert_eq!(prices.price(of("DE")).map(Amount::to_number), Some(2.0));
        assert_eq!(prices.price(of("FR")).map(Amount::to_number), Some(1.0));
        assert_eq!(
            read(&[("+49", 2.0), ("DE", 2.0)]),
            Err(vec!["p.DE ambiguous".to_owned()])
        );
    }

    #[test]
    fn products_are_exact_and_end_at_the_largest_amount() {
        for (price, count, shown) in [
            (0.1, 3, "0.3"),
            (0.0751, 1_000_000, "75100"),
            (0.000_000_001, 4_294_967_295, "4.294967295"),
            (1.999_999_999, 4_294_967_295, "8589934585.705032705"),
            (0.000_000_001, u64::MAX, "18446744073.709551615"),
            (0.999_999_999, u64::MAX, "18446744055262807541.290448385"),
        ] {
            let product = Amount::default().plus_times(amount(price), count);
            assert_eq!(text!(product), shown);
        }
        let most = Amount::default().plus_times(amount(1e6), u64::MAX);
        assert!(most.plus_times(amount(1e6), u64::MAX).to_number() > MAX_AMOUNT);
    }
}
