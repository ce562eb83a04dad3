import { measureText } from "bulk-sms/slim";

try {
  measureText("Doors open at 19:00");
} catch (error) {
  console.log(error.code);
}
