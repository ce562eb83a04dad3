// A user's project: the files of projects/NAME, and the packed package installed by npm.
import { copyFile, cp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { run } from "./tools.mjs";

const here = join(import.meta.dirname, "..");
const npm = [process.platform === "win32" ? "npm.cmd" : "npm"];

/**
 * Copies a project to `work/` and installs the package in it. The tools are found further up, in this folder's own
 * node_modules. With `slim`, each file `slim-NAME` takes the place of `NAME`; with `core`, the modules import `bulk-sms/core`; with
 * `testing`, they import `bulk-sms/testing` as well, and run campaign.mjs.
 */
export async function install(name, { slim = false, core = false, testing = false, as = name } = {}) {
  const variant = slim ? "-slim" : core ? "-core" : testing ? "-testing" : "";
  const folder = join(here, "work", as + variant);
  await rm(folder, { recursive: true, force: true });
  await cp(join(here, "projects", name), folder, { recursive: true });
  const shared = ["../package/job.mjs", "../package/campaign.mjs", "lib/show.mjs"];
  for (const file of shared) await copyFile(join(here, file), join(folder, basename(file)));
  for (const file of await readdir(folder, { recursive: true })) {
    const [before, replaced] = file.split(/(?<=^|\/)slim-/);
    if (replaced && slim) await rename(join(folder, file), join(folder, before + replaced));
    else if (replaced) await rm(join(folder, file));
    else if (core && file.endsWith(".js")) await importCore(join(folder, file));
    else if (testing && file.endsWith(".js")) await importTesting(join(folder, file));
  }
  await installPackage(folder);
  return folder;
}

/** Copies a folder of examples/ to `work/`, and installs the package in it. Its other dependencies are found further up. */
export async function installExample(name, as = name) {
  const folder = join(here, "work", as);
  await rm(folder, { recursive: true, force: true });
  await cp(join(here, "../../examples", name), folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
  const { dependencies, devDependencies, ...rest } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  await writeFile(join(folder, "package.json"), JSON.stringify(rest));
  await installPackage(folder);
  return folder;
}

async function installPackage(folder) {
  const quiet = ["--silent", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--no-update-notifier"];
  await run(npm, ["install", ...quiet, process.env.BULK_SMS_TGZ], { cwd: folder });
}

/** A module of a project that imports `bulk-sms/core` instead, without the names that the core does not have. */
async function importCore(file) {
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replaceAll('"bulk-sms"', '"bulk-sms/core"').replaceAll(/, (Recipients|measureText)\b/g, ""));
}

/** A module of a project that runs the campaign against a sandbox of its own, instead of the job. */
async function importTesting(file) {
  const text = await readFile(file, "utf8");
  const imports = 'import { Sandbox } from "bulk-sms/testing";\nimport { campaign } from "./campaign.mjs";';
  const replaced = text.replace('import { job } from "./job.mjs";', imports).replace("job(api,", "campaign(api, Sandbox,");
  await writeFile(file, replaced.replace('resolve?.("bulk-sms")', 'resolve?.("bulk-sms/testing")'));
}
