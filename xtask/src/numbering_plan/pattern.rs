//! A pattern of the metadata as an automaton, because the plan asks what a number can begin with.

use anyhow::{Context, Result};
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input};

/// A pattern for whole strings of digits.
pub(super) struct Pattern(dense::DFA<Vec<u32>>);

impl Pattern {
    pub(super) fn new(pattern: &str) -> Result<Self> {
        let dfa = dense::Builder::new()
            .configure(dense::Config::new().start_kind(StartKind::Anchored))
            // `\d` is an ASCII digit.
            .syntax(syntax::Config::new().unicode(false).utf8(false))
            .build(&format!("(?:{pattern})\\z"))
            .with_context(|| format!("the pattern `{pattern}`"))?;
        Ok(Self(dfa))
    }

    /// Whether a string that matches can begin with these digits.
    pub(super) fn begins(&self, digits: &str) -> bool {
        self.walk(digits).is_some()
    }

    /// Whether the digits match.
    pub(super) fn matches(&self, digits: &str) -> bool {
        self.walk(digits)
            .is_some_and(|state| self.0.is_match_state(self.0.next_eoi_state(state)))
    }

    /// Whether a string of so many digits that begins with these matches.
    pub(super) fn begins_at_length(&self, digits: &str, length: usize) -> bool {
        let mut states = Vec::from_iter(self.walk(digits));
        for _ in digits.len()..length {
            let mut next = Vec::new();
            for state in states {
                next.extend((b'0'..=b'9').map(|digit| self.0.next_state(state, digit)));
            }
            next.sort_unstable();
            next.dedup();
            states = next;
        }
        let mut ends = states.into_iter().map(|state| self.0.next_eoi_state(state));
        digits.len() <= length && ends.any(|state| self.0.is_match_state(state))
    }

    fn walk(&self, digits: &str) -> Option<StateID> {
        let input = Input::new("").anchored(Anchored::Yes);
        let mut state = self.0.start_state_forward(&input).ok()?;
        for digit in digits.bytes() {
            state = self.0.next_state(state, digit);
            if self.0.is_dead_state(state) {
                return None;
            }
        }
        Some(state)
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn a_pattern_knows_what_its_strings_begin_with() {
        let pattern = Pattern::new("(?:2[04]\\d|7)\\d{2}|0{2}").unwrap();
        for begins in ["", "0", "00", "2", "20", "20999", "7", "799"] {
            assert!(pattern.begins(begins), "{begins}");
        }
        for never in ["1", "000", "21", "209999", "7999"] {
            assert!(!pattern.begins(never), "{never}");
        }
        for (digits, matches) in [("00", true), ("20", false), ("20999", true), ("799", true)] {
            assert_eq!(pattern.matches(digits), matches, "{digits}");
        }
        for (digits, length, found) in [
            ("2", 5, true),
            ("2", 4, false),
            ("7", 3, true),
            ("00", 2, true),
            ("20", 1, false),
        ] {
            assert_eq!(pattern.begins_at_length(digits, length), found, "{digits}");
        }
        assert!(Pattern::new("(").is_err());
    }
}
