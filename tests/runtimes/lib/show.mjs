// The page's part of a row: it reads the world from its address and shows the job's report.

export async function show(run) {
  const shown = document.body.appendChild(document.createElement("pre"));
  const world = JSON.parse(new URLSearchParams(location.search).get("world"));
  const report = await run(world).catch((error) => ({ failed: `${error}\n${error?.stack}` }));
  shown.id = "report";
  shown.textContent = JSON.stringify(report);
}
