//! Files of the template that belong to a wasm, so the package has one for each: `index.js`, `core.js` and
//! `testing.js`; `inline.js`, `core-inline.js` and `testing-inline.js`. They come from the same text, so none can lack what another
//! has.

use crate::wasm::Build;

/// These files, and those that the build adds.
const FAMILY: [&str; 12] = [
    "api.js",
    "bulk_sms.cjs",
    "bulk_sms.js",
    "bulk_sms.wasm",
    "edge-light.js",
    "index.cjs",
    "index.d.ts",
    "index.js",
    "inline.cjs",
    "inline.js",
    "node.js",
    "workerd.js",
];

/// The name of a template file in a build; `None` if the build has no such file of its own.
pub(crate) fn file(build: Build, name: &str) -> Option<String> {
    match build {
        Build::Whole => Some(name.to_owned()),
        _ => FAMILY.contains(&name).then(|| own(build, name)),
    }
}

fn own(build: Build, name: &str) -> String {
    let entry = build.entry();
    match name.split_once('.') {
        Some(("bulk_sms", kind)) => format!("{}.{kind}", build.name()),
        Some(("index", kind)) => format!("{entry}.{kind}"),
        _ => format!("{entry}-{name}"),
    }
}

/// A template module with the imports and the entry name of a build.
pub(crate) fn imports(build: Build, text: &str) -> String {
    let text = text.replace("@entry", build.entry());
    match build {
        Build::Whole => text,
        _ => FAMILY.iter().fold(text, |text, name| {
            text.replace(&format!("\"./{name}"), &format!("\"./{}", own(build, name)))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_imports_its_own_files_and_the_common_ones() {
        let text = "// The @entry entry\nimport wasm from \"./bulk_sms.wasm?module\";\nexport * from \"./api.js\";\n\
                    export * from \"./errors.js\";\nrequire(\"./index.cjs\");\n";
        let core = "// The core entry\nimport wasm from \"./bulk_sms_core.wasm?module\";\nexport * from \"./core-api.js\";\n\
                    export * from \"./errors.js\";\nrequire(\"./core.cjs\");\n";
        assert_eq!(imports(Build::Core, text), core);
        assert_eq!(
            imports(Build::Whole, text),
            text.replace("@entry", "default")
        );
        assert_eq!(
            file(Build::Core, "index.d.ts").as_deref(),
            Some("core.d.ts")
        );
        let testing = file(Build::Testing, "bulk_sms.wasm");
        assert_eq!(testing.as_deref(), Some("bulk_sms_testing.wasm"));
        assert_eq!(file(Build::Core, "slim.js"), None);
        assert_eq!(file(Build::Whole, "slim.js").as_deref(), Some("slim.js"));
    }
}
