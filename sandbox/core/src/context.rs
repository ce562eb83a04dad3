//! What an operation may use besides the account it works on.

use crate::clock::Millis;
use crate::credentials::Credentials;
use crate::random::Random;
use crate::settings::Settings;

#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) now: Millis,
    pub(crate) settings: &'a Settings,
    pub(crate) credentials: &'a Credentials,
    pub(crate) random: &'a mut Random,
}
