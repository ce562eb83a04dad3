import { Lox24Client } from "bulk-sms";
import { reminderButton } from "./button.js";

// Your server adds the token to what it passes on to LOX24.
const lox24 = new Lox24Client({ baseUrl: "/lox24" });
document.body.append(reminderButton(lox24, ["+447700900001", "+447700900002"], new Date("2030-05-01T19:00:00Z")));
