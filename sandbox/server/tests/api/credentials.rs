//! LOX24's credentials, and the lockout after too many wrong ones.

use serde_json::json;

use crate::support::{JSON, World};

const TOKEN: &str = "X-LOX24-AUTH-TOKEN";

fn status(world: &World, token: &str) -> u16 {
    world
        .bare("GET", "/sms", &[(TOKEN, token), JSON], "")
        .status
}

#[test]
fn the_token_must_be_whole() {
    let world = World::new();
    let (id, key) = world.token.split_once(':').expect("id:key");
    assert_eq!(status(&world, &world.token), 200);
    assert_eq!(status(&world, key), 401);
    assert_eq!(world.bare("GET", "/sms", &[JSON], "").status, 401);
    let older = [("X-LOX24-CLIENT-ID", id), (TOKEN, key), JSON];
    let reply = world.bare("GET", "/sms", &older, "");
    assert_eq!(reply.status, 401);
    assert_eq!(
        reply.json()["detail"],
        "Client ID or API key isn't active or invalid!"
    );
    assert_eq!(world.ask("requests")["badCredentials"], 3);
}

#[test]
fn the_fourth_wrong_token_within_a_minute_blocks_for_ten_minutes() {
    let world = World::new();
    for _ in 0..4 {
        assert_eq!(status(&world, "1234567:wrong"), 401);
    }
    assert_eq!(status(&world, &world.token), 429);
    let reply = world.lox24("GET", "/sms");
    assert_eq!((reply.status, reply.header("retry-after")), (429, None));
    world.tell("settings", json!({ "retryAfterOn429": 600 }));
    assert_eq!(
        world.lox24("GET", "/sms").header("retry-after"),
        Some("600")
    );
    assert_eq!(world.cancel_batch("unknown"), 0, "8x8 is not concerned");

    world.advance(599.0);
    assert_eq!(status(&world, &world.token), 429);
    world.advance(1.0);
    assert_eq!(status(&world, &world.token), 200);
}

#[test]
fn wrong_tokens_far_apart_do_not_block() {
    let world = World::new();
    for _ in 0..6 {
        assert_eq!(status(&world, "1234567:wrong"), 401);
        world.advance(25.0);
    }
    assert_eq!(status(&world, &world.token), 200);
}

#[test]
fn an_account_can_be_inactive() {
    let world = World::with(json!({ "accountActive": false }));
    assert_eq!(status(&world, &world.token), 403);
}
