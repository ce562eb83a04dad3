// A static import of a missing package would leave the page dead and silent, so the rest is imported from here.
try {
  const { start } = await import("./app.js");
  await start();
} catch (error) {
  const failure = document.getElementById("failure");
  failure.textContent = `The page could not start: ${error.message}. Build the package and open the page with “cargo xtask demo”.`;
  failure.hidden = false;
  throw error;
}
