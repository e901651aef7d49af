import { expect, test } from "vitest";
import { nobody } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { payLawOn } from "#app/data/pay-parameters.server.ts";
import { reading } from "#app/data/db.server.ts";
import { payOf } from "#test/factories/pay.ts";
import { seedReference } from "../../prisma/seed.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const lawOn = (day: string) => reading(nobody, (tx) => payLawOn(tx, toDay(day)));

test("the figures of pay on file are those of the day that is asked about", async () => {
  await seedReference(database.owner);
  expect((await lawOn("2025-04-05"))?.parameters.livingWage).toBe("12.21");
  expect((await lawOn("2026-03-31"))?.parameters).toEqual(payOf("2025/26"));
  expect((await lawOn("2026-12-01"))?.parameters).toEqual(payOf("2026/27"));
});

test("a figure on which the sources disagree is marked, and each names its source", async () => {
  await seedReference(database.owner);
  const facts = (await lawOn("2026-12-01"))?.facts ?? [];
  expect(facts.find((fact) => fact.name === "pay:mileage")?.uncertain).toBe(true);
  expect(facts.every((fact) => fact.source.length > 10)).toBe(true);
});

test("before the figures on file begin there is none", async () => {
  await seedReference(database.owner);
  expect(await lawOn("2020-01-01")).toBeNull();
});
