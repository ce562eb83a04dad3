//! `measureText` and `toGsm7`.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

use super::errors::invalid;
use super::values;
use crate::input::check;
use crate::input::issue::Issues;
use crate::message::measure::{self, NonGsm};

#[wasm_bindgen(module = "/src/js/values.js")]
extern "C" {
    fn measured(text: &JsString, numbers: &[u32], places: &[u32], replacements: &str) -> JsValue;
    fn plain(text: &JsString, places: &[u32], replacements: &str) -> JsValue;
}

/// Measures a text as it costs: its encoding, its units, and the segments that are paid.
///
/// GSM-7: 160 units in one segment, 153 in each of several; UCS-2: 70 and 67. A character never
/// lies in two segments. Half a surrogate pair counts as a unit of UCS-2.
///
/// @param text any text, also an empty one.
/// @throws {ValidationError} if it is no string.
#[wasm_bindgen(js_name = measureText, unchecked_return_type = "TextMeasure")]
pub fn measure_text(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
) -> Result<JsValue, JsValue> {
    let text = read(&text)?;
    let measure = measure::measure(&String::from(text));
    let numbers = [
        measure.characters,
        measure.units,
        measure.segments,
        measure.units_per_segment,
        measure.units_left,
    ];
    // Exact: no string has 2^32 units.
    let numbers = numbers.map(|number| number as u32);
    let (places, replacements) = crossing(&measure.non_gsm);
    Ok(measured(text, &numbers, &places, &replacements))
}

/// Replaces what only looks better than plain text, and makes it cost double: quotes, dashes, spaces, bullets, ellipses;
/// invisible characters are removed. Letters, digits, symbols and emoji stay as they are.
///
/// @param text any text, also an empty one.
/// @throws {ValidationError} if it is no string.
#[wasm_bindgen(js_name = toGsm7, unchecked_return_type = "PlainText")]
pub fn to_gsm7(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
) -> Result<JsValue, JsValue> {
    let text = read(&text)?;
    let (places, replacements) = crossing(&measure::measure(&String::from(text)).non_gsm);
    Ok(plain(text, &places, &replacements))
}

/// What of the characters crosses: twice their places, with 1 added where there is a replacement, and
/// the replacements in one string.
fn crossing(characters: &[NonGsm]) -> (Vec<u32>, String) {
    let mut places = Vec::with_capacity(characters.len());
    let mut replacements = String::new();
    for found in characters {
        // Exact: no string has 2^31 units.
        places.push(2 * found.index as u32 + u32::from(found.replacement.is_some()));
        if let Some(replacement) = found.replacement {
            replacements.push_str(replacement);
            replacements.push('\0');
        }
    }
    (places, replacements)
}

fn read(value: &JsValue) -> Result<&JsString, JsValue> {
    if let Some(text) = value.dyn_ref::<JsString>() {
        return Ok(text);
    }
    let mut issues = Issues::new();
    check::wrong_type(&values::shallow(value), "text", "a string", &mut issues);
    let issues = issues.finish(None::<()>).err().unwrap_or_default();
    Err(invalid(issues))
}
