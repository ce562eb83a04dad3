//! Watching a resource until it reaches a final state: when to check it, and what a check means. It reads no
//! clock; the caller keeps the deadline.
//!
//! What the caller gets is the full resource. In between, a shorter response shows whether its state has
//! changed; where the provider has none, the full resource does.

use super::failure::Failure;
use crate::operation::Operation;

/// After this many failed checks in a row, the failure is permanent. Each check has already had its own
/// retries.
const MAX_FAILURES: u32 = 3;

/// The default time between two checks, in milliseconds.
pub const INTERVAL: f64 = 2_000.0;

/// The shortest time between two checks of all watches of a client, in milliseconds: 200 watches that begin
/// together are not a burst of 200 requests.
pub const PACE: f64 = 25.0;

/// The names of its options, besides those that all calls have.
pub const OPTIONS: [&str; 2] = ["interval", "deadline"];

/// A resource that is being watched.
pub struct Watch {
    /// The call that checks it.
    operation: &'static Operation,
    is_final: fn(f64) -> bool,
    /// Milliseconds.
    interval: f64,
    /// Milliseconds for the whole watch.
    deadline: Option<f64>,
    looks: u32,
    failures: u32,
    /// The latest state of the full resource, once one has been seen.
    seen: Option<Option<f64>>,
    /// Whether there is a shorter response.
    has_short: bool,
    /// Whether the next check, or the one in progress, reads the full resource.
    is_full: bool,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// The caller waits for the next state.
    Asked,
    /// A check found this state; `None` if the response has none.
    Saw(Option<f64>),
    /// A check failed; the flag says whether it may succeed next time.
    Failed(bool),
    /// The deadline has passed.
    Late,
}

/// What to do next.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Check again after this many milliseconds.
    Look(f64),
    /// Pass on what was found; the flag says whether it is the last.
    Yield(bool),
    /// Reject with the error of the check.
    GiveUp,
    /// Reject with this error.
    Fail(Box<Failure>),
}

impl Watch {
    /// Creates a watch. `is_final` says whether a state is the last.
    pub fn new(
        operation: &'static Operation,
        is_final: fn(f64) -> bool,
        interval: Option<i32>,
        deadline: Option<i32>,
    ) -> Self {
        Self {
            operation,
            is_final,
            interval: interval.map_or(INTERVAL, f64::from),
            deadline: deadline.map(f64::from),
            looks: 0,
            failures: 0,
            seen: None,
            has_short: true,
            is_full: true,
        }
    }

    /// Whether the next check reads the full resource.
    pub fn is_full(&self) -> bool {
        self.is_full
    }

    /// Milliseconds for the whole watch.
    pub fn deadline(&self) -> Option<f64> {
        self.deadline
    }

    /// Handles an event. `random` is from 0 to 1 and spreads many watchers over time.
    pub fn on(&mut self, event: Event, random: f64) -> Action {
        match event {
            Event::Asked => {}
            Event::Late => {
                let deadline = self.deadline.unwrap_or_default();
                let failure = Failure::deadline(self.operation, deadline, self.looks);
                return Action::Fail(failure);
            }
            Event::Saw(state) if !self.is_full => {
                self.failures = 0;
                if self.seen != Some(state) {
                    return self.read_in_full();
                }
            }
            Event::Saw(state) => {
                self.failures = 0;
                if self.seen.replace(state) != Some(state) {
                    return Action::Yield(state.is_some_and(self.is_final));
                }
            }
            // The page with the shorter response may not be there.
            Event::Failed(false) if !self.is_full => {
                self.has_short = false;
                return self.read_in_full();
            }
            Event::Failed(is_passing) => {
                self.failures += 1;
                if !is_passing || self.failures >= MAX_FAILURES {
                    return Action::GiveUp;
                }
            }
        }
        self.is_full = self.seen.is_none() || !self.has_short;
        let look = self.looks;
        self.looks = look.saturating_add(1);
        Action::Look(delay(look, self.interval, random))
    }

    fn read_in_full(&mut self) -> Action {
        self.is_full = true;
        Action::Look(0.0)
    }
}

/// Milliseconds before check number `look`, counted from 0, which is at once. Never less than `interval`, and
/// growing to five times that, so that a watch of many hours needs few requests.
fn delay(look: u32, interval: f64, random: f64) -> f64 {
    if look == 0 {
        return 0.0;
    }
    let growth = 1.25_f64.powi(look.min(100) as i32 - 1).min(4.0);
    interval * growth * (1.0 + random * 0.25)
}

#[cfg(test)]
mod tests {
    use super::Event::{Asked, Failed, Late, Saw};
    use super::*;
    use crate::operation::Repeat;
    use crate::operation::testing::{LIMITED, operation};

    static GET: Operation = operation(&LIMITED, Repeat::Safe);

    fn watch(deadline: Option<i32>) -> Watch {
        Watch::new(&GET, |state| state == 10.0, Some(100), deadline)
    }

