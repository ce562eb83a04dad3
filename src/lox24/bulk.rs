//! A bulk: its id, and the fields that its answers document.

use crate::answer::{Field, Kind};
use crate::check;
use crate::data::Data;
use crate::issue::Issues;

/// Checks the id of a bulk.
pub fn id(value: &Data, issues: &mut Issues) -> Option<String> {
    check::formatted(
        value,
        "id",
        issues,
        &check::is_uuid,
        "the UUID of a bulk in lower case, such as da0fa78c-4699-11ea-a637-96000028b339",
    )
    .map(str::to_owned)
}

/// The bulk services. Source: POST /bulks page.
pub const SERVICES: [&str; 3] = ["direct", "text2speech", "text2speech_ssml"];

/// The languages of voice messages. Source: POST /bulks page.
pub const VOICE_LANGUAGES: [&str; 20] = [
    "EN", "DE", "FR", "IT", "ES", "PL", "NL", "RO", "PT", "CS", "HU", "SV", "DA", "FI", "SK", "HR",
    "TR", "RU", "BG", "UK",
];

/// The fields of a bulk, and of the reduced bulk that cancelling answers.
///
/// `created_at` is an integer on the pages of POST and GET and a UUID string on that of cancel, so
/// both are taken everywhere.
pub const FIELDS: [Field; 19] = [
    field("uuid", Kind::Text, false),
    field("status_code", Kind::Number, false),
    field("delivery_at", Kind::Number, true),
    field("sender_id", Kind::Text, true),
    field("text", Kind::Text, true),
    field("phones", Kind::List, true),
    field("msg_groups", Kind::List, true),
    field("msg_total_count", Kind::Number, true),
    field("created_at", Kind::NumberOrText, true),
    field("processed_at", Kind::Number, true),
    field("ip", Kind::Text, true),
    field("is_unicode", Kind::Bool, true),
    field("is_dryrun", Kind::Bool, true),
    field("service_code", Kind::Text, true),
    field("key_id", Kind::Number, true),
    field("source", Kind::Number, true),
    field("voice_lang", Kind::Text, true),
    field("is_text_deleted", Kind::Bool, true),
    field("msg_total_cost", Kind::Number, true),
];

const fn field(name: &'static str, kind: Kind, nullable: bool) -> Field {
    Field {
        name,
        kind,
        nullable,
    }
}
