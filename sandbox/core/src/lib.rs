//! Both provider APIs, LOX24 and 8x8, as one strict simulator without I/O.
//!
//! Requests, the time and a seed go in; replies come out. The same input gives the same output. `sandbox/server` puts it
//! behind HTTP.
//!
//! It is written from the providers' own pages and from nothing else. It shares no type with the client, so that a wrong
//! reading in one shows up against the other. The comments say how well a behaviour is known:
//!
//! - DOC: a provider's page for the operation states it.
//! - FOUND: another page or a public client of the provider states it.
//! - INFERRED: it is what the provider's framework does by default.
//! - UNKNOWN: nothing states it. For each UNKNOWN that matters there is a setting (see `settings.rs`).
//!
//! Top to bottom, each module uses only those below it:
//!
//! ```text
//! inside          one world inside a test, without HTTP
//! served          all worlds behind a server in another language
//! sandbox         all worlds: a head, a body and the time in, a reply out
//! control         the endpoints under /_sandbox
//! worlds          the worlds by id
//! exchange        one provider request: logged, met by a fault, carried out
//! world           an account at each provider, with its clock, settings, faults and log
//! lox24, eight_by_eight     the two APIs
//! context         what an operation may use besides its account
//! faults, reply   what is to go wrong; a response and where its connection breaks
//! request_log     what a world was asked
//! settings        what a world does where the pages are silent
//! record, refusal, nearest  objects from the author of a test, and what is wrong with them
//! credentials, schedule, clock, random, phone, text, paths, cors, addresses
//! http            requests and responses as plain values
//! hosts           whose API a URL leads to
//! ```
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::unreachable,
        clippy::todo
    )
)]

mod addresses;
mod clock;
mod context;
mod control;
mod cors;
mod credentials;
mod eight_by_eight;
mod exchange;
mod faults;
mod hosts;
mod http;
mod inside;
mod lox24;
mod nearest;
mod paths;
mod phone;
mod random;
mod record;
mod refusal;
mod reply;
mod request_log;
mod sandbox;
mod schedule;
mod served;
mod settings;
mod text;
mod world;
mod worlds;

pub use addresses::Addresses;
pub use cors::RESPONSE_HEADERS as CORS_HEADERS;
pub use http::percent::{Plus, decode};
pub use http::request::Head;
pub use http::response::Response;
pub use inside::Inside;
pub use nearest::nearest;
pub use paths::is_reserved;
pub use reply::{AfterCut, Cut, CutAt, Reply};
pub use sandbox::{Delayed, Incoming, Sandbox, Step};
pub use served::Served;
