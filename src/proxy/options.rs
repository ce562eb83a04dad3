//! What the owner of a proxy has decided.

use crate::input::check::{self, Fields};
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::operations::OPERATIONS;
use crate::text::text;

/// The decisions that are data.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The names of the operations that may be called.
    pub allow: Vec<&'static str>,
    /// Origins whose pages may call it, besides its own.
    pub origins: Vec<String>,
    /// What the paths begin with; without a slash at the end.
    pub prefix: String,
    /// The most bytes of a body.
    pub max_body_bytes: i64,
    /// The sub-accounts that may be named.
    pub sub_accounts: Vec<String>,
    /// The providers for which there is a credential, by the first word of their paths.
    pub providers: Vec<String>,
}

/// 4 MiB: some 250,000 numbers.
const MAX_BODY_BYTES: i64 = 4 << 20;

const PREFIX: &str = "/api/sms";

/// The names of these options.
pub const KEYS: [&str; 4] = ["allow", "origins", "prefix", "maxBodyBytes"];

impl Options {
    /// Reads them. A proxy is closed until it is opened: there is no operation by default.
    pub fn read(fields: &Fields<'_>, issues: &mut Issues) -> Self {
        let mut allow = Vec::new();
        let mut take = |item: &Data, path: &str, issues: &mut Issues| {
            allow.extend(operation(item, path, issues));
        };
        match fields.raw("allow") {
            Some(list) if !matches!(list, Data::Undefined) => {
                let list = list.expanded();
                check::each(&list, "allow", issues, "names of operations", &mut take);
            }
            _ => {
                let message = "Expected the names of the operations that may be called, such as [\"createBulk\", \"getBulk\"].";
                issues.push("allow", "required", message);
            }
        }
        let mut origins = Vec::new();
        let mut take = |item: &Data, path: &str, issues: &mut Issues| {
            let expected = "an origin such as https://shop.example.com, without a path";
            let found = check::formatted(item, path, issues, &is_origin, expected);
            origins.extend(found.map(str::to_owned));
        };
        if let Some(list) = fields.raw("origins")
            && !matches!(list, Data::Undefined | Data::List(_))
        {
            check::wrong_type(list, "origins", "an array of origins", issues);
        }
        if let Some(Data::List(items)) = fields.raw("origins") {
            for (index, item) in items.iter().enumerate() {
                take(item, &text!("origins[", index, "]"), issues);
            }
        }
        let prefix = fields.optional("prefix", issues, |value, path, issues| {
            let expected = "a path such as /api/sms, without a slash at the end";
            check::formatted(value, path, issues, &is_prefix, expected).map(str::to_owned)
        });
        let most = fields.integer("maxBodyBytes", issues, 1, check::LARGEST);
        Self {
            allow,
            origins,
            prefix: prefix.unwrap_or_else(|| PREFIX.to_owned()),
            max_body_bytes: most.unwrap_or(MAX_BODY_BYTES),
            sub_accounts: Vec::new(),
            providers: Vec::new(),
        }
    }

    /// Opens the paths of a provider, and of its sub-accounts.
    pub fn open(&mut self, provider: String, sub_accounts: Vec<String>) {
        self.providers.push(provider);
        self.sub_accounts.extend(sub_accounts);
    }

    /// Whether an operation may be called.
    pub fn allows(&self, name: &str) -> bool {
        self.allow.contains(&name)
    }
}

fn operation(item: &Data, path: &str, issues: &mut Issues) -> Option<&'static str> {
    let mut names = Vec::new();
    for operation in OPERATIONS {
        if !names.contains(&operation.name) {
            names.push(operation.name);
        }
    }
    check::one_of(item, path, issues, &names)
}

/// As browsers write it: a scheme and a host, in lower case. A wildcard or `null` is none.
fn is_origin(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        let is_part = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._:[]".contains(&byte)
        };
        !host.is_empty() && host.bytes().all(is_part)
    })
}

fn is_prefix(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    (text.is_empty() || text.starts_with('/'))
        && !text.ends_with('/')
        && text.bytes().all(is_part)
        && text
            .split('/')
            .skip(1)
            .all(|it| !matches!(it, "" | "." | ".."))
}
