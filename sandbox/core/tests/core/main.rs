//! The simulator without a server: what goes in, what comes out, and that nothing else matters.

mod any_input;
mod delays;
mod faults;
mod inside;
mod same_input;
mod served;
mod support;
mod time;
mod worlds;
