//! A world's credentials, and the block that follows too many wrong ones.

use std::collections::VecDeque;

use uuid::Uuid;

use crate::clock::Millis;

#[derive(Clone, Debug)]
pub(crate) struct Credentials {
    /// LOX24: client id and key, joined with a colon.
    pub(crate) token: String,
    pub(crate) api_key: String,
    pub(crate) sub_account_id: String,
}

impl Credentials {
    /// Those of the default world: the token is the example of LOX24's own pages.
    pub(crate) fn example() -> Self {
        Self {
            token: "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx".to_owned(),
            api_key: "sandbox-api-key".to_owned(),
            sub_account_id: "sandbox_sub".to_owned(),
        }
    }

    pub(crate) fn fresh(world: &str) -> Self {
        Self {
            token: format!("1234567:{}", Uuid::new_v4().simple()),
            api_key: format!("sandbox-{}", Uuid::new_v4().simple()),
            sub_account_id: format!("sandbox_{world}"),
        }
    }
}

/// FOUND in LOX24's overview: more than three requests with wrong credentials within one minute,
/// and every later one answers 429 for ten minutes. The provider counts per IP address; here the
/// world stands for it.
#[derive(Debug, Default)]
pub(crate) struct Guard {
    wrong: VecDeque<Millis>,
    blocked_until: Option<Millis>,
}

impl Guard {
    const ALLOWED: usize = 3;
    const WINDOW: Millis = 60_000;
    const BLOCK: Millis = 600_000;

    pub(crate) fn is_blocked(&self, now: Millis) -> bool {
        self.blocked_until.is_some_and(|until| now < until)
    }

    pub(crate) fn count_wrong(&mut self, now: Millis) {
        self.wrong.push_back(now);
        while self
            .wrong
            .front()
            .is_some_and(|first| now - first >= Self::WINDOW)
        {
            self.wrong.pop_front();
        }
        if self.wrong.len() > Self::ALLOWED {
            self.wrong.clear();
            self.blocked_until = Some(now + Self::BLOCK);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourth_wrong_request_within_a_minute_blocks_for_ten_minutes() {
        let mut guard = Guard::default();
        for now in [0, 30_000, 59_000] {
            guard.count_wrong(now);
        }
        // The first of the three has left the window.
        guard.count_wrong(60_000);
        assert!(!guard.is_blocked(60_000));
        guard.count_wrong(60_001);
        assert!(guard.is_blocked(60_001));
        assert!(guard.is_blocked(660_000));
        assert!(!guard.is_blocked(660_001));
    }
}
