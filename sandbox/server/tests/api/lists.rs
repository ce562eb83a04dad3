//! LOX24's lists: pages, totals, links, and what a list does where the pages of the provider are silent.

use serde_json::{Value, json};

use crate::support::{JSON_LD, Reply, World};

fn hydra(world: &World, path: &str) -> Value {
    let headers = [("X-LOX24-AUTH-TOKEN", world.token.as_str()), JSON_LD];
    let reply = world.bare("GET", path, &headers, "");
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.json()
}

/// The values of a field of a list's entries.
fn of(list: &Value, field: &str) -> Vec<Value> {
    let list = list.as_array().unwrap_or_else(|| {
        let members = &list["hydra:member"];
        members.as_array().expect("members")
    });
    list.iter().map(|entry| entry[field].clone()).collect()
}

/// A world with seven bulks, a second apart; the first was created at the time that is returned.
fn seven(settings: Value) -> (World, i64) {
    let mut settings = settings;
    settings["pageSize"] = json!(3);
    let world = World::with(settings);
    let start = world.now();
    for _ in 0..7 {
        world.bulk_to(&["+447700900001"]);
        world.advance(1.0);
    }
    (world, start)
}

#[test]
fn a_hydra_list_says_how_long_it_is_and_what_follows() {
    let (world, start) = seven(json!({}));
    let times = |from: i64, to: i64| (from..to).map(|it| json!(start + it)).collect::<Vec<_>>();
    for (page, entries, links) in [
        (1, times(0, 3), [false, true]),
        (2, times(3, 6), [true, true]),
        (3, times(6, 7), [true, false]),
        (4, vec![], [true, false]),
    ] {
        let list = hydra(
            &world,
            &format!("/bulks?status_code[]=0&status_code[]=5&status_code[]=10&page={page}"),
        );
        assert_eq!(of(&list, "created_at"), entries, "{page}");
        assert_eq!(list["hydra:totalItems"], 7);
        let view = &list["hydra:view"];
        let has = ["hydra:previous", "hydra:next"].map(|name| !view[name].is_null());
        assert_eq!(has, links, "{page}");
    }
    let next = &hydra(&world, "/bulks?page=1")["hydra:view"]["hydra:next"];
    assert_eq!(next, "/bulks?page=2");
    let plain = world
        .lox24("GET", "/bulks?page=3&_order[created_at]=desc")
        .json();
    assert_eq!(of(&plain, "created_at"), times(0, 1));
}

#[test]
fn bulks_are_filtered_and_sorted() {
    let (world, start) = seven(json!({ "pageSize": 30 }));
    let count = |query: &str| {
        let list = hydra(&world, &format!("/bulks?{query}"));
        list["hydra:totalItems"].as_u64().expect("a total")
    };
    for (query, expected) in [
        (format!("created_at[gte]={}", start + 5), 2),
        (
            format!("created_at[between]={}..{}", start + 1, start + 2),
            2,
        ),
        (format!("created_at={start}"), 1),
        ("text=HELL".to_owned(), 7),
        ("text=nobody".to_owned(), 0),
        ("sender_id=sandbox".to_owned(), 7),
        ("msg_total_count=1".to_owned(), 7),
        ("msg_total_count[gt]=1".to_owned(), 0),
        ("status_code=15".to_owned(), 0),
    ] {
        assert_eq!(count(&query), expected, "{query}");
    }
    world.tell("settings", json!({ "defaultOrder": "desc" }));
    let list = hydra(&world, "/bulks");
    assert_eq!(of(&list, "created_at")[0], json!(start + 6));
}

#[test]
fn what_is_not_certain_about_lists_can_be_otherwise() {
    let (world, start) = seven(json!({}));
    let first = |page: usize| of(&hydra(&world, &format!("/bulks?page={page}")), "created_at");
    world.tell("settings", json!({ "beyondLastPage": "repeat" }));
    assert_eq!(first(9), [json!(start + 6)]);
    world.tell("settings", json!({ "beyondLastPage": "ignore_page" }));
    assert_eq!(first(2), first(1));
    world.tell(
        "settings",
        json!({ "hydraTotal": false, "hydraView": false }),
    );
    let list = hydra(&world, "/bulks");
    assert!(list["hydra:totalItems"].is_null() && list["hydra:view"].is_null());
    world.tell(
        "settings",
        json!({ "hydraView": true, "linksElsewhere": true }),
    );
    let list = hydra(&world, "/bulks");
    let next = list["hydra:view"]["hydra:next"].as_str().expect("a link");
    assert!(next.starts_with("https://elsewhere.invalid/"), "{next}");
    assert!(of(&list, "phones")[0].is_array());
    world.tell("settings", json!({ "listedBulksHavePhones": false }));
    assert!(of(&hydra(&world, "/bulks"), "phones")[0].is_null());
}

