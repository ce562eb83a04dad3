// A STUB: it lets everyone in as one user. Put your own session in its place. Without DEMO_LOGIN it lets nobody in.

/**
 * Whose request it is.
 * @param {Request} request
 */
export function userOf(request) {
  const cookies = request.headers.get("cookie")?.split("; ") ?? [];
  return process.env.DEMO_LOGIN && cookies.includes("session=demo") ? "demo" : undefined;
}

/** @param {Request} request */
export function login(request) {
  if (!process.env.DEMO_LOGIN) return new Response("There is no login yet: replace lib/login-stub.js.", { status: 501 });
  if (request.method !== "POST") return new Response(null, { status: 405, headers: { Allow: "POST" } });
  return new Response(null, { status: 204, headers: { "Set-Cookie": "session=demo; Path=/; HttpOnly; SameSite=Strict" } });
}
