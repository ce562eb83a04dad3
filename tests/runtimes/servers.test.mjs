// Node, Deno and Bun: a program that imports the package, started as its user would.
import { bun, deno, node } from "./lib/programs.mjs";
import { install } from "./lib/project.mjs";
import { matrix } from "./lib/row.mjs";
import { run } from "./lib/tools.mjs";

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
