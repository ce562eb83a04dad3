//! The proxy, as proxy.js sees it: each step takes what the runtime has, and returns what was decided.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::calls::Prepared;
use super::client::Client;
use super::errors::{invalid, to_js};
use super::runtime::{method, parse, property};
use super::values;
use crate::cost::Prices;
use crate::input::check::{Fields, wrong_type};
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::options::milliseconds;
use crate::proxy::{
    Call, Denial, Head, KEYS, Limited, Options, Volume, asked, check_head, check_limits, find,
    fingerprint, read,
};
use crate::text::text;
use crate::wire::Request;
use crate::wire::shape::Answer;

/// The options that are objects of the runtime, or are read by a client.
const OTHERS: [&str; 9] = [
    "lox24",
    "eightByEight",
    "authorize",
    "budget",
    "fetch",
    "timeout",
    "onCall",
    "prices",
    "calls",
];

/// What the owner of a proxy has decided.
#[wasm_bindgen(js_name = __Gate, skip_typescript)]
pub struct Gate {
    options: Options,
    prices: Data,
}

#[wasm_bindgen(js_class = __Gate)]
impl Gate {
    /// Reads the options of a proxy.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(options: &JsValue) -> Result<Gate, JsValue> {
        let mut issues = Issues::new();
        let data = values::deep(options);
        let known = [&KEYS[..], &OTHERS[..]];
        let gate = Fields::open(&data, "options", "", &known, &mut issues)
            .map(|fields| Self::read(&fields, options, &mut issues));
        issues.finish(gate).map_err(invalid)
    }

    fn read(fields: &Fields<'_>, given: &JsValue, issues: &mut Issues) -> Self {
        let options = Options::read(fields, issues);
        if method(given, "authorize").is_none() {
            let message =
                "Expected the function that decides who may call. Without it, everybody could.";
            issues.push("authorize", "required", message);
        }
        if let Some(hook) = fields.raw("onCall")
            && !matches!(hook, Data::Undefined)
            && method(given, "onCall").is_none()
        {
            wrong_type(hook, "onCall", "a function", issues);
        }
        let budget = ["reserve", "commit", "release"];
        check_methods(given, "budget", budget, issues);
        check_methods(given, "calls", ["begin", "finish", "find"], issues);
        milliseconds(fields, "timeout", issues);
        let prices = fields.raw("prices").unwrap_or(&Data::Undefined);
        if !matches!(prices, Data::Undefined) {
            Prices::read(prices, "prices", issues);
        }
        Self {
            options,
            prices: prices.clone(),
        }
    }

    /// Opens the paths of a provider, and of its sub-accounts.
    #[wasm_bindgen(skip_typescript)]
    pub fn open(&mut self, provider: String, sub_accounts: Vec<String>) {
        self.options.open(provider, sub_accounts);
    }

    /// The most bytes of a body.
    #[wasm_bindgen(js_name = maxBodyBytes, skip_typescript)]
    pub fn max_body_bytes(&self) -> f64 {
        self.options.max_body_bytes as f64
    }

    /// Takes the head of a request: its method, the origin, path and query of its URL, and its headers as an object.
    #[wasm_bindgen(skip_typescript)]
    pub fn enter(
        &self,
        method: &str,
        origin: &str,
        path: &str,
        query: &str,
        headers: &JsValue,
    ) -> Passage {
        let headers = values::shallow(headers);
        let head = Head {
            own_origin: origin,
            header: &|name| headers.get(name)?.as_text().map(str::to_owned),
        };
        let mut passage = Passage {
            origin: None,
            asked: None,
            call: None,
            request: None,
            denial: None,
            prices: self.prices.clone(),
        };
        passage.denial = match check_head(&head, &self.options) {
            Err(denial) => Some(denial),
            Ok(other) => {
                passage.origin = other;
                passage.asked = asked(&self.options, method, path);
                if passage.asked.is_some() {
                    return passage;
                }
                let route = find(&self.options, method, path);
                match route.and_then(|route| read(&self.options, &head, route, query)) {
                    Err(denial) => Some(denial),
                    Ok(call) => passage.take(call),
                }
            }
        };
        passage
    }
}

