import * as api from "bulk-sms-against";
import { call } from "./call.mjs";

await call(api);
