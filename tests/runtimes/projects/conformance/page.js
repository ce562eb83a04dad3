import { observed } from "./observed.js";
import { show } from "./show.mjs";

show(observed);
