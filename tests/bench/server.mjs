// A server for jobs/loopback.mjs, in a process of its own: prints its URL, and ends with its standard input.
import { createServer } from "node:http";
import { BULK } from "./reads.mjs";

const cors = { "access-control-allow-origin": "*", "access-control-allow-headers": "*", "access-control-max-age": "7200" };
const server = createServer((request, response) => {
  response.writeHead(200, { ...cors, "content-type": "application/json", "content-length": BULK.length });
  response.end(request.method === "OPTIONS" ? undefined : BULK);
});
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.resume().on("close", () => process.exit());
