import { expect, test } from "vitest";
import type { Permission } from "#app/domain/access/permissions.ts";
import { ACCESS } from "#app/web/guard.server.ts";
import { useDatabase } from "#test/support/database.ts";

useDatabase();

type Access = { readonly area: string; readonly permission: Permission };
type Module = Readonly<Record<string, unknown>>;

const routes = import.meta.glob<Module>(["/app/routes/**/*.{ts,tsx}", "/app/root.tsx"]);

/** The folders of app/routes whose pages belong to one area; the public and account pages are open to all. */
const areas = ["provider", "commissioner", "brokerage", "admin"];

function accessOf(handler: unknown): Access | undefined {
  return typeof handler === "function" ? (handler as { readonly [ACCESS]?: Access })[ACCESS] : undefined;
}

function problemsOf(file: string, route: Module): readonly string[] {
  return ["loader", "action"].flatMap((name) => {
    if (!(name in route)) return [];
    const access = accessOf(route[name]);
    const folder = file.split("/")[3] ?? "";
    if (!access) return [`${file}: ${name} was not made by the guard`];
    if (areas.includes(folder) && access.area !== folder)
      return [`${file}: ${name} is for the area ${access.area}`];
    return [];
  });
}

test("every loader and action of every route was made by the guard, for the area of its folder", async () => {
  const problems: string[] = [];
  for (const [file, load] of Object.entries(routes)) problems.push(...problemsOf(file, await load()));
  expect(Object.keys(routes).length).toBeGreaterThan(5);
  expect(problems).toEqual([]);
}, 120_000);

test("a bare loader, and one of another area, are found by name", () => {
  const forAnyone = Object.assign(() => null, { [ACCESS]: { area: "public", permission: "public:read" } });
  expect(problemsOf("/app/routes/provider/bare.tsx", { loader: () => null, action: forAnyone })).toEqual([
    "/app/routes/provider/bare.tsx: loader was not made by the guard",
    "/app/routes/provider/bare.tsx: action is for the area public",
  ]);
});
