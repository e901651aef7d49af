import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const stamp = path.resolve("build/stamp");

/** Whether build/ and the database client were made from the sources as they stand. */
export function isBuilt(): boolean {
  return (
    fs.existsSync(stamp) &&
    fs.existsSync("app/data/generated/client.ts") &&
    fs.readFileSync(stamp, "utf8") === fingerprint()
  );
}

export function noteBuilt() {
  fs.writeFileSync(stamp, fingerprint());
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of sources()) hash.update(file).update(fs.readFileSync(file));
  return hash.digest("hex");
}

function sources(): readonly string[] {
  const folders = ["app", "public"].flatMap((folder) =>
    fs.readdirSync(folder, { recursive: true, withFileTypes: true }),
  );
  const files = folders
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return [
    ...files.filter((file) => !file.includes("generated")),
    "package-lock.json",
    "prisma/schema.prisma",
    "vite.config.ts",
  ].sort();
}
