import { beforeAll, describe, expect, test } from "vitest";
import { savePrices } from "#app/commands/application/save-prices.server.ts";
import { saveApplicationSection } from "#app/commands/application/save-section.server.ts";
import { startApplication } from "#app/commands/application/start-application.server.ts";
import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import { findDraft } from "#app/data/application/drafts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { pence } from "#app/domain/money.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { priceIt, receiptPage, wholeApplication } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Applying;

beforeAll(async () => {
  world = await applying(database.owner);
  await database.holdClock("2026-11-24T10:00:00Z");
});

describe("prices of a draft", () => {
  test("over the cap are refused with the cap and the day it holds from, and nothing is kept", async () => {
    const { actor, organisationId } = await anApplicant(database.owner, 11);
    const id = await wholeApplication(world, actor, organisationId, 2_000);
    const refused = await priceIt(world, id, 2_601, actor, organisationId);
    expect(refused).toMatchObject({
      ok: false,
      why: { kind: "over-caps", over: [{ pence: 2_601, why: { capPence: 2_600, asOf: "2025-04-01" } }] },
    });
    const { rows } = await database.owner.query(
      "SELECT pence FROM application_price WHERE application_id = $1",
      [id],
    );
    expect(rows).toEqual([{ pence: 2_000 }]);
  });

  test("for a line of another lot are refused, by the rule and by the database", async () => {
    const { actor, organisationId } = await anApplicant(database.owner, 12);
    const id = await wholeApplication(world, actor, organisationId);
    const [lotId = ""] = world.coreLotIds;
    const [, strayLine = ""] = world.lineIds;
    const stray = { serviceLineId: strayLine, areaId: world.everywhereId, locationId: organisationId };
    expect(await savePrices(actor, id, lotId, [{ ...stray, pence: pence(100) }], true)).toMatchObject({
      why: { kind: "not-in-this-lot" },
    });
    const columns =
      "application_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, cap_id";
    const values = [id, actor.providerId, lotId, world.lineIds[0], world.everywhereId, organisationId, 100];
    await database.owner.query("DELETE FROM application_price WHERE application_id = $1", [id]);
    await expect(
      database.owner.query(
        `INSERT INTO application_price (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [...values, world.capIds[1]],
      ),
    ).rejects.toThrow(/foreign key/);
  });

  test("of a lot that was not chosen are refused", async () => {
    const { actor, organisationId } = await anApplicant(database.owner, 13);
    const id = await wholeApplication(world, actor, organisationId);
    expect(await savePrices(actor, id, world.coreLotIds[1] ?? "", [], false)).toMatchObject({
      why: { kind: "lot-not-chosen" },
    });
  });
});

describe("a section", () => {
  test("takes no lot of another framework, no one else's location and no question that is not asked", async () => {
    const { actor, organisationId } = await anApplicant(database.owner, 14);
    const stranger = await anApplicant(database.owner, 15);
    const id = await wholeApplication(world, actor, organisationId);
    const [lotId = ""] = world.coreLotIds;
    const saved = [
      await saveApplicationSection(
        actor,
        id,
        { name: { kind: "lots" }, answers: { lotIds: [idOf(5, 0, 99)] } },
        true,
      ),
      await saveApplicationSection(
        actor,
        id,
        {
          name: { kind: "lot", lotId },
          answers: { areaIds: [], locationIds: [stranger.organisationId], capacity: 1 },
        },
        false,
      ),
      await saveApplicationSection(
        actor,
        id,
        { name: { kind: "question", code: "NOT-ASKED" }, answers: { text: "x" } },
        true,
      ),
    ];
    for (const verdict of saved)
      expect(verdict).toMatchObject({ ok: false, why: { kind: "not-in-this-round" } });
  });

  test("that is marked complete but answers too little is not taken for complete", async () => {
    const { actor, organisationId } = await anApplicant(database.owner, 16);
    const id = await wholeApplication(world, actor, organisationId);
    const long = Array.from({ length: 21 }, () => "word").join(" ");
    const question = { name: { kind: "question", code: "OUTCOMES" }, answers: { text: long } } as const;
    await saveApplicationSection(actor, id, question, true);
    expect(await submitApplication(actor, id, receiptPage)).toMatchObject({
      ok: false,
      why: { kind: "unfinished" },
    });
  });
});

describe("the next round", () => {
  test("starts from what was submitted last, each section to be confirmed, a rate over a lowered cap flagged", async () => {
    const { actor, organisationId } = await anApplicant(database.owner, 17);
    const before = await wholeApplication(world, actor, organisationId, 2_500);
    await submitApplication(actor, before, receiptPage);
    const nextRoundId = idOf(20, 2);
    await database.owner.query(
      `INSERT INTO round (id, framework_id, number, title, opens_at, clarifications_close_at, closes_at, effective_on, question_set_id, published_at)
       SELECT $1, framework_id, 4, 'Round 4', '2027-05-03T08:00:00Z', '2027-05-10T11:00:00Z', '2027-06-04T11:00:00Z', '2027-07-05', question_set_id, opens_at
       FROM round WHERE id = $2`,
      [nextRoundId, world.roundId],
    );
    await database.owner.query("UPDATE price_cap SET effective_to = '2027-07-05' WHERE id = $1", [
      world.capIds[0],
    ]);
    await insert(database.owner, "price_cap", [
      {
        ...{ id: idOf(7, 50), framework_id: world.frameworkId, service_line_id: world.lineIds[0] },
        ...{ area_id: world.everywhereId, pence: 2_450, effective_from: "2027-07-05" },
        ...{ basis: "Test", source: "Test", invented: true },
      },
    ]);
    await database.holdClock("2027-05-20T10:00:00Z");
    const started = await startApplication(actor, nextRoundId);
    expect(started).toMatchObject({ ok: true, value: { carried: true } });
    const id = started?.ok ? started.value.applicationId : "";
    const draft = await reading(actor, (tx) => findDraft(tx, actor.providerId, id));
    expect(draft?.tasks.map(({ name, status, carried }) => [name.kind, status, carried])).toEqual([
      ["organisation", "incomplete", true],
      ["declaration", "incomplete", true],
      ["lots", "incomplete", true],
      ["lot", "incomplete", true],
      ["prices", "problem", true],
      ["standards", "incomplete", true],
      ["question", "incomplete", true],
    ]);
    expect(draft?.declaration.kept.declaredBy).toBe("");
    expect(draft?.lots[0]?.prices).toMatchObject([{ pence: 2_500 }]);
    await database.holdClock("2026-11-24T10:00:00Z");
  });
});
