// Runtimes that are programs of their own, from npm's packages for each platform.
import { program } from "./tools.mjs";

const platforms = ["linux-x64", "linux-arm64", "darwin-x64"];

export const node = (major) => program(platforms.map((it) => `node-${major}-${it}`), "bin/node");
export const deno = () => program(["linux-x64-glibc", "linux-arm64-glibc", "darwin-x64", "darwin-arm64"].map((it) => `@deno/${it}`), "deno");
export const bun = () => program(["linux-x64", "linux-aarch64", "darwin-x64", "darwin-aarch64"].map((it) => `@oven/bun-${it}`), "bin/bun");
