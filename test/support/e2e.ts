import fs from "node:fs";
import { test as base } from "playwright/test";
import { copyOfDataDir, startPortal, type Portal } from "./portal.ts";

export { expect } from "playwright/test";

type OnePortal = { readonly forFile: (file: string) => Promise<Portal>; readonly close: () => Promise<void> };

/** Tests in a real browser on a real portal. Each file has a portal, a database and a clock of its own. */
export const test = base.extend<{ portal: Portal }, { onePortal: OnePortal }>({
  onePortal: [
    // Playwright reads what a fixture needs from this pattern: nothing.
    async ({}, use) => {
      const one = onePortal();
      await use(one);
      await one.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  portal: [async ({ onePortal }, use, { file }) => use(await onePortal.forFile(file)), { timeout: 120_000 }],
  baseURL: async ({ portal }, use) => use(portal.url),
});

function onePortal(): OnePortal {
  let current: { readonly file: string; readonly portal: Portal } | undefined;
  const close = async () => {
    if (!current) return;
    const { portal } = current;
    current = undefined;
    await portal.stop();
    fs.rmSync(portal.dataDir, { recursive: true, force: true });
  };
  const forFile = async (file: string) => {
    if (current?.file === file) return current.portal;
    await close();
    const world = process.env["CAREFRAME_TEST_WORLD"];
    if (!world) throw new Error("Browser tests run by playwright.config.ts, which makes their world.");
    const portal = await startPortal({ dataDir: copyOfDataDir(world) });
    current = { file, portal };
    return portal;
  };
  return { forFile, close };
}
