import fs from "node:fs";
import path from "node:path";
import { embeddedFolder } from "#app/data/embedded-postgres.ts";
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
    waitForNoDisk(world);
  } catch (error) {
    remove();
    throw error;
  }
  process.env["CAREFRAME_TEST_WORLD"] = world;
  return remove;
}

/**
 * A power cut of the machine is not among what these tests try: a killed process loses nothing that PostgreSQL has
 * handed to the operating system, and waiting for the disk is most of what a slow machine does.
 */
function waitForNoDisk(world: string) {
  const settings = ["fsync = off", "full_page_writes = off"].map((setting) => `${setting}\n`).join("");
  fs.appendFileSync(path.join(embeddedFolder(world), "postgresql.auto.conf"), settings);
}
