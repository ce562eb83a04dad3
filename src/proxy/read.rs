//! The input that a request was made of.

use super::denial::Denial;
use super::head::{Head, check_json};
use super::options::Options;
use super::query;
use super::route::Route;
use crate::input::check::Fields;
use crate::input::data::Data;
use crate::input::date_time;
use crate::input::issue::Issues;
use crate::operation::decoder::Input;
use crate::operation::{Operation, Repeat};
use crate::text::text;
use crate::wire::Request;
use crate::wire::shape::Answer;

/// A request, decoded.
pub struct Call {
    /// Its operation.
    pub route: Route,
    /// The sub-account, if the path has one.
    pub sub_account: Option<String>,
    /// The input, before the operation has checked it.
    pub input: Data,
    /// The page of a list.
    page: Option<u32>,
}

/// Whether a body belongs to the request.
pub(super) fn has_body(route: &Route) -> bool {
    matches!(route.decoder.input, Input::Body(..))
}

/// Reads the path's values and the query (without its `?`). What is in the body comes later, if the operation has one.
///
/// # Errors
/// What is wrong with them, or with the headers of the body.
pub fn read(
    options: &Options,
    head: &Head<'_>,
    mut route: Route,
    query: &str,
) -> Result<Call, Denial> {
    let operation = route.decoder.operation;
    let no_account = || Denial::not_found("This proxy has no such sub-account.");
    if !options.providers.iter().any(|it| it == route.provider) {
        let message = text!(
            "This proxy has no account at ",
            operation.provider.name,
            "."
        );
        return Err(Denial::not_found(message));
    }
    let mut values = std::mem::take(&mut route.values).into_iter();
    let is_scoped = operation.path.split('/').any(|it| it == "{subAccountId}");
    let sub_account = is_scoped.then(|| values.next()).flatten();
    if let Some(account) = &sub_account
        && !options.sub_accounts.contains(account)
    {
        return Err(no_account());
    }
    let has_pages = matches!(operation.answer, Answer::Page(_));
    let filters = match &route.decoder.input {
        Input::Filter(filters) => Some(*filters),
        _ => None,
    };
    let query::Query { filter, page } = query::read(query, filters, has_pages)?;
    let input = match &route.decoder.input {
        Input::Nothing | Input::Body(..) => Data::Undefined,
        Input::Id => values.next().map_or(Data::Undefined, Data::Text),
        Input::Filter(_) => filter,
    };
    if has_body(&route) {
        check_json(head)?;
    }
    Ok(Call {
        route,
        sub_account,
        input,
        page,
    })
}

impl Call {
    /// Whether a body belongs to it.
    pub fn has_body(&self) -> bool {
        has_body(&self.route)
    }

    /// Whether a second copy of it must not be carried out.
    pub fn is_once(&self) -> bool {
        self.route.decoder.operation.repeat != Repeat::Safe
    }

    /// Adds the body, parsed.
    pub fn add_body(&mut self, body: Data) {
        if let Input::Body(_, from_wire) = self.route.decoder.input {
            self.input = from_wire(body);
        }
    }

    /// The name of its input for `authorize`: `id`, `filter`, `bulk`, `batch` or `sms`.
    pub fn input_name(&self) -> Option<&'static str> {
        match self.route.decoder.input {
            Input::Nothing => None,
            Input::Id => Some("id"),
            Input::Filter(_) => Some("filter"),
            Input::Body(name, _) => Some(name),
        }
    }

    /// Its input for `authorize`, as JSON can say it: times are texts in ISO 8601.
    pub fn shown(&self) -> Data {
        shown(&self.input)
    }

    /// The request that a client would send for the same input.
    ///
    /// # Errors
    /// What is wrong with the input.
    pub fn request(&self) -> Result<Request, Denial> {
        let mut issues = Issues::new();
        let operation = self.route.decoder.operation;
        let none = Fields::none("options");
        let scope = self.sub_account.as_slice();
        let request = operation.prepare(&self.input, &none, scope, &mut issues);
        let mut request = issues.finish(request).map_err(Denial::invalid)?;
        if let Some(page) = self.page {
            request.target = Operation::page_target(&request.target, page as usize);
        }
        Ok(request)
    }
}

fn shown(value: &Data) -> Data {
    match value {
        Data::Object(members) => {
            let mut object = Data::EMPTY;
            for (name, value) in members {
                object.set(name, shown(value));
            }
            object
        }
        Data::List(items) => items.iter().map(shown).collect(),
        Data::Date(milliseconds) => date_time::written(*milliseconds as i64).into(),
        other => other.expanded().into_owned(),
    }
}

/// A number that differs where requests differ, to notice that a key has been used for another one (FNV-1a).
pub fn fingerprint(request: &Request) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    add(request.method.as_str().as_bytes());
    add(request.target.as_bytes());
    if let Some(body) = &request.body {
        body.write(&mut add);
    }
    hash
}
