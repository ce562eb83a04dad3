//! Reads libphonenumber's metadata in the form that the npm package `libphonenumber-js` ships: arrays with positions
//! instead of names.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{npm, workspace::Workspace};

pub(super) const PACKAGE: &str = "libphonenumber-js";

/// The positions of two kinds of numbers.
const FIXED_LINE: usize = 0;
const MOBILE: usize = 1;

/// The metadata and its version.
pub(super) struct Metadata {
    pub(super) version: String,
    plans: Value,
    examples: Value,
}

/// What the metadata says about one region.
pub(super) struct Plan<'a> {
    pub(super) country: &'a str,
    plan: &'a Value,
    example: Option<&'a str>,
}

impl Metadata {
    pub(super) fn read(workspace: &Workspace) -> Result<Self> {
        let read = |name: &str| -> Result<Value> {
            let file = npm::tool(workspace, &format!("{PACKAGE}/{name}"));
            let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            Ok(serde_json::from_str(&text)?)
        };
        let version = read("package.json")?["version"].clone();
        Ok(Self {
            version: version.as_str().context("no version")?.to_owned(),
            plans: read("metadata.max.json")?,
            examples: read("examples.mobile.json")?,
        })
    }

    /// The regions of each calling code, the main one first, sorted by code. A code without a country has one region,
    /// whose country is blank.
    pub(super) fn codes(&self) -> Result<Vec<(u16, Vec<Plan<'_>>)>> {
        let mut codes = Vec::new();
        let shared = self.plans["country_calling_codes"].as_object();
        for (code, countries) in shared.context("no calling codes")? {
            let countries = countries.as_array().context("no countries")?;
            let plans = countries.iter().map(|country| {
                let country = country.as_str().context("a country without a name")?;
                Ok(Plan {
                    country,
                    plan: &self.plans["countries"][country],
                    example: self.examples[country].as_str(),
                })
            });
            codes.push((code.parse()?, plans.collect::<Result<_>>()?));
        }
        let elsewhere = self.plans["nonGeographic"].as_object();
        for (code, plan) in elsewhere.context("no codes without a country")? {
            let plan = Plan {
                country: "  ",
                plan,
                example: None,
            };
            codes.push((code.parse()?, vec![plan]));
        }
        codes.sort_by_key(|(code, _)| *code);
        Ok(codes)
    }
}

impl<'a> Plan<'a> {
    /// The field at a position, if it is a text.
    fn text(&self, position: usize) -> Option<&'a str> {
        self.plan[position].as_str().filter(|it| !it.is_empty())
    }

    /// The pattern of what is dialled before an international number.
    pub(super) fn international_prefix(&self) -> &'a str {
        self.text(1).unwrap_or("00")
    }

    /// Which of those is written, if several can be dialled.
    pub(super) fn preferred_international_prefix(&self) -> Option<&'a str> {
        self.text(12)
    }

    /// The pattern of a number.
    pub(super) fn pattern(&self) -> Result<&'a str> {
        self.text(2).context("no pattern")
    }

    /// The lengths of a number.
    pub(super) fn lengths(&self) -> Result<Vec<u64>> {
        lengths(&self.plan[3]).context("no possible lengths")
    }

    /// The national prefix.
    pub(super) fn prefix(&self) -> Option<&'a str> {
        self.text(5)
    }

    /// The pattern of everything that may stand for the national prefix.
    pub(super) fn prefix_pattern(&self) -> Option<&'a str> {
        self.text(7)
    }

    /// The digits that tell a number of the region from others of its calling code.
    pub(super) fn leading_digits(&self) -> Option<&'a str> {
        self.text(10)
    }

    /// The lengths of mobile numbers. Where they look like others (US, CA), the metadata lists only the others.
    pub(super) fn mobile_lengths(&self) -> Result<Vec<u64>> {
        for kind in [MOBILE, FIXED_LINE] {
            let listed = &self.plan[11][kind];
            if listed[0].as_str().is_some_and(|it| !it.is_empty()) {
                return match lengths(&listed[1]) {
                    Some(own) => Ok(own),
                    None => self.lengths(),
                };
            }
        }
        Ok(Vec::new())
    }

    /// The pattern of mobile numbers.
    pub(super) fn mobile_pattern(&self) -> Option<&'a str> {
        self.plan[11][MOBILE][0]
            .as_str()
            .filter(|it| !it.is_empty())
    }

    /// The patterns of fixed-line and mobile numbers, or that of all numbers if the kinds are not listed.
    pub(super) fn phone_patterns(&self) -> Result<Vec<&'a str>> {
        self.patterns_of(&[FIXED_LINE, MOBILE])
    }

    /// The patterns of all kinds of numbers. That of all numbers is coarser.
    pub(super) fn patterns(&self) -> Result<Vec<&'a str>> {
        self.patterns_of(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    }

    fn patterns_of(&self, kinds: &[usize]) -> Result<Vec<&'a str>> {
        let patterns = kinds
            .iter()
            .filter_map(|kind| self.plan[11][kind][0].as_str());
        let listed: Vec<&str> = patterns.filter(|it| !it.is_empty()).collect();
        if listed.is_empty() {
            return Ok(vec![self.pattern()?]);
        }
        Ok(listed)
    }

    /// An example of a mobile number.
    pub(super) fn example(&self) -> Option<&'a str> {
        self.example
    }

    /// The formats: the pattern of the digits, those of the first digits (the last is the most exact), how the
    /// national prefix is written, and whether it may be left out.
    pub(super) fn formats(&self) -> impl Iterator<Item = Format<'a>> {
        let formats = self.plan[4].as_array();
        formats.into_iter().flatten().map(|format| Format {
            pattern: format[0].as_str().unwrap_or_default(),
            first: format[2].as_array().and_then(|it| it.last()?.as_str()),
            rule: format[3].as_str().or(self.text(6)).unwrap_or_default(),
            is_optional: format[4].as_u64() == Some(1),
        })
    }
}

/// How a number is written.
pub(super) struct Format<'a> {
    pub(super) pattern: &'a str,
    pub(super) first: Option<&'a str>,
    pub(super) rule: &'a str,
    pub(super) is_optional: bool,
}

fn lengths(value: &Value) -> Option<Vec<u64>> {
    value.as_array()?.iter().map(Value::as_u64).collect()
}
