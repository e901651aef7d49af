import fs from "node:fs";
import { newDataDir, startPortal } from "./portal.ts";

/**
 * Builds the portal (where it is not built) and its demonstration world once, by starting it as a person would. Each
 * file of browser tests then works on a copy of that world.
 */
export default async function makeWorld() {
  const world = newDataDir();
  const say = (line: string) => console.log(`  ${line}`);
  console.log("Making a demonstration world for the browser tests.");
  const remove = () => fs.rmSync(world, { recursive: true, force: true });
  try {
    const portal = await startPortal({ dataDir: world, onLine: say });
    await portal.stop();
  } catch (error) {
    remove();
    throw error;
  }
  process.env["CAREFRAME_TEST_WORLD"] = world;
  return remove;
}
