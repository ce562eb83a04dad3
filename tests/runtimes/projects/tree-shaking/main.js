import { ValidationError, measureText } from "bulk-sms";

let thrown;
try {
  measureText(5);
} catch (error) {
  thrown = error;
}
console.log(JSON.stringify([measureText("Doors open at 19:00").segments, thrown instanceof ValidationError, thrown.name, thrown.outcome]));
