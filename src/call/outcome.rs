//! The question that costs money: did it happen?

/// Whether the operation happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing left the client.
    NotSent,
    /// The provider did not do it.
    Rejected,
    /// It may or may not have happened.
    Unknown,
    /// The provider did it, but its response could not be read.
    Accepted,
}

impl Outcome {
    /// The word that callers see.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotSent => "not-sent",
            Self::Rejected => "rejected",
            Self::Unknown => "unknown",
            Self::Accepted => "accepted",
        }
    }

    /// The outcome with this word.
    pub fn of_word(word: &str) -> Option<Self> {
        let all = [Self::NotSent, Self::Rejected, Self::Unknown, Self::Accepted];
        all.into_iter().find(|it| it.as_str() == word)
    }

    /// What a status proves. A server may fail after it has done its work, or redirect afterwards, so neither
    /// proves anything.
    pub const fn of(status: u16) -> Self {
        match status {
            200..=299 => Self::Accepted,
            400..=499 => Self::Rejected,
            _ => Self::Unknown,
        }
    }

    /// What to remember about a call's attempts once another one has failed: the worst case for a caller who
    /// calls again. Attempts that did nothing are not remembered.
    #[must_use]
    pub const fn remembered(earlier: Option<Self>, failed: Self) -> Option<Self> {
        match (earlier, failed) {
            (Some(Self::Accepted), _) | (_, Self::Accepted) => Some(Self::Accepted),
            (_, Self::Unknown) => Some(Self::Unknown),
            (earlier, _) => earlier,
        }
    }

    /// The outcome of a call whose last attempt ended like this. If the last attempt was refused, something
    /// may still have happened: a bulk that is already cancelled cannot be cancelled again.
    #[must_use]
    pub const fn after(self, earlier: Option<Self>) -> Self {
        match (earlier, self) {
            (Some(Self::Accepted), _) => Self::Accepted,
            (Some(Self::Unknown), Self::Rejected | Self::NotSent) => Self::Unknown,
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Outcome::{self, Accepted, NotSent, Rejected, Unknown};

    #[test]
    fn a_status_proves_only_what_it_says() {
        for (status, outcome) in [
            (200, Accepted),
            (201, Accepted),
            (204, Accepted),
            (299, Accepted),
            (0, Unknown),
            (199, Unknown),
            (302, Unknown),
            (307, Unknown),
            (399, Unknown),
            (400, Rejected),
            (408, Rejected),
            (429, Rejected),
            (499, Rejected),
            (500, Unknown),
            (503, Unknown),
            (599, Unknown),
        ] {
            assert_eq!(Outcome::of(status), outcome, "{status}");
        }
    }

    #[test]
    fn a_later_refusal_does_not_undo_an_earlier_attempt() {
        for (attempts, last, expected) in [
            (vec![], Rejected, Rejected),
            (vec![Rejected], Rejected, Rejected),
            (vec![Unknown], Rejected, Unknown),
            (vec![Unknown], NotSent, Unknown),
            (vec![Unknown], Accepted, Accepted),
            (vec![Unknown, Rejected], Rejected, Unknown),
            (vec![Accepted], Rejected, Accepted),
            (vec![Accepted, Unknown], Unknown, Accepted),
            (vec![Unknown, Accepted], NotSent, Accepted),
        ] {
            let earlier = attempts.iter().copied().fold(None, Outcome::remembered);
            assert_eq!(last.after(earlier), expected, "{attempts:?} {last:?}");
        }
    }
}