/// Checks an option that is an object with three methods.
fn check_methods(options: &JsValue, name: &str, methods: [&str; 3], issues: &mut Issues) {
    let object = property(options, name);
    let has_all = methods.iter().all(|it| method(&object, it).is_some());
    if !object.is_undefined() && !has_all {
        let [first, second, third] = methods;
        let message = text!(
            "Expected an object with the methods `",
            first,
            "`, `",
            second,
            "` and `",
            third,
            "`."
        );
        issues.push(name, "wrong_type", message);
    }
}

/// A request on its way through.
#[wasm_bindgen(js_name = __Passage, skip_typescript)]
pub struct Passage {
    /// The origin of another page that may read the response.
    origin: Option<String>,
    /// The provider and the key of the call whose answer it asks for.
    asked: Option<(&'static str, String)>,
    call: Option<Call>,
    request: Option<Request>,
    denial: Option<Denial>,
    prices: Data,
}

impl Passage {
    /// Keeps a call. One without a body is complete.
    fn take(&mut self, call: Call) -> Option<Denial> {
        let is_complete = !call.has_body();
        self.call = Some(call);
        if is_complete { self.check() } else { None }
    }

    fn check(&mut self) -> Option<Denial> {
        match self.call.as_ref()?.request() {
            Ok(request) => {
                self.request = Some(request);
                None
            }
            Err(denial) => Some(denial),
        }
    }

    fn text(&self, read: impl Fn(&Call) -> &'static str) -> Option<String> {
        self.call.as_ref().map(|call| read(call).to_owned())
    }
}

#[wasm_bindgen(js_class = __Passage)]
impl Passage {
    /// Why it goes no further, if it does not.
    #[wasm_bindgen(skip_typescript)]
    pub fn denial(&self) -> JsValue {
        self.denial
            .as_ref()
            .map_or(JsValue::UNDEFINED, |denial| to_js(&denial.into()))
    }

    /// The origin to name in the response.
    #[wasm_bindgen(skip_typescript)]
    pub fn origin(&self) -> Option<String> {
        self.origin.clone()
    }

    /// The name of its operation.
    #[wasm_bindgen(skip_typescript)]
    pub fn operation(&self) -> Option<String> {
        self.text(|call| call.route.decoder.operation.name)
    }

    /// The first word of its path.
    #[wasm_bindgen(skip_typescript)]
    pub fn provider(&self) -> Option<String> {
        let asked = self.asked.as_ref().map(|(provider, _)| *provider);
        let provider = asked.or(self.call.as_ref().map(|call| call.route.provider));
        provider.map(str::to_owned)
    }

    /// The header in which the provider's id of an exchange is passed on.
    #[wasm_bindgen(js_name = idHeader, skip_typescript)]
    pub fn id_header(&self) -> Option<String> {
        self.text(|call| {
            let provider = call.route.decoder.operation.provider;
            provider.request_id.unwrap_or_default()
        })
    }

    /// The key of the call whose answer it asks for.
    #[wasm_bindgen(skip_typescript)]
    pub fn asked(&self) -> Option<String> {
        self.asked.as_ref().map(|(_, key)| key.clone())
    }

    /// What distinguishes its request from others; `undefined` if a second copy of it is harmless.
    #[wasm_bindgen(skip_typescript)]
    pub fn fingerprint(&self) -> Option<String> {
        let call = self.call.as_ref().filter(|call| call.is_once());
        let request = call.and(self.request.as_ref());
        request.map(|request| text!(fingerprint(request)))
    }

