//! Looks up regions in the numbering plan.

use super::numbering_plan::REGIONS;
use super::region::Region;

/// The region of a country.
pub(super) fn of_country(country: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.is_of(country))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefix_of_the_table_has_its_digits() {
        for region in &REGIONS {
            let digits = String::from_utf8(region.prefix().to_vec()).unwrap();
            let expected = match region.prefix {
                0 => String::new(),
                prefix => prefix.to_string()[1..].to_owned(),
            };
            assert_eq!(digits, expected, "{region:?}");
            assert!(region.lengths > 1 && region.shortest() <= region.longest());
        }
    }

    #[test]
    fn the_table_is_sorted_by_calling_code() {
        assert!(REGIONS.is_sorted_by_key(|region| region.calling_code));
        assert_eq!(of_country("US").unwrap().calling_code, 1);
        assert_eq!(REGIONS[0].country().as_deref(), Some("US"));
        assert_eq!(of_country("  "), None);
    }
}
