//! The faults of a world, in the order in which they were asked for.

use super::fault::Fault;
use crate::http::request::Head;

#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, faults: Vec<Fault>) {
        self.0.extend(faults);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn pending(&self) -> &[Fault] {
        &self.0
    }

    /// The first fault that is meant for this request; one that has met all its requests is gone.
    pub(crate) fn take(&mut self, head: &Head) -> Option<Fault> {
        let target = head.target();
        let index = self
            .0
            .iter()
            .position(|fault| fault.matches(head, &target))?;
        let fault = self.0.get_mut(index)?;
        let taken = fault.clone();
        match &mut fault.times {
            0 => {}
            1 => drop(self.0.remove(index)),
            times => *times -= 1,
        }
        Some(taken)
    }
}
