//! Where the sandbox can be reached, as it tells its clients.

/// Addresses without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// The base URL of the default world.
    pub url: String,
    /// The other origin, where redirects lead.
    pub other_origin: String,
}
