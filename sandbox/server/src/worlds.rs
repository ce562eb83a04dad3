//! All worlds of a running sandbox, and which of them a path belongs to.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::credentials::Credentials;
use crate::settings::Settings;
use crate::world::World;

const DEFAULT: &str = "default";

#[derive(Debug)]
pub(crate) struct Worlds {
    all: Mutex<HashMap<String, Arc<World>>>,
    default: Arc<World>,
}

impl Worlds {
    pub(crate) fn new() -> Self {
        let default = World::new(DEFAULT, Credentials::example(), 1.0, Settings::default());
        let default = Arc::new(default);
        let all = HashMap::from([(DEFAULT.to_owned(), default.clone())]);
        Self {
            all: Mutex::new(all),
            default,
        }
    }

    pub(crate) fn create(&self, speed: f64, settings: Settings) -> Arc<World> {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let id = format!("w{}", all.len());
        let world = Arc::new(World::new(&id, Credentials::fresh(&id), speed, settings));
        all.insert(id, world.clone());
        world
    }

    /// The world a path names and the path within it; none if the path names a world there is not.
    pub(crate) fn find(&self, path: &str) -> Option<(Arc<World>, String)> {
        let Some(rest) = path.strip_prefix("/w/") else {
            return Some((self.default.clone(), path.to_owned()));
        };
        let (id, inner) = rest.split_once('/').unwrap_or((rest, ""));
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(id)
            .map(|world| (world.clone(), format!("/{inner}")))
    }
}
