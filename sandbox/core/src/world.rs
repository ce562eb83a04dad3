//! One isolated world: an account at each provider, with its clock, settings, faults and request log.

use crate::clock::Clock;
use crate::context::Context;
use crate::credentials::Credentials;
use crate::faults::Faults;
use crate::hosts::Provider;
use crate::http::request::{Head, Request};
use crate::http::response::Response;
use crate::random::Random;
use crate::request_log::RequestLog;
use crate::settings::Settings;
use crate::{eight_by_eight, lox24};

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) id: String,
    pub(crate) credentials: Credentials,
    pub(crate) clock: Clock,
    pub(crate) settings: Settings,
    pub(crate) random: Random,
    pub(crate) lox24: lox24::Account,
    pub(crate) eight_by_eight: eight_by_eight::Account,
    pub(crate) faults: Faults,
    pub(crate) log: RequestLog,
}

impl World {
    pub(crate) fn new(
        id: &str,
        credentials: Credentials,
        clock: Clock,
        settings: Settings,
        random: Random,
    ) -> Self {
        Self {
            id: id.to_owned(),
            credentials,
            clock,
            settings,
            random,
            lox24: lox24::Account::default(),
            eight_by_eight: eight_by_eight::Account::default(),
            faults: Faults::default(),
            log: RequestLog::default(),
        }
    }

    /// Carries out a request to one of the providers.
    pub(crate) fn carry_out(&mut self, request: &Request) -> Response {
        let mut context = Context {
            now: self.clock.now(),
            settings: &self.settings,
            credentials: &self.credentials,
            random: &mut self.random,
        };
        match request.head.provider() {
            Provider::EightByEight => {
                eight_by_eight::respond(&mut self.eight_by_eight, &mut context, request)
            }
            Provider::Lox24 => lox24::respond(&mut self.lox24, &mut context, request),
        }
    }

    /// The error that the provider would send with this status.
    pub(crate) fn error_response(&mut self, head: &Head, status: u16) -> Response {
        match head.provider() {
            Provider::EightByEight => {
                eight_by_eight::error_response(status, self.clock.now(), &mut self.random)
            }
            Provider::Lox24 => lox24::error_response(status, head, &mut self.random),
        }
    }
}
