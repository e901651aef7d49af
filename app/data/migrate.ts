import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { withOwner } from "./owner.server.ts";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const folder = path.resolve("prisma/migrations");
const filters = { externalTables: [], externalEnums: [] };

type SchemaEngine = {
  applyMigrations: (input: object) => Promise<{ appliedMigrationNames: string[] }>;
  diff: (input: object) => Promise<{ stdout?: string | null }>;
};

/**
 * Applies prisma/migrations in order with Prisma's own engine (as WebAssembly, so no binary is downloaded) and
 * records them as `prisma migrate` does. Answers the names of those applied now.
 */
export async function applyMigrations(ownerUrl: string): Promise<readonly string[]> {
  return withSchemaEngine(ownerUrl, readFileSync("prisma/schema.prisma", "utf8"), async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrations(), filters });
    return appliedMigrationNames;
  });
}

/** The SQL that leads from one schema text to another, as a start for a migration that people then finish. */
export async function differenceInSql(ownerUrl: string, before: string, after: string): Promise<string> {
  const target = (content: string) => ({
    tag: "schemaDatamodel",
    files: [{ path: "schema.prisma", content }],
  });
  return withSchemaEngine(ownerUrl, after, async (engine) => {
    const { stdout } = await engine.diff({
      from: target(before),
      to: target(after),
      script: true,
      exitCode: true,
      filters,
    });
    return stdout ?? "";
  });
}

function migrations() {
  const names = readdirSync(folder)
    .filter((name) => /^\d/.test(name))
    .sort();
  return {
    baseDir: "prisma/migrations",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(path.join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

async function withSchemaEngine<T>(
  url: string,
  schema: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bindings = (await import(entry.replace(/schema_engine\.js$/, "schema_engine_bg.js"))) as WasmBindings;
  const binary = readFileSync(entry.replace(/schema_engine\.js$/, "schema_engine_bg.wasm"));
  const wasm = new WebAssembly.Instance(new WebAssembly.Module(binary), {
    "./schema_engine_bg.js": bindings as never,
  });
  bindings.__wbg_set_wasm(wasm.exports);
  (wasm.exports["__wbindgen_start"] as () => void)();
  const connected: SqlAdapter[] = [];
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(url, connected));
  try {
    return await work(
      await bindings.SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => {}, adapter),
    );
  } finally {
    await Promise.all(connected.map((one) => one.dispose()));
  }
}

/** The adapter cuts scripts at every semicolon, also inside functions: a migration goes to the server whole instead. */
function wholeScripts(url: string, connected: SqlAdapter[]): PrismaPg {
  const factory = new PrismaPg({ connectionString: url });
  const connectAsUsual = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connectAsUsual();
    connected.push(adapter);
    adapter.executeScript = async (script) => {
      await withOwner(url, (owner) => owner.query(script)).catch((error: Error & { position?: string }) => {
        console.error(
          `Migration refused by the database: ${error.message} near: ${script.slice(Number(error.position ?? 1) - 1).slice(0, 120)}`,
        );
        throw error;
      });
    };
    return adapter;
  };
  return factory;
}

type SqlAdapter = Awaited<ReturnType<PrismaPg["connect"]>>;

type WasmBindings = {
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  SchemaEngine: { new: (options: object, log: () => void, adapter: object) => Promise<SchemaEngine> };
};
