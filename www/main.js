// If the package were missing, a static import would leave the page dead without a message. So the rest is imported dynamically.
try {
  const { start } = await import("./app.js");
  await start();
} catch (error) {
  const failure = document.getElementById("failure");
  failure.textContent = `The page could not start: ${error.message}. Run “cargo xtask demo” to build the package and open the page.`;
  failure.hidden = false;
  throw error;
}
