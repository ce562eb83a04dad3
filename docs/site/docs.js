// The only thing that the pages of the documents do. In the site, it is next to the modules of the demo page.
import { startTheme } from "./theme.js";

startTheme();
