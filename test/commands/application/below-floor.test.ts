import { beforeAll, expect, test } from "vitest";
import { savePrices } from "#app/commands/application/save-prices.server.ts";
import { startApplication } from "#app/commands/application/start-application.server.ts";
import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import { declareInterests } from "#app/commands/evaluation/declare-interests.server.ts";
import { findDraft } from "#app/data/application/drafts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { contentOf } from "#app/data/evaluation-submissions.server.ts";
import { floorsOn } from "#app/data/floors.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { staff } from "#test/factories/people.ts";
import { receiptPage, wholeApplication } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";
import { seedReference } from "../../../prisma/seed.ts";

const database = useDatabase();
let floor: number;
let world: Applying;

beforeAll(async () => {
  await seedReference(database.owner);
  world = await applying(database.owner);
  await database.holdClock("2026-11-24T10:00:00Z");
  await insert(database.owner, "floor_basis", [
    {
      ...{ service_line_id: world.lineIds[0], from_on: "2025-04-01", work_hours: 1, travel_minutes: 0 },
      ...{ miles: 0, weekly_hours: 30, training_hours: 20, sick_days: 6, source: "Test", uncertain: true },
    },
  ]);
  const [lineId = ""] = world.lineIds;
  const floors = await reading(world.actor, (tx) => floorsOn(tx, [lineId], toDay("2027-01-04")));
  floor = floors.get(lineId)?.unit ?? 0;
});

async function aDraft(nth: number) {
  const { actor, organisationId } = await anApplicant(database.owner, nth);
  const id = await wholeApplication(world, actor, organisationId);
  const [lotId = ""] = world.coreLotIds;
  const [serviceLineId = ""] = world.lineIds;
  const place = { serviceLineId, areaId: world.everywhereId, locationId: organisationId };
  const save = (amount: number, said: { readonly sustainability?: string } = {}, complete = true) =>
    savePrices(actor, id, lotId, [{ ...place, pence: pence(amount) }], complete, undefined, said);
  const draftOf = (applicationId: string) =>
    reading(actor, (tx) => findDraft(tx, actor.providerId, applicationId));
  const pricesTask = async () =>
    (await draftOf(id))?.tasks.find((task) => task.name.kind === "prices" && task.status !== "completed");
  return { actor, id, place, save, draftOf, pricesTask };
}

test("a price below its floor leaves the prices open until it is said how it would be kept up", async () => {
  const { actor, id, save, pricesTask } = await aDraft(20);
  expect(await save(floor - 1)).toMatchObject({
    why: { kind: "below-floor", below: [{ pence: floor - 1, floor }] },
  });
  expect(await pricesTask()).toBeUndefined();
  expect(await save(floor - 1, {}, false)).toEqual({ ok: true, value: true });
  expect(await pricesTask()).toMatchObject({ status: "incomplete", lacks: "sustainability" });
  expect(await submitApplication(actor, id, receiptPage)).toMatchObject({
    why: { kind: "unfinished", tasks: [{ name: { kind: "prices" }, lacks: "sustainability" }] },
  });
  expect(await save(floor - 1, { sustainability: "From our endowment." })).toMatchObject({ ok: true });
  expect(await pricesTask()).toBeUndefined();
  expect(await save(floor - 2)).toMatchObject({ ok: true });
  expect(await submitApplication(actor, id, receiptPage)).toMatchObject({ ok: true });
});

test("a draft that was complete is open again once a floor above its price is set", async () => {
  const { actor, id, save, pricesTask } = await aDraft(21);
  await save(floor);
  expect(await pricesTask()).toBeUndefined();
  await database.owner.query("UPDATE floor_basis SET miles = 1");
  expect(await pricesTask()).toMatchObject({ status: "incomplete", lacks: "sustainability" });
  expect(await submitApplication(actor, id, receiptPage)).toMatchObject({ why: { kind: "unfinished" } });
  await database.owner.query("UPDATE floor_basis SET miles = 0");
});

test("nothing is frozen of an answer that no price needs any more", async () => {
  const { actor, id, save, draftOf } = await aDraft(22);
  await save(floor - 1, { sustainability: "From our endowment." });
  await save(floor);
  const made = await submitApplication(actor, id, receiptPage);
  const content = await reading(actor, (tx) => contentOf(tx, made?.ok ? made.value.id : ""));
  expect(content?.lots[0]).not.toHaveProperty("sustainability");
  expect((await draftOf(id))?.lots[0]?.sustainability).toBe("From our endowment.");
});

test("the council reads the answer beside its floor after the opening and not before; the next round carries it", async () => {
  const { actor, id, place, save, draftOf } = await aDraft(23);
  await save(floor - 1, { sustainability: "From our endowment." });
  const made = await submitApplication(actor, id, receiptPage);
  const submissionId = made?.ok ? made.value.id : "";
  const commissioner = await staff(database.owner, world.commissionerId, "moira@council.test", [
    "commissioner",
  ]);
  const second = await staff(database.owner, world.commissionerId, "ben@council.test", ["approver"]);
  const seen = () => reading(commissioner, (tx) => contentOf(tx, submissionId));
  expect(await seen()).toBeUndefined();
  await database.holdClock("2026-12-04T12:00:00Z");
  await database.owner.query(
    "INSERT INTO round_opening (round_id, first_by, first_at, second_by, opened_at) VALUES ($1, $2, app.now(), $3, app.now())",
    [world.roundId, commissioner.accountId, second.accountId],
  );
  await declareInterests(commissioner, world.roundId, { providerIds: [], statement: "" });
  expect((await seen())?.lots[0]?.sustainability).toEqual({
    answer: "From our endowment.",
    below: [{ ...place, floorPence: floor }],
  });

  const nextRoundId = idOf(20, 2);
  await database.owner.query(
    `INSERT INTO round (id, framework_id, number, title, opens_at, clarifications_close_at, closes_at, effective_on, question_set_id, published_at, intake, whole_framework, minimum_score)
     SELECT $1, framework_id, 4, 'Round 4', '2027-05-03T08:00:00Z', '2027-05-10T11:00:00Z', '2027-06-04T11:00:00Z', '2027-07-05', question_set_id, opens_at, intake, whole_framework, minimum_score
     FROM round WHERE id = $2`,
    [nextRoundId, world.roundId],
  );
  await database.holdClock("2027-05-04T10:00:00Z");
  const started = await startApplication(actor, nextRoundId);
  const next = started?.ok ? await draftOf(started.value.applicationId) : null;
  expect(next?.lots[0]).toMatchObject({ sustainability: "From our endowment.", pricesState: "carried" });
});
