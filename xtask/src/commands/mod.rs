//! One file per command.

pub(crate) mod agreement;
pub(crate) mod bench;
pub(crate) mod build;
pub(crate) mod demo;
pub(crate) mod docs;
pub(crate) mod fuzz;
pub(crate) mod mutants;
pub(crate) mod numbering_plan;
pub(crate) mod reproduce;
pub(crate) mod site;
pub(crate) mod symbols;
pub(crate) mod test;
