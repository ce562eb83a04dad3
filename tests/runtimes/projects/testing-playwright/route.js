/** Answers a page's requests below `address` with the sandbox, as your server and LOX24 behind it would. */
export async function routeToSandbox(page, address, sandbox) {
  await page.route((url) => url.href.includes(`${address}/`), async (route) => {
    const request = route.request();
    const url = `https://api.lox24.eu/${request.url().split(`${address}/`)[1]}`;
    const headers = { "x-lox24-auth-token": sandbox.token, ...request.headers() };
    const init = { method: request.method(), headers, body: request.postDataBuffer(), redirect: "manual" };
    try {
      const response = await sandbox.fetch(url, init);
      const body = Buffer.from(await response.arrayBuffer());
      await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
    } catch {
      await route.abort(); // the page's fetch rejects too
    }
  });
}
