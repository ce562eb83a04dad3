//! Checks that nothing that is published reveals where it was built.

use std::fs;
use std::path::{MAIN_SEPARATOR, Path};

use anyhow::{Result, bail};

use crate::{package, wasm, workspace::Workspace};

/// Fails if a file of the package names a folder of this machine. The wasm in inline.js and inline.cjs is that of the .wasm files.
pub(crate) fn refuse(workspace: &Workspace, package: &Path) -> Result<()> {
    let mut folders = vec![
        wasm::cargo_home()?,
        wasm::sysroot()?.trim().into(),
        workspace.root.clone(),
        workspace.target.clone(),
    ];
    folders.extend(std::env::home_dir());
    let folders = folders.iter().map(|it| it.display().to_string());
    let folders: Vec<String> = folders.map(|it| format!("{it}{MAIN_SEPARATOR}")).collect();
    for file in package::files_in(package)? {
        if let Some(folder) = found(&fs::read(&file)?, &folders) {
            bail!(
                "{} contains the builder's folder `{folder}`.",
                file.display()
            );
        }
    }
    Ok(())
}

fn found<'a>(bytes: &[u8], folders: &'a [String]) -> Option<&'a str> {
    let contains = |text: &str| bytes.windows(text.len()).any(|it| it == text.as_bytes());
    folders.iter().map(String::as_str).find(|it| contains(it))
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn a_folder_is_found_wherever_it_stands() {
        let folders = ["/home/anna/".to_owned(), "/build/".to_owned()];
        for (bytes, expected) in [
            (
                &b"\0panicked at /home/anna/.cargo/x.rs\xff"[..],
                Some("/home/anna/"),
            ),
            (b"file:///build/", Some("/build/")),
            (b"/home/annabel/ /build", None),
            (b"", None),
        ] {
            assert_eq!(found(bytes, &folders), expected);
        }
    }
}
