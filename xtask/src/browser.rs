//! The browsers and Chromium's driver: found, or installed if that needs no question.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};
use serde_json::json;

use crate::{process::Program, process::which, workspace::Workspace};

/// For a browser without a screen, maybe as root, on a machine without the open internet.
const ARGUMENTS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// A program: where it may be, the Debian packages that contain it, and what to say if it cannot be found.
struct Wanted {
    variables: &'static [&'static str],
    programs: &'static [&'static str],
    files: &'static [&'static str],
    packages: &'static [&'static str],
    advice: &'static str,
}

const CHROMIUM: Wanted = Wanted {
    variables: &["CHROMIUM", "CHROME"],
    programs: &["chromium", "chromium-browser", "google-chrome", "chrome"],
    files: &[
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
    packages: &["chromium", "chromium-driver"],
    advice: "Install Chromium or Chrome, or set CHROMIUM to its program.",
};

const CHROMEDRIVER: Wanted = Wanted {
    variables: &["CHROMEDRIVER"],
    programs: &["chromedriver"],
    files: &[
        "/usr/lib/chromium/chromedriver",
        "/usr/lib/chromium-browser/chromedriver",
    ],
    packages: CHROMIUM.packages,
    advice: "Install ChromeDriver in the version of your browser, or set CHROMEDRIVER to its program.",
};

const FIREFOX: Wanted = Wanted {
    variables: &["FIREFOX"],
    programs: &["firefox-esr", "firefox"],
    files: &["/Applications/Firefox.app/Contents/MacOS/firefox"],
    packages: &["firefox-esr"],
    advice: "Install Firefox, or set FIREFOX to its program.",
};

/// The browser of most tests.
pub(crate) fn chromium() -> Result<PathBuf> {
    find_or_install(&CHROMIUM)
}

/// The program through which wasm-bindgen's tests control the browser.
pub(crate) fn chromedriver() -> Result<PathBuf> {
    find_or_install(&CHROMEDRIVER)
}

/// The other browser.
pub(crate) fn firefox() -> Result<PathBuf> {
    find_or_install(&FIREFOX)
}

fn find_or_install(wanted: &Wanted) -> Result<PathBuf> {
    if let Some(found) = find(wanted) {
        return Ok(found);
    }
    install(wanted.packages);
    find(wanted).context(wanted.advice)
}

fn find(wanted: &Wanted) -> Option<PathBuf> {
    let named = wanted
        .variables
        .iter()
        .find_map(env::var_os)
        .map(PathBuf::from);
    let in_path = || wanted.programs.iter().find_map(|it| which(it));
    let known = || {
        wanted
            .files
            .iter()
            .map(PathBuf::from)
            .find(|it| it.is_file())
    };
    named.or_else(in_path).or_else(known)
}

/// Installs Debian packages if no password is needed.
fn install(packages: &[&str]) {
    let Some(apt) = which("apt-get") else { return };
    let is_root = || {
        Program::new("id")
            .arg("-u")
            .output()
            .is_ok_and(|it| it.trim() == "0")
    };
    let sudo = || Program::new("sudo").args(["-n", "true"]).succeeds();
    let apt = |arguments: &[&str]| {
        let program = if is_root() {
            Program::new(&apt)
        } else if sudo() {
            Program::new("sudo").arg("-n").arg(&apt)
        } else {
            return Ok(());
        };
        program
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(arguments)
            .quiet()
    };
    println!("apt-get install {}", packages.join(" "));
    let installed = apt(&["update"]).and_then(|()| apt(&[&["install", "-y"], packages].concat()));
    if let Err(error) = installed {
        println!("{error}");
    }
}

/// The settings with which wasm-bindgen's test runner starts the browser.
pub(crate) fn webdriver_settings(workspace: &Workspace, chromium: &Path) -> Result<PathBuf> {
    let file = workspace.scratch().join("webdriver.json");
    let settings = json!({ "goog:chromeOptions": { "binary": chromium, "args": ARGUMENTS } });
    fs::create_dir_all(workspace.scratch())?;
    fs::write(&file, settings.to_string())?;
    Ok(file)
}
