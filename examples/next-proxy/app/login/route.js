export { login as POST } from "../../lib/login-stub.js";
