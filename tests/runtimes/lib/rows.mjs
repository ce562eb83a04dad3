// The matrix: every runtime and tool in which the packed package is tested. README.md shows the same table.
//
// Each row is a project of its own that has installed the package and does the job of tests/package/job.mjs. `tool` is the
// package of package.json whose version counts, or a program of the machine, whose version is not ours to choose; `entry` is
// the file that the `exports` of the package lead to, and `slim` that of `bulk-sms/slim`, where the row has it.

/** Rows by the NAME.test.mjs that runs them. */
export const families = {
  servers: [
    { name: "Node 20, `import`", tool: "node-20-linux-x64", entry: "node.js", slim: "slim-node.js" },
    { name: "Node 20, `require`", tool: "node-20-linux-x64", entry: "index.cjs", slim: "slim.cjs" },
    { name: "Node 26, `import`", tool: "node-26-linux-x64", entry: "node.js", slim: "slim-node.js" },
    { name: "Node 26, `require`", tool: "node-26-linux-x64", entry: "index.cjs", slim: "slim.cjs" },
    { name: "Deno", tool: "deno", entry: "node.js", slim: "slim-node.js" },
    { name: "Bun", tool: "bun", entry: "node.js", slim: "slim-node.js" },
  ],
};