    /// Whether it has a body.
    #[wasm_bindgen(js_name = hasBody, skip_typescript)]
    pub fn has_body(&self) -> bool {
        self.call.as_ref().is_some_and(Call::has_body)
    }

    /// Whether it would send messages.
    #[wasm_bindgen(skip_typescript)]
    pub fn sends(&self) -> bool {
        let call = self.call.as_ref();
        call.is_some_and(|call| call.route.decoder.sizes.is_some())
    }

    /// Takes the text of the body; `undefined` if it is not UTF-8.
    #[wasm_bindgen(skip_typescript)]
    pub fn body(&mut self, text: &JsValue) {
        let Some(call) = &mut self.call else {
            return;
        };
        let value = text.is_string().then(|| parse(text)).flatten();
        self.denial = match value {
            None => Some(Denial::bad("The body is not JSON in UTF-8.")),
            Some(value) => {
                call.add_body(values::deep(&value));
                self.check()
            }
        };
    }

    /// What `authorize` sees.
    #[wasm_bindgen(skip_typescript)]
    pub fn facts(&self) -> JsValue {
        let Some(call) = &self.call else {
            return JsValue::UNDEFINED;
        };
        let mut facts = Volume::of(call).to_data();
        let operation = call.route.decoder.operation;
        facts.set("provider", call.route.provider.into());
        facts.set("operation", operation.name.into());
        facts.set("subAccountId", call.sub_account.as_deref().into());
        if let Some(name) = call.input_name() {
            facts.set(name, call.shown());
        }
        to_js(&facts)
    }

    /// Applies limits. Returns the cost, or the problems with the limits themselves. What exceeds them is the denial.
    #[wasm_bindgen(skip_typescript)]
    pub fn limit(&mut self, limits: &JsValue) -> JsValue {
        let mut limits = match values::deep(limits) {
            Data::Undefined => Data::EMPTY,
            limits => limits,
        };
        if limits.get("prices").is_none() {
            limits.set("prices", self.prices.clone());
        }
        let Some(call) = &self.call else {
            return JsValue::UNDEFINED;
        };
        match check_limits(call, &limits) {
            Ok(cost) => cost.map_or(JsValue::UNDEFINED, JsValue::from),
            Err(Limited::Exceeded(denial)) => {
                self.denial = Some(denial);
                JsValue::UNDEFINED
            }
            Err(Limited::Misconfigured(issues)) => invalid(issues),
        }
    }

    /// How the response is written again: its form, and the names of its fields.
    #[wasm_bindgen(skip_typescript)]
    pub fn shape(&self) -> String {
        let Some(call) = &self.call else {
            return String::new();
        };
        let operation = call.route.decoder.operation;
        let mut words = match operation.answer {
            Answer::AsItIs(_) | Answer::Receipt(_) => "object".to_owned(),
            Answer::Page(_) => "page".to_owned(),
            Answer::Total(name) => ["total ", name].concat(),
            Answer::Count { name, .. } => ["count ", name].concat(),
            Answer::Nothing => "nothing".to_owned(),
        };
        for field in operation.fields() {
            words.push(' ');
            words.push_str(field.name);
        }
        words
    }
}

impl Client {
    /// Sends a call that has come through. The promise's value has the `status`, the `requestId` and the `body` of the response.
    pub(super) fn carry_out(&self, passage: &mut Passage) -> Promise {
        let call = passage.call.as_ref().zip(passage.request.take());
        let Some((call, request)) = call.filter(|_| passage.denial.is_none()) else {
            return Promise::reject(&JsValue::UNDEFINED);
        };
        // Setting a property of our own plain object cannot fail.
        let _ = Reflect::set(&self.handle, &JsValue::from_str("isRaw"), &JsValue::TRUE);
        let operation = call.route.decoder.operation;
        let prepared = Prepared {
            request,
            limits: self.connection.limits,
            pace: operation.pace,
            signal: JsValue::UNDEFINED,
        };
        self.start(operation, &prepared)
    }
}
