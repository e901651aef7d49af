import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 120_000 });

type Arrow = readonly [rule: string, from: string, to: string];

const refused: readonly Arrow[] = [
  ["domain-imports-only-its-own", "app/domain/money.ts", "#app/data/db.server.ts"],
  ["domain-is-pure", "app/domain/calendar.ts", "node:fs"],
  ["domain-is-pure", "app/domain/framework/unit.ts", "zod"],
  ["domain-verdict-stands-alone", "app/domain/verdict.ts", "#app/domain/money.ts"],
  ["domain-ground-floor-leans-on-itself", "app/domain/money.ts", "./framework/unit.ts"],
  ["domain-floor-1-leans-on-those-beneath", "app/domain/framework/unit.ts", "../round/window.ts"],
  ["domain-floor-2-leans-on-those-beneath", "app/domain/pricing/cap.ts", "../call-off/bid.ts"],
  ["domain-floor-3-leans-on-those-beneath", "app/domain/evaluation/opening.ts", "../call-off/bid.ts"],
  ["domain-floor-4-leans-on-those-beneath", "app/domain/call-off/bid.ts", "../brokerage/offer.ts"],
  ["domain-floor-5-leans-on-those-beneath", "app/domain/brokerage/offer.ts", "../market/ladder.ts"],
  ["domain-access-leans-on-the-lower-floors", "app/domain/access/actor.ts", "../brokerage/offer.ts"],
  ["domain-folders-have-a-floor", "app/domain/attic/trunk.ts", "../verdict.ts"],
  ["data-imports-only-its-own", "app/data/db.server.ts", "#app/commands/submit.server.ts"],
  ["commands-imports-only-its-own", "app/commands/submit.server.ts", "#app/web/guard.server.ts"],
  ["jobs-imports-only-its-own", "app/jobs/outbox.ts", "#app/routes/home.tsx"],
  ["imports-imports-only-its-own", "app/imports/cqc.ts", "#app/routes/home.tsx"],
  ["components-imports-only-its-own", "app/components/Table.tsx", "#app/data/db.server.ts"],
  ["web-imports-only-its-own", "app/web/guard.server.ts", "#app/commands/submit.server.ts"],
  ["routes-imports-only-its-own", "app/routes/home.tsx", "#app/files/disk.server.ts"],
  ["mail-imports-only-its-own", "app/mail/letter.ts", "#app/data/db.server.ts"],
  ["files-imports-only-its-own", "app/files/disk.server.ts", "#app/data/db.server.ts"],
  ["generated-client-only-in-data", "app/routes/home.tsx", "#app/data/generated/client.ts"],
  ["exact-numbers-only-in-money", "app/domain/pricing/cap.ts", "decimal.js"],
  ["time-zones-only-in-the-calendar", "app/domain/round/window.ts", "temporal-polyfill"],
  ["postgresql-only-in-data", "app/web/guard.server.ts", "pg"],
  ["s3-only-in-files", "app/commands/submit.server.ts", "@aws-sdk/client-s3"],
  ["smtp-only-in-mail", "app/commands/submit.server.ts", "nodemailer"],
  ["remix-by-one-door", "app/routes/home.tsx", "@remix-run/node"],
  ["nothing-imports-the-outermost", "app/web/guard.server.ts", "#app/cli/start.ts"],
  ["the-portal-runs-without-its-tests", "app/data/db.server.ts", "#test/support/database.ts"],
  ["the-portal-runs-without-its-seeds", "app/commands/submit.server.ts", "../../prisma/seed.ts"],
  ["the-portal-runs-without-development-packages", "app/data/db.server.ts", "vitest"],
  ["the-portal-starts-before-its-client-is-made", "app/cli/start.ts", "#app/commands/submit.server.ts"],
  ["every-import-is-found", "app/data/db.server.ts", "#app/data/nowhere.ts"],
  ["no-circles", "app/routes/home.tsx", "./home.tsx"],
];

const allowed: readonly (readonly [from: string, to: string])[] = [
  ["app/routes/home.tsx", "#app/commands/submit.server.ts"],
  ["app/routes/home.tsx", "#app/data/db.server.ts"],
  ["app/routes/home.tsx", "#app/web/guard.server.ts"],
  ["app/commands/submit.server.ts", "#app/data/db.server.ts"],
  ["app/commands/submit.server.ts", "#app/mail/letter.ts"],
  ["app/commands/submit.server.ts", "#app/domain/round/window.ts"],
  ["app/data/db.server.ts", "#app/data/generated/client.ts"],
  ["app/domain/call-off/bid.ts", "../framework/unit.ts"],
  ["app/domain/money.ts", "decimal.js"],
  ["app/components/Table.tsx", "#app/domain/calendar.ts"],
  ["app/cli/start.ts", "../../prisma/seed.ts"],
];

/** A house in small, with every place that is named above and one import at a time. */
let house: string;

beforeAll(() => {
  house = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "careframe-arrows-")));
  for (const file of ["package.json", "tsconfig.json", ".dependency-cruiser.cjs"])
    fs.copyFileSync(file, path.join(house, file));
  fs.symlinkSync(path.resolve("node_modules"), path.join(house, "node_modules"));
});

afterAll(() => fs.rmSync(house, { recursive: true, force: true }));

test("every arrow that the house forbids is refused by its rule", () => {
  const found = cruise(refused.map(([, from, to]) => [from, to]));
  expect(refused.map(([rule, from]) => `${rule}: ${from}`).filter((line) => !found.includes(line))).toEqual(
    [],
  );
});

test("the arrows that the house draws pass", () => {
  expect(cruise(allowed)).toEqual([]);
});

type Report = {
  readonly summary: { readonly violations: readonly { from: string; rule: { name: string } }[] };
};

function cruise(imports: readonly (readonly [from: string, to: string])[]): readonly string[] {
  for (const folder of ["app", "prisma", "test"])
    fs.rmSync(path.join(house, folder), { recursive: true, force: true });
  const places = [
    ...refused.map(([, from]) => from),
    "app/domain/market/ladder.ts",
    "app/data/generated/client.ts",
  ];
  for (const place of [...places, "prisma/seed.ts", "test/support/database.ts", "app/cli/start.ts"])
    write(place, "export {};\n");
  for (const [from, to] of imports) write(from, `import "${to}";\n`);
  const report = execFileSync(
    process.execPath,
    [
      "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
      "app",
      "prisma",
      "test",
      "--output-type",
      "json",
    ],
    { cwd: house, encoding: "utf8" },
  );
  return (JSON.parse(report) as Report).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

function write(place: string, line: string) {
  const file = path.join(house, place);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.appendFileSync(file, line);
}
