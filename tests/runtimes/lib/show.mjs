// The page's part of a row: the world comes in its address, and what the job reports goes into the page.

export async function show(run) {
  const shown = document.body.appendChild(document.createElement("pre"));
  const world = JSON.parse(new URLSearchParams(location.search).get("world"));
  const report = await run(world).catch((error) => ({ failed: `${error}\n${error?.stack}` }));
  shown.id = "report";
  shown.textContent = JSON.stringify(report);
}
