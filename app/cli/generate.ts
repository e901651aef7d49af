import { spawnSync } from "node:child_process";

/**
 * Makes the database client from prisma/schema.prisma. Making it needs no engine, but the command looks for one and
 * would download it: any existing program satisfies the look.
 */
const result = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--no-hints"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ?? process.execPath,
  },
});
process.exit(result.status ?? 1);
