// Node, Deno and Bun: a program that imports the package, started as its user would.
import { install } from "./lib/project.mjs";
import { matrix } from "./lib/row.mjs";
import { program, run } from "./lib/tools.mjs";

const platforms = ["linux-x64", "linux-arm64", "darwin-x64"];
const node = (major) => program(platforms.map((it) => `node-${major}-${it}`), "bin/node");
const deno = () => program(["linux-x64-glibc", "linux-arm64-glibc", "darwin-x64", "darwin-arm64"].map((it) => `@deno/${it}`), "deno");
const bun = () => program(["linux-x64", "linux-aarch64", "darwin-x64", "darwin-aarch64"].map((it) => `@oven/bun-${it}`), "bin/bun");

matrix(import.meta.filename, (row) => {
  /** `tool` is the runtime, `args` what comes before the file. */
  const job = (name, project, tool, args = []) =>
    row(name, async ({ slim, core, world }) => {
      const program = tool();
      const cwd = await install(project, { slim, core, as: name.toLowerCase().replace(/\W+/g, "-") });
      return JSON.parse(await run(program, [...args, "main.js"], { cwd, env: { WORLD: JSON.stringify(world) } }));
    });

  for (const major of [20, 26]) {
    job(`Node ${major}, \`import\``, "import", () => node(major));
    job(`Node ${major}, \`require\``, "require", () => node(major));
  }
  job("Deno", "import", deno, ["run", "--allow-env=WORLD", "--allow-net=127.0.0.1", "--allow-read=."]);
  job("Bun", "import", bun);
});
