import { readFile } from "node:fs/promises";
import * as proxies from "bulk-sms/proxy";
import { Sandbox } from "bulk-sms/testing";
import { hostile } from "./hostile.mjs";

const rows = JSON.parse(await readFile("hostile.json", "utf8"));
console.log(JSON.stringify(await hostile(proxies, Sandbox, rows)));
