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

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(list: &str) -> Faults {
        Faults(serde_json::from_str(list).expect("faults"))
    }

    /// The status of the fault that a request meets.
    fn taken(faults: &mut Faults, method: &str, target: &str) -> Option<u16> {
        let none: [(&str, &str); 0] = [];
        faults.take(&Head::new(method, target, none))?.status
    }

    #[test]
    fn a_request_meets_the_first_fault_that_is_meant_for_it() {
        let mut faults = faults(
            r#"[
                { "kind": "status", "status": 500, "path": "/bulks/", "times": 2 },
                { "kind": "status", "status": 501, "method": "post" },
                { "kind": "status", "status": 502, "path": "?iso2", "times": 0 }
            ]"#,
        );
        let statuses = [
            ("GET", "/sms"),
            ("POST", "/bulks/x"),
            ("POST", "/sms?iso2=DE"),
            ("GET", "/bulks/x"),
            ("GET", "/bulks/x"),
            ("POST", "/sms?iso2=DE"),
            ("GET", "/sms?iso2=DE"),
        ]
        .map(|(method, target)| taken(&mut faults, method, target));
        let expected = [
            None,
            Some(500),
            Some(501),
            Some(500),
            None,
            Some(502),
            Some(502),
        ];
        assert_eq!(statuses, expected);
        assert_eq!(faults.pending().len(), 1);
    }
}
