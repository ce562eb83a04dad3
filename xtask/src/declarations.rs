//! Doc comments for what wasm-bindgen adds to the declarations.

use anyhow::{Result, bail};

const FREE: &str = "\
    /**
     * Gives the memory in wasm back at once. The object cannot be used afterwards; calls of it that are under way go on.
     *
     * There is no need to call it: the engine's garbage collection does so in its time. It is of use for many large lists in
     * a row.
     */
";

const DISPOSE: &str = "    /** The same as `free`, for `using` declarations. */\n";

const LIST: &str = "export class Recipients {\n";

const NO_CONSTRUCTOR: &str = "    /** Lists are made by `Recipients.parse` and `Recipients.fromStream`. */\n    private constructor();\n";

/// The members that wasm-bindgen adds to each class, with a doc comment.
pub(crate) fn with_comments(declarations: &str) -> Result<String> {
    let mut text = declarations.to_owned();
    for (member, comment) in [
        ("    free(): void;\n", FREE),
        ("    [Symbol.dispose](): void;\n", DISPOSE),
    ] {
        if !text.contains(member) {
            bail!("wasm-bindgen no longer declares `{}`.", member.trim());
        }
        text = text.replace(member, &format!("{comment}{member}"));
    }
    // Its constructor refuses, and wasm-bindgen declares a private one only where there is none.
    Ok(text.replace(LIST, &format!("{LIST}{NO_CONSTRUCTOR}")))
}
