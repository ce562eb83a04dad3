import { show } from "./show.mjs";

show((world) => {
  const worker = new Worker("./worker.js", { type: "module" });
  worker.postMessage(world);
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
});
