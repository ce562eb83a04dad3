// Serves the page in which Chromium runs the jobs and the response of jobs/loopback.mjs, in its own process.
// Prints its URL, and exits when its standard input closes.
import { createServer } from "node:http";
import { BULK, ID } from "./reads.mjs";

const answers = {
  // With these headers the clock of a page has a resolution of 5 µs.
  "/": [
    "<!doctype html><title>bench</title>",
    { "content-type": "text/html", "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" },
  ],
  [`/bulks/${ID}`]: [BULK, { "content-type": "application/json" }],
};
const server = createServer((request, response) => {
  const [body, headers] = answers[request.url] ?? ["", {}];
  response.writeHead(body ? 200 : 404, { ...headers, "content-length": body.length });
  response.end(body);
});
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.resume().on("close", () => process.exit());
