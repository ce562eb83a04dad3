//! A world's credentials at both providers.

use serde_json::{Value, json};

use crate::random::Random;

#[derive(Clone, Debug)]
pub(crate) struct Credentials {
    /// LOX24: client id and key, joined with a colon.
    pub(crate) token: String,
    /// 8x8's.
    pub(crate) api_key: String,
    /// 8x8's.
    pub(crate) sub_account_id: String,
}

impl Credentials {
    /// Those of the default world: the token is the example on LOX24's own pages.
    pub(crate) fn example() -> Self {
        Self {
            token: "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx".to_owned(),
            api_key: "sandbox-api-key".to_owned(),
            sub_account_id: "sandbox_sub".to_owned(),
        }
    }

    pub(crate) fn generate(world: &str, random: &mut Random) -> Self {
        Self {
            token: format!("1234567:{}", random.hex()),
            api_key: format!("sandbox-{}", random.hex()),
            sub_account_id: format!("sandbox_{world}"),
        }
    }

    /// As those who are to use them get them.
    pub(crate) fn json(&self) -> Value {
        json!({ "token": self.token, "apiKey": self.api_key, "subAccountId": self.sub_account_id })
    }
}
