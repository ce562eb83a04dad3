//! A page of a list, in the two forms of a response.

use serde_json::{Map, Value, json};

use super::filter::{Filter, Order, Row};
use super::format::Format;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::settings::{BeyondLastPage, DefaultOrder};

/// A list that is shown page by page.
pub(super) struct Collection<'a> {
    /// Its name in JSON-LD: `Sms`.
    pub(super) kind: &'static str,
    /// Its path: `/sms`.
    pub(super) path: &'static str,
    /// The field that identifies an entry.
    pub(super) id: &'static str,
    pub(super) filter: &'a Filter,
    pub(super) format: Format,
}

impl Collection<'_> {
    /// The page that the filter asks for.
    pub(super) fn respond<R: Row>(
        &self,
        context: &Context<'_>,
        request: &Request,
        mut rows: Vec<R>,
        show: impl Fn(&R) -> Value,
    ) -> Response {
        let settings = context.settings;
        // UNKNOWN: the pages contradict themselves about the default.
        let default = Order {
            field: "created_at",
            descending: settings.default_order == DefaultOrder::Desc,
        };
        self.filter.sort(&mut rows, default);
        let size = settings.page_size;
        let last = rows.len().div_ceil(size).max(1);
        let page = match settings.beyond_last_page {
            BeyondLastPage::IgnorePage => 1,
            BeyondLastPage::Repeat => self.filter.page_number().min(last),
            BeyondLastPage::Empty => self.filter.page_number(),
        };
        let shown = rows.iter().skip(size.saturating_mul(page - 1)).take(size);
        let members = shown.map(|row| self.member(show(row))).collect();
        let body = match self.format {
            // INFERRED: a plain array under application/json.
            Format::Json => Value::Array(members),
            Format::JsonLd => self.hydra(context, request, members, rows.len(), (page, last)),
        };
        Response::new(200, self.format.content_type(), body.to_string())
    }

    fn member(&self, mut value: Value) -> Value {
        if let (Value::Object(fields), Format::JsonLd) = (&mut value, self.format) {
            let id = match fields.get(self.id) {
                Some(Value::String(id)) => id.clone(),
                other => other.cloned().unwrap_or_default().to_string(),
            };
            fields.extend(Map::from_iter([
                ("@id".to_owned(), json!(format!("{}/{id}", self.path))),
                ("@type".to_owned(), json!(self.kind)),
            ]));
        }
        value
    }

    fn hydra(
        &self,
        context: &Context<'_>,
        request: &Request,
        members: Vec<Value>,
        total: usize,
        (page, last): (usize, usize),
    ) -> Value {
        let settings = context.settings;
        let mut fields = vec![
            ("@context", json!(format!("/contexts/{}", self.kind))),
            ("@id", json!(self.path)),
            ("@type", json!("hydra:Collection")),
            ("hydra:member", Value::Array(members)),
        ];
        if settings.hydra_total {
            fields.push(("hydra:totalItems", json!(total)));
        }
        if settings.hydra_view {
            let view = self.view(settings.links_elsewhere, request, page, last);
            fields.push(("hydra:view", view));
        }
        object(fields)
    }

    /// The links to other pages.
    fn view(&self, elsewhere: bool, request: &Request, page: usize, last: usize) -> Value {
        let host = if elsewhere {
            "https://elsewhere.invalid"
        } else {
            ""
        };
        let query = request.head.query.as_deref().unwrap_or_default();
        let others: Vec<_> = query
            .split('&')
            .filter(|it| !it.is_empty() && !it.starts_with("page="))
            .collect();
        let link = |page: usize| {
            let mut parts = others.clone();
            let number = format!("page={page}");
            parts.push(&number);
            json!(format!("{host}{}?{}", self.path, parts.join("&")))
        };
        let mut links = vec![
            ("@id", link(page)),
            ("@type", json!("hydra:PartialCollectionView")),
            ("hydra:first", link(1)),
            ("hydra:last", link(last)),
        ];
        if page > 1 {
            links.push(("hydra:previous", link(page - 1)));
        }
        if page < last {
            links.push(("hydra:next", link(page + 1)));
        }
        object(links)
    }
}

fn object(fields: Vec<(&str, Value)>) -> Value {
    let fields = fields.into_iter();
    Value::Object(
        fields
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}
