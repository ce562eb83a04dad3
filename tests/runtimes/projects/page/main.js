import { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText } from "bulk-sms";
import { job } from "./job.mjs";
import { show } from "./show.mjs";

const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
show((world) => job(api, world));
