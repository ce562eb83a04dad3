import { defineConfig } from "@playwright/test";

export default defineConfig({
  use: {
    baseURL: process.env.PAGE ?? "http://localhost:5173",
    launchOptions: { executablePath: process.env.CHROMIUM }, // undefined: Playwright's own browser
  },
});