#[test]
fn a_bulk_has_a_short_form_and_can_be_deleted() {
    let world = World::new();
    let id = world.bulk_to(&["+447700900001"]);
    let status = world.lox24("GET", &format!("/bulks/{id}/status")).json();
    assert_eq!(status["status_code"], 0);
    assert!(status["phones"].is_null() && status["text"].is_null());
    world.tell("settings", json!({ "statusPath": false }));
    let missing: Reply = world.lox24("GET", &format!("/bulks/{id}/status"));
    assert_eq!(missing.status, 404);

    let delete = |id: &str| world.lox24("DELETE", &format!("/bulks/{id}"));
    let reply = delete(&id);
    assert_eq!((reply.status, reply.body.as_str()), (204, ""));
    assert_eq!(delete(&id).status, 404);
    assert_eq!(world.lox24("GET", &format!("/bulks/{id}")).status, 404);
    assert_eq!(world.count(""), 1);
    world.tell("settings", json!({ "deleteBulkKeepsSms": false }));
    let other = world.bulk_to(&["+447700900001", "+447700900002"]);
    assert_eq!(world.count(""), 3);
    delete(&other);
    assert_eq!(world.count(""), 1);
}

#[test]
fn what_is_not_sent_is_cancelled_by_a_filter() {
    let world = World::with(json!({ "rate": 1, "startDelay": 0 }));
    let id = world.bulk_to(&["+447700900001", "+447700900002", "+447700900003"]);
    world.advance(1.0);
    let cancel = |query: &str| {
        let reply = world.lox24("POST", &format!("/sms/ops/batch_cancel?{query}"));
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.json()
    };
    assert_eq!(
        cancel(&format!("bulk={id}")),
        json!({ "canceled_sms_count": 2 })
    );
    world.tell("settings", json!({ "cancelledCountName": "affected_rows" }));
    assert_eq!(cancel(&format!("bulk={id}")), json!({ "affected_rows": 0 }));
    world.advance(60.0);
    let sent = world.ask("sent");
    assert_eq!(
        sent,
        json!([{ "phone": "+447700900001", "text": "Hello", "count": 1 }])
    );
    assert_eq!(world.count("status_code=6000"), 2);
    world.tell("settings", json!({ "emptyFilter": "refuse" }));
    assert_eq!(world.lox24("POST", "/sms/ops/batch_cancel").status, 422);
}

#[test]
fn the_account_and_its_blocked_numbers() {
    let world = World::with(json!({ "balance": 7.5, "services": ["direct"] }));
    let me = world.lox24("GET", "/me").json();
    assert_eq!(
        (&me["balance_amount"], &me["services"]),
        (&json!(7.5), &json!(["direct"]))
    );
    assert_eq!(me["groups"], json!([]));
    world.tell("blocked", json!({ "numbers": ["+447700900002"] }));
    world.tell(
        "blocked",
        json!({ "numbers": ["+447700900009"], "type": 1 }),
    );
    let list = hydra(&world, "/blocked_numbers?type=2");
    assert_eq!(of(&list, "number"), [json!("+447700900002")]);
    assert_eq!(hydra(&world, "/blocked_numbers")["hydra:totalItems"], 2);
    world.bulk_to(&["+447700900001", "+447700900002"]);
    world.advance(60.0);
    let blocked = world.lox24("GET", "/sms?status_code=208").json();
    assert_eq!(of(&blocked, "phone"), [json!("+447700900002")]);
    let uuid = blocked[0]["uuid"].as_str().expect("a uuid");
    let one = world.lox24("GET", &format!("/sms/{uuid}")).json();
    assert_eq!(one["status_code"], 208);
    assert_eq!(world.lox24("GET", "/sms/unknown").status, 404);
}
