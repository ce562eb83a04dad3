//! How a bulk is watched: which states are the last ones, and how long to wait between two looks.
//! The randomness is passed in.

/// States after which nothing happens any more: processed, cancelled, system error, no recipients.
/// An unknown state is none of them. Source: GET /bulks/{id} page.
const FINAL: [f64; 4] = [10.0, 15.0, 20.0, 201.0];

/// Whether a bulk stays as it is.
pub fn is_final(status_code: Option<f64>) -> bool {
    status_code.is_some_and(|code| FINAL.contains(&code))
}

/// Failed looks in a row after which the failure is lasting. Each look has tried again by itself.
pub const MAX_FAILURES: u32 = 3;

/// Milliseconds before look number `look`, counted from 0, which is at once: never less than
/// `interval`, growing to five times of it, so that a bulk of hours costs few requests. `random`
/// is from 0 to 1 and keeps many watchers apart.
pub fn delay(look: u32, interval: f64, random: f64) -> f64 {
    if look == 0 {
        return 0.0;
    }
    let growth = 1.25_f64.powi(look.min(100) as i32 - 1).min(4.0);
    interval * growth * (1.0 + random * 0.25)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_states() {
        for code in [10.0, 15.0, 20.0, 201.0] {
            assert!(is_final(Some(code)));
        }
        for code in [Some(0.0), Some(5.0), Some(999.0), None] {
            assert!(!is_final(code));
        }
    }

    #[test]
    fn starts_quick_slows_down_and_is_never_faster_than_the_interval() {
        assert_eq!(delay(0, 2000.0, 0.9), 0.0);
        assert_eq!(delay(1, 2000.0, 0.0), 2000.0);
        let mut before = 0.0;
        for look in 1..1000 {
            let wait = delay(look, 2000.0, 0.0);
            assert!(wait >= before && (2000.0..=8000.0).contains(&wait));
            assert!(delay(look, 2000.0, 1.0) <= 10_000.0);
            before = wait;
        }
    }
}
