//! All worlds by their ids; the default one has the credentials of the providers' pages.

use std::collections::BTreeMap;

use crate::clock::Clock;
use crate::credentials::Credentials;
use crate::random::Random;
use crate::settings::{Settings, Start};
use crate::world::World;

/// The world of a path that names none.
pub(crate) const DEFAULT: &str = "default";

#[derive(Debug)]
pub(crate) struct Worlds {
    all: BTreeMap<String, World>,
    random: Random,
}

impl Worlds {
    /// The default world alone; `real` is the real time in milliseconds since the Unix epoch.
    pub(crate) fn new(seed: u64, real: f64) -> Self {
        let mut random = Random::new(seed);
        let default = World::new(
            DEFAULT,
            Credentials::example(),
            Clock::new(1.0, real),
            Settings::default(),
            random.fork(),
        );
        Self {
            all: BTreeMap::from([(DEFAULT.to_owned(), default)]),
            random,
        }
    }

    pub(crate) fn create(&mut self, start: &Start, settings: Settings, real: f64) -> &World {
        let id = format!("w{}", self.all.len());
        let mut random = self.random.fork();
        let credentials = Credentials::generate(&id, &mut random);
        // With a seed, the ids are those of the default world of a sandbox with that seed.
        let random = start.seed.map_or(random, |seed| Random::new(seed).fork());
        let mut clock = Clock::new(start.speed, real);
        clock.set(start.now.unwrap_or(real));
        let world = World::new(&id, credentials, clock, settings, random);
        self.all.entry(id).insert_entry(world).into_mut()
    }

    /// The world of a path that names none, its clock told the real time.
    pub(crate) fn default(&mut self, real: f64) -> Option<&mut World> {
        self.get(DEFAULT, real)
    }

    /// The world with this id, its clock told the real time; none if there is no such world.
    pub(crate) fn get(&mut self, id: &str, real: f64) -> Option<&mut World> {
        let world = self.all.get_mut(id)?;
        world.clock.tick(real);
        Some(world)
    }
}
