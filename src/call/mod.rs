//! What happens when: machines that receive events and the time, and return what to do next. They do no
//! I/O and read no clock, so tables of host tests cover every transition.

pub mod exchange;
pub mod failure;
pub mod guard;
pub mod lockout;
mod outcome;
pub mod pages;
mod proxied;
pub mod retry;
pub mod watch;

pub use self::failure::Failure;
pub use self::outcome::Outcome;
