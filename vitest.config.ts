import { defineConfig } from "vitest/config";

const project = (name: string, include: readonly string[], more: object = {}) => ({
  test: { name, include: [...include], environment: "node", ...more },
});

export default defineConfig({
  test: {
    projects: [
      project("domain", ["test/domain/**/*.test.ts"]),
      project("components", ["test/components/**/*.test.{ts,tsx}", "test/{imports,web}/**/*.test.ts"]),
      project("database", ["test/{data,commands,routes,jobs,files,mail,laws}/**/*.test.{ts,tsx}"], {
        globalSetup: ["test/support/database.setup.ts"],
        pool: "forks",
        sequence: { groupOrder: 1 },
        maxWorkers: 2,
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
    ],
  },
});
