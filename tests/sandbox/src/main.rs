//! Both provider APIs as a strict local server.
fn main() {}