    /// Passes the events to a new watch and returns its actions.
    fn actions(events: &[Event]) -> Vec<Action> {
        let mut watch = watch(None);
        events.iter().map(|event| watch.on(*event, 0.0)).collect()
    }

    #[test]
    fn the_table() {
        let look = |milliseconds| Action::Look(milliseconds);
        let (changed, last) = (Action::Yield(false), Action::Yield(true));
        for (events, expected) in [
            (&[Asked, Saw(Some(10.0))][..], vec![look(0.0), last.clone()]),
            (
                &[
                    Asked,
                    Saw(Some(0.0)),
                    Asked,
                    Saw(Some(0.0)),
                    Saw(Some(5.0)),
                    Saw(Some(5.0)),
                    Asked,
                    Saw(Some(10.0)),
                    Saw(Some(10.0)),
                ],
                vec![
                    look(0.0),
                    changed.clone(),
                    look(100.0),
                    look(125.0),
                    // The full resource is read when its state has changed.
                    look(0.0),
                    changed.clone(),
                    look(156.25),
                    look(0.0),
                    last,
                ],
            ),
            // A response without a state counts as a state of its own, and not as a final one.
            (
                &[
                    Asked,
                    Saw(None),
                    Asked,
                    Saw(None),
                    Saw(Some(5.0)),
                    Saw(Some(5.0)),
                ],
                vec![
                    look(0.0),
                    changed.clone(),
                    look(100.0),
                    look(125.0),
                    look(0.0),
                    changed.clone(),
                ],
            ),
            // It changed back before it was read.
            (
                &[Asked, Saw(Some(0.0)), Asked, Saw(Some(5.0)), Saw(Some(0.0))],
                vec![
                    look(0.0),
                    changed.clone(),
                    look(100.0),
                    look(0.0),
                    look(125.0),
                ],
            ),
            (
                &[Asked, Failed(true), Failed(true), Failed(true)],
                vec![look(0.0), look(100.0), look(125.0), Action::GiveUp],
            ),
            (&[Asked, Failed(false)], vec![look(0.0), Action::GiveUp]),
            // After a success, failures are counted from the start.
            (
                &[
                    Asked,
                    Failed(true),
                    Failed(true),
                    Saw(Some(5.0)),
                    Asked,
                    Failed(true),
                    Failed(true),
                    Failed(true),
                ],
                vec![
                    look(0.0),
                    look(100.0),
                    look(125.0),
                    changed,
                    look(156.25),
                    look(195.3125),
                    look(244.140625),
                    Action::GiveUp,
                ],
            ),
        ] {
            assert_eq!(actions(events), expected, "{events:?}");
        }
    }

    #[test]
    fn without_a_shorter_response_it_reads_the_full_one() {
        let mut watch = watch(None);
        let mut step = |event| {
            let action = watch.on(event, 0.0);
            (action, watch.is_full())
        };
        for (event, action, is_full) in [
            (Asked, Action::Look(0.0), true),
            (Saw(Some(0.0)), Action::Yield(false), true),
            (Asked, Action::Look(100.0), false),
            (Saw(Some(0.0)), Action::Look(125.0), false),
            (Failed(true), Action::Look(156.25), false),
            // There is no such page.
            (Failed(false), Action::Look(0.0), true),
            (Saw(Some(0.0)), Action::Look(195.3125), true),
            (Saw(Some(10.0)), Action::Yield(true), true),
        ] {
            assert_eq!(step(event), (action, is_full), "{event:?}");
        }
        // Nor is there such a resource.
        assert_eq!(step(Failed(false)), (Action::GiveUp, true));
    }

    #[test]
    fn looks_every_two_seconds_where_the_caller_says_nothing() {
        let mut watch = Watch::new(&GET, |_| false, None, None);
        assert_eq!(watch.deadline(), None);
        let looks = [Asked, Failed(true)].map(|event| watch.on(event, 0.0));
        assert_eq!(looks, [0.0, 2000.0].map(Action::Look));
    }

    #[test]
    fn a_deadline_tells_how_often_it_looked() {
        let mut watch = watch(Some(700));
        assert_eq!(watch.deadline(), Some(700.0));
        watch.on(Asked, 0.0);
        watch.on(Saw(Some(0.0)), 0.0);
        watch.on(Asked, 0.0);
        let Action::Fail(failure) = watch.on(Late, 0.0) else {
            panic!("it goes on");
        };
        assert_eq!((failure.class, failure.code), ("TimeoutError", "deadline"));
        assert_eq!(failure.fields.get("attempts"), Some(&2u32.into()));
        assert!(failure.message.contains("700 ms"), "{}", failure.message);
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
        assert_eq!(delay(100, 2000.0, 0.0), 8000.0);
        // Many watchers that began together drift apart.
        assert_eq!(delay(1, 2000.0, 1.0), 2500.0);
        assert_eq!(delay(100, 2000.0, 0.5), 9000.0);
    }
}
