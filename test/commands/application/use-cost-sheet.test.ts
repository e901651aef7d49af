import { beforeAll, describe, expect, test } from "vitest";
import { useCostSheet, type CostModelToUse } from "#app/commands/application/use-cost-sheet.server.ts";
import { findDraft } from "#app/data/application/drafts.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import { readCostFile } from "#app/imports/cost-model/read-cost-file.ts";
import { costWorkbook } from "#app/imports/cost-model/cost-workbook.ts";
import { knownFigures, sheetOf, usable } from "#app/routes/provider/application/costs/cost-sheet.server.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { anHour, costIt, openBook } from "#test/factories/open-book.ts";
import { wholeApplication } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";
import { seedReference } from "../../../prisma/seed.ts";

const database = useDatabase();
let world: Applying;
let lotId: string;
const head = "business-costs.central-or-head-office-recharges";

beforeAll(async () => {
  await seedReference(database.owner);
  world = await applying(database.owner, 1);
  await database.holdClock("2026-11-24T10:00:00Z");
  await openBook(database.owner, world, "COMPULSORY");
  lotId = world.coreLotIds[0] ?? "";
});

function brought(locationId: string, changed: Partial<CostModelToUse> = {}): CostModelToUse {
  const { form, basePriceDay, lines, drivers } = anHour();
  return { locationId, form, basePriceDay, lines, drivers, ...changed };
}

async function costsOf(actor: ProviderActor, applicationId: string) {
  const draft = await reading(actor, (tx) => findDraft(tx, actor.providerId, applicationId));
  return draft?.costs.get(lotId);
}

describe("the figures of a spreadsheet", () => {
  test("take the place of what a home had, and keep what was said and what the short form does not ask", async () => {
    const who = await anApplicant(database.owner, 61, 1);
    const id = await wholeApplication(world, who.actor, who.organisationId);
    const before = anHour({
      note: "A new branch",
      lines: new Map(anHour().lines).set("careworker-costs.ppe", decimal4("0.1")),
    });
    await costIt(world, id, before, who);
    const lines = new Map(anHour().lines).set("careworker-costs.direct-care", decimal4("13.2"));
    const models = [brought(who.organisationId, { lines })];
    expect(await useCostSheet(who.actor, id, lotId, { models, central: null })).toEqual({
      ok: true,
      value: 1,
    });
    const model = (await costsOf(who.actor, id))?.homes[0]?.model;
    expect(model?.note).toBe("A new branch");
    expect(model?.lines.get("careworker-costs.direct-care")).toBe("13.2");
    expect(model?.lines.get("careworker-costs.ppe")).toBe("0.1");
    const { rows } = await database.owner.query(
      "SELECT count(*)::int FROM audit_event WHERE kind = 'cost-sheet-used'",
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  test("bring central costs with them, which count in the place of the home's own line", async () => {
    const who = await anApplicant(database.owner, 62, 1);
    const id = await wholeApplication(world, who.actor, who.organisationId);
    const central = {
      key: "hours" as const,
      lines: new Map([[head, decimal4("52000")]]),
      homes: [{ locationId: who.organisationId, share: decimal4("26000"), unitsAYear: decimal4("26000") }],
    };
    const models = [brought(who.organisationId)];
    expect((await useCostSheet(who.actor, id, lotId, { models, central }))?.ok).toBe(true);
    expect((await costsOf(who.actor, id))?.homes[0]?.model?.lines.get(head)).toBe("2");
  });

  test("are refused whole for a figure of another year, another's home, nothing at all, and a stranger", async () => {
    const who = await anApplicant(database.owner, 63, 1);
    const id = await wholeApplication(world, who.actor, who.organisationId);
    const use = (models: readonly CostModelToUse[], actor = who.actor) =>
      useCostSheet(actor, id, lotId, { models, central: null });
    expect(await use([brought(who.organisationId, { basePriceDay: toDay("2024-10-01") })])).toMatchObject({
      ok: false,
      why: { kind: "model", locationId: who.organisationId, why: [{ kind: "another-year" }] },
    });
    expect(await use([brought(who.organisationId), brought(world.organisationId)])).toMatchObject({
      ok: false,
      why: { kind: "not-a-place-of-the-lot" },
    });
    expect(await use([])).toEqual({ ok: false, why: { kind: "nothing-to-use" } });
    expect(await use([brought(who.organisationId)], world.actor)).toBeNull();
    expect((await costsOf(who.actor, id))?.homes[0]?.model).toBeNull();
  });

  test("are used as they were read and shown, a share in per cent", async () => {
    const who = await anApplicant(database.owner, 65, 1);
    const id = await wholeApplication(world, who.actor, who.organisationId);
    const costs = await costsOf(who.actor, id);
    if (!costs) throw new Error("the lot opens no book");
    const drivers = new Map([["occupancy", decimal4("92.5")]]);
    const figures = {
      locationId: who.organisationId,
      basePriceDay: toDay("2026-04-01"),
      lines: new Map(),
      drivers,
    };
    const shown = {
      models: [figures],
      central: { unitsAYear: new Map(), costs: [] },
      problems: [],
      notes: [],
    };
    const template = {
      ...costs.template,
      drivers: costs.template.drivers.map((one) => ({ ...one, kind: "share" as const })),
    };
    const [model] = usable(shown, { template, central: null }, "short").models;
    expect(model?.drivers).toEqual(drivers);
  });

  test("go down in a table with what central costs leave to each home, also to one that is still blank", async () => {
    const who = await anApplicant(database.owner, 66, 1);
    const id = await wholeApplication(world, who.actor, who.organisationId);
    const central = {
      key: "hours" as const,
      lines: new Map([[head, decimal4("52000")]]),
      homes: [{ locationId: who.organisationId, share: decimal4("26000"), unitsAYear: decimal4("26000") }],
    };
    expect((await useCostSheet(who.actor, id, lotId, { models: [], central }))?.ok).toBe(true);
    const costs = await costsOf(who.actor, id);
    if (!costs) throw new Error("the lot opens no book");
    expect(knownFigures(costs, "csv").homes[0]?.lines).toEqual(new Map([[head, "2"]]));
    expect(knownFigures(costs, "xlsx").homes[0]?.lines).toEqual(new Map());
  });

  test("go down in a workbook and come up the same", async () => {
    const who = await anApplicant(database.owner, 64, 1);
    const id = await wholeApplication(world, who.actor, who.organisationId);
    await costIt(world, id, anHour({ drivers: withMinutes() }), who);
    const costs = await costsOf(who.actor, id);
    if (!costs) throw new Error("the lot opens no book");
    const sheet = sheetOf(costs, "short", ({ location }) => location.name);
    const bytes = Buffer.from(await costWorkbook(sheet, knownFigures(costs, "xlsx")));
    const read = await readCostFile({ name: "costs.xlsx", bytes }, sheet, toDay("2026-11-24"));
    if (!read.ok) throw new Error(read.why.sentence);
    expect(read.value.problems).toEqual([]);
    const [model] = usable(read.value, costs, "short").models;
    expect(model?.lines).toEqual(costs.homes[0]?.entered);
    expect(model?.drivers).toEqual(costs.homes[0]?.model?.drivers);
  });
});

function withMinutes(): ReadonlyMap<string, Decimal4> {
  return new Map(anHour().drivers).set("visit-minutes", decimal4("32.5"));
}
