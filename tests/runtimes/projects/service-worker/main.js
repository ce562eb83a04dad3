import { show } from "./show.mjs";

show(async (world) => {
  const controlled = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
  await navigator.serviceWorker.register("./service-worker.js");
  await controlled;
  const response = await fetch("./job", { method: "POST", body: JSON.stringify(world) });
  return response.json();
});
