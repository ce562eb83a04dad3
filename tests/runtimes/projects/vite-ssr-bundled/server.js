import { render } from "./main.js";

console.log(JSON.stringify({ report: await render(JSON.parse(process.env.WORLD)) }));
