// A user's project: the files of projects/NAME, and the packed package installed by npm.
import { copyFile, cp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./tools.mjs";

const here = join(import.meta.dirname, "..");
const npm = [process.platform === "win32" ? "npm.cmd" : "npm"];

/**
 * Copies a project to `work/` and installs the package in it. The tools are found further up, in this folder's own
 * node_modules. With `slim`, each file `slim-NAME` takes the place of `NAME`; with `core`, the modules import `bulk-sms/core`.
 */
export async function install(name, { slim = false, core = false, as = name } = {}) {
  const folder = join(here, "work", slim ? `${as}-slim` : core ? `${as}-core` : as);
  await rm(folder, { recursive: true, force: true });
  await cp(join(here, "projects", name), folder, { recursive: true });
  for (const [from, file] of [["../package", "job.mjs"], ["lib", "show.mjs"]]) await copyFile(join(here, from, file), join(folder, file));
  for (const file of await readdir(folder, { recursive: true })) {
    const [before, replaced] = file.split(/(?<=^|\/)slim-/);
    if (replaced && slim) await rename(join(folder, file), join(folder, before + replaced));
    else if (replaced) await rm(join(folder, file));
    else if (core && file.endsWith(".js")) await importCore(join(folder, file));
  }
  const quiet = ["--silent", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--no-update-notifier"];
  await run(npm, ["install", ...quiet, process.env.BULK_SMS_TGZ], { cwd: folder });
  return folder;
}

/** A module of a project that imports `bulk-sms/core` instead, without the names that the core does not have. */
async function importCore(file) {
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replaceAll('"bulk-sms"', '"bulk-sms/core"').replaceAll(/, (Recipients|measureText)\b/g, ""));
}
