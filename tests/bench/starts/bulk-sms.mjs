import * as api from "bulk-sms";
import { call } from "./call.mjs";

await call(api);
