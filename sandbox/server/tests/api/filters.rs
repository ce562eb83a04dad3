//! Each kind of filter; the deletion and the list share them.

use serde_json::{Value, json};

use crate::support::World;

/// Three SMS that differ in every field that a filter can ask for; their UUIDs.
fn three(world: &World) -> Vec<String> {
    let seeds = [
        json!({
            "phone": "+49751234567", "text": "Grüße aus Ravensburg", "sender_id": "Alpha",
            "source": 1, "ip": "192.168.1.1", "key_id": 11, "callback_data": "one & only",
            "bulk": "da0fa78c-4699-11ea-a637-96000028b339", "dlr_code": 8, "status_code": 208,
            "created_at": 1000, "delivery_at": 2000, "gateway_sent_at": 3000,
        }),
        json!({
            "phone": "+447700900001", "text": "Привет", "sender_id": "alphabet",
            "source": 2, "ip": "192.168.1.20", "key_id": 12, "callback_data": "two",
            "bulk": "20f39273-0566-11ea-a637-96000028b339",
            "created_at": 1001, "delivery_at": 2001, "gateway_sent_at": 3001,
        }),
        json!({
            "phone": "+12025550101", "text": "a".repeat(200), "sender_id": "+491701234567",
            "source": 3, "ip": "10.0.0.1", "key_id": 13,
            "created_at": 1002, "delivery_at": 2002,
        }),
    ];
    let uuids = seeds
        .into_iter()
        .map(|seed| world.tell("sms", seed)["uuids"][0].clone());
    uuids
        .map(|uuid| uuid.as_str().expect("uuid").to_owned())
        .collect()
}

/// The indexes of those of the three that the query selects.
fn selected(world: &World, uuids: &[String], query: &str) -> Vec<usize> {
    let list = world.lox24("GET", &format!("/sms?{query}")).json();
    let place = |one: &Value| uuids.iter().position(|uuid| one["uuid"] == json!(uuid));
    list.as_array()
        .expect("an array")
        .iter()
        .filter_map(place)
        .collect()
}

#[test]
fn every_kind_of_filter_selects() {
    let world = World::with(json!({ "unknownFilter": "refuse" }));
    let uuids = three(&world);
    let [a, b, _] = &uuids[..] else {
        panic!("three")
    };
    let cases: Vec<(String, &[usize])> = vec![
        (String::new(), &[0, 1, 2]),
        ("is_sent=true".into(), &[0, 1]),
        ("is_sent=0".into(), &[2]),
        ("is_unicode=1".into(), &[1]),
        ("is_unicode=false".into(), &[0, 2]),
        (format!("uuid={a}"), &[0]),
        (format!("uuid[]={a}&uuid[]={b}"), &[0, 1]),
        (format!("uuid[0]={a}&uuid[1]={b}"), &[0, 1]),
        (format!("uuid%5B%5D={b}"), &[1]),
        (format!("uuid={a}&uuid={b}"), &[1]),
        ("iso2=GB".into(), &[1]),
        ("iso2[]=DE&iso2[]=US".into(), &[0, 2]),
        ("iso2[]=DE&iso2[]=US&is_sent=1".into(), &[0]),
        ("dlr_code=8".into(), &[0]),
        ("dlr_code[]=1&dlr_code[]=0".into(), &[1, 2]),
        ("status_code=100".into(), &[1]),
        ("status_code[]=208&status_code[]=0".into(), &[0, 2]),
        ("gateway_sent_at=3001".into(), &[1]),
        ("gateway_sent_at[lt]=9999".into(), &[0, 1]),
        ("delivery_at[]=2000&delivery_at[]=2002".into(), &[0, 2]),
        ("created_at[gt]=1000".into(), &[1, 2]),
        ("created_at[gte]=1001&created_at[lt]=1002".into(), &[1]),
        ("created_at[lte]=1001".into(), &[0, 1]),
        ("created_at[between]=1001..1002".into(), &[1, 2]),
        ("created_at[between]=1002..1001".into(), &[]),
        ("chars_count=6".into(), &[1]),
        ("chars_count[gte]=20".into(), &[0, 2]),
        ("parts_count=2".into(), &[2]),
        ("parts_count[lt]=2".into(), &[0, 1]),
        ("bulk=20f39273-0566-11ea-a637-96000028b339".into(), &[1]),
        ("bulk[]=da0fa78c-4699-11ea-a637-96000028b339".into(), &[0]),
        ("source=3".into(), &[2]),
        ("source[between]=1..2".into(), &[0, 1]),
        ("source[]=1&source[]=3".into(), &[0, 2]),
        ("text=GR%C3%9C%C3%9FE+AUS".into(), &[0]),
        ("text=%D0%BF%D1%80%D0%B8".into(), &[1]),
        ("phone=%2B49".into(), &[0]),
        ("phone=+49".into(), &[]),
        ("phone=0".into(), &[1, 2]),
        ("sender_id=ALPHA".into(), &[0, 1]),
        ("ip=168.1.".into(), &[0, 1]),
        ("key_id=12".into(), &[1]),
        ("key_id[]=12&key_id[]=13".into(), &[1, 2]),
        ("callback_data=one%20%26%20only".into(), &[0]),
        ("callback_data=ONE".into(), &[]),
        ("callback_data[]=two&callback_data[]=three".into(), &[1]),
        ("_order[created_at]=desc".into(), &[2, 1, 0]),
        ("_order[gateway_sent_at]=desc&is_sent=1".into(), &[1, 0]),
    ];
    for (query, places) in cases {
        assert_eq!(selected(&world, &uuids, &query), places, "{query}");
        if query.starts_with("_order") || query.is_empty() {
            continue;
        }
        // The deletion selects the same SMS. It runs in a twin of this world, so that these stay.
        let twin = World::with(json!({ "unknownFilter": "refuse" }));
        let twins = three(&twin);
        let query = query.replace(a, &twins[0]).replace(b, &twins[1]);
        assert_eq!(twin.delete(&query), places.len() as i64, "{query}");
    }
}

#[test]
fn by_default_unknown_filters_are_ignored_and_widen_the_selection() {
    let world = World::new();
    let uuids = three(&world);
    for query in [
        "sent=0",
        "iso2=DEU",
        "uuid[]=1",
        "created_at[after]=5",
        "phone[]=%2B49",
    ] {
        assert_eq!(selected(&world, &uuids, query), [0, 1, 2], "{query}");
    }
    assert_eq!(selected(&world, &uuids, "sent=0&iso2=GB"), [1]);
}

#[test]
fn the_list_comes_in_pages() {
    let world = World::with(json!({ "pageSize": 2 }));
    three(&world);
    assert_eq!(world.count("page=1"), 2);
    assert_eq!(world.count("page=2"), 1);
    assert_eq!(world.count("page=3"), 0);
}
