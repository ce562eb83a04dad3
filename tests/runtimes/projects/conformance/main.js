import { observed } from "./observed.js";

console.log(JSON.stringify(await observed()));
