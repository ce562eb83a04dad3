//! What can be done with the numbers of finished lists.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::errors::invalid;
use super::recipients::Recipients;
use super::runtime::{bytes, parse};
use super::{list_input, values};
use crate::input::check;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::recipients::{self as list, Malformed, Unpacker};
use crate::text::text;

#[wasm_bindgen(module = "/src/js/recipients.js")]
extern "C" {
    #[wasm_bindgen(js_name = lineOf)]
    fn line_of(value: &JsValue) -> Option<String>;
    fn numbers(count: usize, piece: &JsValue) -> JsValue;
}

/// How many numbers become strings at a time while a list is iterated over.
const PIECE: usize = 1024;

#[wasm_bindgen]
impl Recipients {
    /// Joins lists: all their numbers in order, without duplicates. `duplicates` counts the numbers that
    /// repeated an earlier one. The joined list has no rejected lines.
    ///
    /// @param lists any number of lists. `has` reads a number with the options of the first list.
    /// @throws {ValidationError} if an argument is not a list.
    #[wasm_bindgen(variadic, unchecked_return_type = "Recipients")]
    pub fn of(
        #[wasm_bindgen(unchecked_param_type = "readonly Recipients[]")] lists: JsValue,
    ) -> Result<Recipients, JsValue> {
        let mut issues = Issues::new();
        let mut all = Vec::new();
        for (index, value) in lists.unchecked_ref::<Array>().iter().enumerate() {
            let path = text!("lists[", index, "]");
            if let Some(list) = lent(&value, &path, &mut issues) {
                all.push(list);
            }
        }
        let list = issues.finish(list::Recipients::of(&all)).map_err(invalid)?;
        Ok(Recipients { list })
    }

    /// Reads a list that `toBytes` packed. Every number is checked again.
    ///
    /// @param bytes all the bytes.
    /// @throws {ValidationError} if they are not bytes from `toBytes`, or some are missing.
    #[wasm_bindgen(js_name = fromBytes, unchecked_return_type = "Recipients")]
    pub fn from_bytes(
        #[wasm_bindgen(unchecked_param_type = "ListBytes")] bytes: JsValue,
    ) -> Result<Recipients, JsValue> {
        let mut issues = Issues::new();
        let bytes = list_input::bytes(&bytes, "bytes", &mut issues);
        let list = bytes.and_then(|bytes| {
            let mut unpacker = Unpacker::new(bytes.length() as usize)?;
            let mut pushed = Ok(());
            list_input::pieces(&bytes, &mut |piece| {
                if pushed.is_ok() {
                    pushed = unpacker.push(piece);
                }
            });
            let found = pushed.and_then(|()| unpacker.finish());
            found
                .map_err(|why: Malformed| issues.push("bytes", "format", why.sentence()))
                .ok()
        });
        let list = issues.finish(list).map_err(invalid)?;
        Ok(Recipients { list })
    }

    /// Packs the numbers in their order, for `Recipients.fromBytes`. Each takes at most 8 bytes, or about 1 in
    /// a dense list in ascending order. Nothing else in the list is kept.
    #[wasm_bindgen(js_name = toBytes, unchecked_return_type = "Uint8Array")]
    pub fn to_bytes(&self) -> JsValue {
        let mut size = 0;
        self.list.pack(&mut |piece| size += piece.len());
        bytes(size, |take| self.list.pack(take))
    }

    /// Whether the list has a number, in any form that its own options accept:
    /// `"+44 7700 900123"`, or, with the option `country`, a national one. A string that cannot be read
    /// as one number is not in the list. A part from `chunks` has only its own numbers.
    ///
    /// The first call builds a table of 5 to 11 bytes per number and keeps it. Later calls take the same
    /// time whatever the length of the list.
    ///
    /// @param number the number.
    /// @throws {ValidationError} if it is not a string.
    pub fn has(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] number: JsValue,
    ) -> Result<bool, JsValue> {
        Ok(self.list.has(line(&number)?.as_bytes()))
    }

    /// Where a number first appeared: the number of its line from 0 or, for an array, the position of the
    /// item; `undefined` if the list does not have it. It reads the number as `has` does.
    ///
    /// @param number the number.
    /// @throws {ValidationError} if it is not a string, or the list was read without the option
    /// `keepRows`.
    #[wasm_bindgen(js_name = rowOf)]
    pub fn row_of(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] number: JsValue,
    ) -> Result<Option<u32>, JsValue> {
        let line = line(&number)?;
        if self.list.keeps_rows() {
            return Ok(self.list.row_of(line.as_bytes()));
        }
        let mut issues = Issues::new();
        let message = "The list did not keep its rows. Read it with the option `keepRows: true`.";
        issues.push("options.keepRows", "required", message);
        issues.finish(None).map_err(invalid)
    }

    /// The numbers that are not in another list (such as a list of people who opted out), in order. The new
    /// list has no duplicates and no rejected lines.
    ///
    /// @param other the numbers to omit.
    /// @throws {ValidationError} if it is not a list.
    #[wasm_bindgen(unchecked_return_type = "Recipients")]
    pub fn without(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Recipients")] other: JsValue,
    ) -> Result<Recipients, JsValue> {
        let mut issues = Issues::new();
        let other = lent(&other, "other", &mut issues);
        let other = issues.finish(other).map_err(invalid)?;
        Ok(Recipients {
            list: self.list.without(&other),
        })
    }

    /// Iterates over the numbers as strings, `"+491701234567"`, of which only a few exist at a time.
    #[wasm_bindgen(
        js_name = "[Symbol.iterator]",
        unchecked_return_type = "IterableIterator<string>"
    )]
    pub fn iterate(&self) -> JsValue {
        let list = self.list.clone();
        let count = list.len().div_ceil(PIECE);
        let piece = Closure::<dyn FnMut(usize) -> JsValue>::new(move |index: usize| {
            strings(&list.part(index * PIECE, (index + 1) * PIECE))
        });
        // Passed to the engine, which frees it once nothing refers to the iterator.
        numbers(count, &piece.into_js_value())
    }

    /// Returns all numbers as strings: `"+491701234567"`. For a large list this takes much memory.
    #[wasm_bindgen(js_name = toArray, unchecked_return_type = "string[]")]
    pub fn to_array(&self) -> JsValue {
        strings(&self.list)
    }
}

fn strings(list: &list::Recipients) -> JsValue {
    let json = bytes(list.json_size(), |take| list.write_json(take));
    parse(&json).unwrap_or_default()
}

/// Borrows a list, or reports that it is something else.
fn lent(value: &JsValue, path: &str, issues: &mut Issues) -> Option<list::Recipients> {
    match values::shallow(value) {
        Data::Recipients(list) => Some(list),
        other => {
            check::wrong_type(&other, path, "Recipients", issues);
            None
        }
    }
}

/// Reads the number to look up.
fn line(number: &JsValue) -> Result<String, JsValue> {
    let mut issues = Issues::new();
    let line = line_of(number);
    if line.is_none() {
        check::wrong_type(&values::shallow(number), "number", "a string", &mut issues);
    }
    issues.finish(line).map_err(invalid)
}
