import { beforeAll, describe, expect, test } from "vitest";
import { excludeCostModel } from "#app/commands/pricing/exclude-cost-model.server.ts";
import { shareFunding } from "#app/commands/round/share-funding.server.ts";
import { lotFunding } from "#app/data/lot-funding.server.ts";
import { confirmCostModels } from "#app/commands/application/confirm-cost-models.server.ts";
import { saveCentralCosts } from "#app/commands/application/save-central-costs.server.ts";
import { startApplication } from "#app/commands/application/start-application.server.ts";
import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import { withdrawApplication } from "#app/commands/application/withdraw-application.server.ts";
import { comparedModels, submittedModels } from "#app/data/cost-models.server.ts";
import { reading } from "#app/data/db.server.ts";
import { findDraft } from "#app/data/application/drafts.server.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { anHour, costIt, openBook } from "#test/factories/open-book.ts";
import { staff } from "#test/factories/people.ts";
import { receiptPage, wholeApplication } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";
import { seedReference } from "../../../prisma/seed.ts";

const database = useDatabase();
let world: Applying;
const head = "business-costs.central-or-head-office-recharges";

beforeAll(async () => {
  await seedReference(database.owner);
  world = await applying(database.owner, 1);
  await database.holdClock("2026-11-24T10:00:00Z");
  await openBook(database.owner, world, "COMPULSORY");
});

function rowsSeen(actor: Actor) {
  return reading(
    actor,
    (tx) => tx.$queryRaw`SELECT (SELECT count(*)::int FROM application_cost_model) AS drafted,
      (SELECT count(*)::int FROM application_cost_line) AS drafted_lines, (SELECT count(*)::int FROM submission_cost_model) AS models,
      (SELECT count(*)::int FROM submission_cost_line) AS lines, (SELECT count(*)::int FROM submission_cost_driver) AS drivers`,
  );
}

async function homeOf(applicationId: string, who = world.actor) {
  const draft = await reading(who, (tx) => findDraft(tx, who.providerId, applicationId));
  return draft?.costs.get(world.coreLotIds[0] ?? "")?.homes[0];
}

describe("a lot with a compulsory open book", () => {
  test("is not submitted without a model, nor with one that does not explain its price", async () => {
    const who = await anApplicant(database.owner, 31, 1);
    const id = await wholeApplication(world, who.actor, who.organisationId);
    const without = await submitApplication(who.actor, id, receiptPage);
    expect(without).toMatchObject({ ok: false, why: { tasks: [{ name: { kind: "costs" } }] } });

    const dear = anHour({
      lines: new Map(anHour().lines).set("business-costs.back-office-staff", decimal4("13")),
    });
    expect(await costIt(world, id, dear, who)).toEqual({ ok: true, value: true });
    expect((await homeOf(id, who.actor))?.gaps).toEqual([
      { kind: "model-above-price", difference: "-1.62", price: "24.38" },
    ]);
    expect((await submitApplication(who.actor, id, receiptPage))?.ok).toBe(false);

    await costIt(world, id, { ...dear, note: "We bear a loss on this branch" }, who);
    expect((await submitApplication(who.actor, id, receiptPage))?.ok).toBe(true);
  });

  test("freezes what each model comes to as worked out here, once it reconciles within two per cent", async () => {
    const who = await anApplicant(database.owner, 32, 1);
    const id = await wholeApplication(world, who.actor, who.organisationId);
    await costIt(world, id, anHour(), who);
    const submitted = await submitApplication(who.actor, id, receiptPage);
    const { rows } = await database.owner.query(
      `SELECT total, price, complete, form, group_totals FROM submission_cost_model WHERE submission_id = $1`,
      [submitted?.ok ? submitted.value.id : null],
    );
    expect(rows).toEqual([
      {
        ...{ total: "24.0000", price: "24.3800", complete: true, form: "short" },
        group_totals: [
          { group: "Careworker costs", total: "13" },
          { group: "Business costs", total: "11" },
          { group: "Return on operations", total: "0" },
        ],
      },
    ]);
  });

  test("submitted again after a change of the model alone takes the place of what was submitted", async () => {
    const who = await anApplicant(database.owner, 33, 1);
    const id = await wholeApplication(world, who.actor, who.organisationId);
    await costIt(world, id, anHour(), who);
    await submitApplication(who.actor, id, receiptPage);
    const changed = anHour({
      lines: new Map(anHour().lines).set("careworker-costs.mileage", decimal4("0.25")),
    });
    await costIt(world, id, changed, who);
    expect(await submitApplication(who.actor, id, receiptPage)).toMatchObject({
      ok: true,
      value: { version: 2 },
    });
    expect((await withdrawApplication(who.actor, id, "http://portal.test/"))?.ok).toBe(true);
  });
});

describe("a model is refused", () => {
  test("with every reason at once, and half of one is kept", async () => {
    const who = await anApplicant(database.owner, 34, 1);
    const id = await wholeApplication(world, who.actor, who.organisationId);
    const half = new Map([["careworker-costs.direct-care", decimal4("13")]]);
    const wrong = anHour({
      lines: new Map([...half, ["tea", decimal4("1")]]),
      basePriceDay: toDay("2025-10-01"),
    });
    expect(await costIt(world, id, wrong, who, false)).toMatchObject({
      ...{ ok: false, why: { kind: "model", why: [{ kind: "another-year" }, { kind: "unknown-line" }] } },
    });
    const refused = await costIt(world, id, anHour({ lines: half }), who);
    expect(refused).toMatchObject({
      ok: false,
      why: { why: expect.arrayContaining([{ kind: "missing-line", line: "Mileage" }]) as unknown },
    });
    expect((await costIt(world, id, anHour({ lines: half }), who, false))?.ok).toBe(true);
    expect((await homeOf(id, who.actor))?.gaps.map(({ kind }) => kind)).toEqual([
      "partial",
      "price-above-model",
    ]);
  });

  test("for a lot without an open book, another's place, and after the close", async () => {
    const who = await anApplicant(database.owner, 35, 1);
    const id = await wholeApplication(world, who.actor, who.organisationId);
    const elsewhere = { actor: who.actor, organisationId: world.organisationId };
    expect(await costIt(world, id, anHour(), elsewhere)).toMatchObject({
      ...{ ok: false, why: { kind: "not-a-place-of-the-lot" } },
    });
    expect(await costIt(world, id, anHour(), world)).toBeNull();
    await database.holdClock("2026-12-04T12:00:00.000Z");
    expect(await costIt(world, id, anHour(), who)).toMatchObject({
      ok: false,
      why: { kind: "round-not-open" },
    });
    await database.holdClock("2026-11-24T10:00:00Z");
  });
});

test("what head office costs becomes a line of each home, worked out by the portal", async () => {
  const who = await anApplicant(database.owner, 36, 1);
  const id = await wholeApplication(world, who.actor, who.organisationId);
  const lines = new Map(anHour().lines);
  lines.delete(head);
  const homes = [{ locationId: who.organisationId, share: decimal4("40"), unitsAYear: decimal4("52000") }];
  const central = { key: "hours", homes, lines: new Map([[head, decimal4("26000")]]) } as const;
  const [lotId = ""] = world.coreLotIds;
  expect(await saveCentralCosts(who.actor, id, lotId, central)).toEqual({ ok: true, value: true });
  expect(await costIt(world, id, anHour({ lines }), who)).toEqual({ ok: true, value: true });
  expect((await homeOf(id, who.actor))?.model?.lines.get(head)).toBe("0.5");
  expect((await homeOf(id, who.actor))?.comparison).toMatchObject({
    kind: "reconciles",
    difference: "-0.12",
  });
});

describe("the seal", () => {
  const nothing = { drafted: 0, drafted_lines: 0, models: 0, lines: 0, drivers: 0 };

  test("before the opening nobody but its provider reads a model, and after it declared staff what was submitted", async () => {
    await database.holdClock("2026-11-24T10:00:00Z");
    const sealed = await applying(database.owner, 7);
    await openBook(database.owner, sealed, "ASKED");
    const council = await staff(database.owner, sealed.commissionerId, "seven@council.test", [
      "commissioner",
    ]);
    const id = await wholeApplication(sealed);
    await costIt(sealed, id);
    await submitApplication(sealed.actor, id, receiptPage);
    const own = { drafted: 1, drafted_lines: 14, models: 1, lines: 14, drivers: 5 };
    expect(await rowsSeen(sealed.actor)).toEqual([own]);
    const other = await anApplicant(database.owner, 2, 7);
    for (const actor of [council, other.actor, { kind: "nobody" }, { kind: "system" }] as const)
      expect(await rowsSeen(actor)).toEqual([nothing]);

    await database.owner.query(
      "INSERT INTO round_opening (round_id, first_by, first_at, second_by, opened_at) VALUES ($1, $2, now(), $3, now())",
      [sealed.roundId, council.accountId, sealed.brokerId],
    );
    expect(await rowsSeen(council)).toEqual([nothing]);
    await insert(database.owner, "conflict_declaration", [
      {
        ...{ round_id: sealed.roundId, account_id: council.accountId, framework_id: sealed.frameworkId },
        ...{ declared_at: "2026-12-05T09:00:00Z", provider_ids: [] },
      },
    ]);
    expect(await rowsSeen(council)).toEqual([{ ...own, drafted: 0, drafted_lines: 0 }]);
    expect(await rowsSeen(other.actor)).toEqual([nothing]);
    const of = { roundId: sealed.roundId, lotId: sealed.coreLotIds[0] ?? "" };
    const [model] = await reading(council, (tx) => submittedModels(tx, of));
    expect(model).toMatchObject({ total: "24", price: "24.38", excluded: null, provider: { small: true } });

    const declared = { excluded: true, reason: "Two years are mixed" };
    expect(await excludeCostModel(council, model?.id ?? "", declared)).toEqual({ ok: true, value: true });
    expect(await excludeCostModel(council, model?.id ?? "", declared)).toMatchObject({ ok: false });
    const [read] = await reading(sealed.actor, (tx) => submittedModels(tx, of));
    expect(read?.excluded?.reason).toBe("Two years are mixed");
    expect(comparedModels(read ? [read] : [])).toEqual([]);
    const lifted = { excluded: false, reason: "Explained" };
    expect(await excludeCostModel(council, model?.id ?? "", lifted)).toEqual({ ok: true, value: true });
    expect(await reading(council, (tx) => submittedModels(tx, of))).toMatchObject([{ excluded: null }]);
  });

  test("what the council shares is read by providers once the round is opened, and not before", async () => {
    const sharing = await applying(database.owner, 9);
    const council = await staff(database.owner, sharing.commissionerId, "nine@council.test", [
      "commissioner",
    ]);
    const of = { roundId: sharing.roundId, lotId: sharing.coreLotIds[0] ?? "" };
    const funding = { poundsAYear: decimal4("1250000"), source: "Budget of February 2026", note: "" };
    expect(await shareFunding(council, of, funding)).toEqual({ ok: true, value: true });
    expect(await shareFunding(council, { ...of, lotId: world.coreLotIds[0] ?? "" }, funding)).toBeNull();
    const seen = () => reading(sharing.actor, (tx) => lotFunding(tx, of));
    expect(await seen()).toBeNull();
    await database.owner.query(
      "INSERT INTO round_opening (round_id, first_by, first_at, second_by, opened_at) VALUES ($1, $2, now(), $3, now())",
      [sharing.roundId, council.accountId, sharing.brokerId],
    );
    expect(await seen()).toMatchObject(funding);
  });

  test("what was submitted stands as it was written, also for the owner", async () => {
    await expect(database.owner.query("UPDATE submission_cost_line SET amount = 0")).rejects.toThrow("stand");
    await expect(database.owner.query("DELETE FROM submission_cost_model")).rejects.toThrow("stand");
  });
});

test("in the next round the model comes along, waits to be confirmed, and is confirmed in one deed", async () => {
  const early = await applying(database.owner, 8, {
    ...{ opensAt: "2026-05-04T08:00:00Z", closesAt: "2026-06-05T11:00:00Z", effectiveOn: "2026-07-06" },
  });
  await openBook(database.owner, early, "COMPULSORY");
  await database.holdClock("2026-05-20T10:00:00Z");
  const id = await wholeApplication(early);
  await costIt(early, id, anHour({ basePriceDay: toDay("2026-04-01") }));
  expect((await submitApplication(early.actor, id, receiptPage))?.ok).toBe(true);
  const roundId = idOf(20, 2, 8);
  await database.owner.query(
    `INSERT INTO round (id, framework_id, number, title, intake, whole_framework, question_set_id, minimum_score, opens_at,
       clarifications_close_at, closes_at, effective_on, published_at)
     SELECT $1, framework_id, 4, 'Round 4', intake, whole_framework, question_set_id, minimum_score, '2027-01-04T09:00:00Z',
       '2027-01-10T09:00:00Z', '2027-02-04T12:00:00Z', '2027-04-05', '2027-01-04T09:00:00Z' FROM round WHERE id = $2`,
    [roundId, early.roundId],
  );
  await database.holdClock("2027-01-12T10:00:00Z");
  const started = await startApplication(early.actor, roundId);
  const next = started?.ok ? started.value.applicationId : "";
  const [lotId = ""] = early.coreLotIds;
  const carried = async () =>
    (await reading(early.actor, (tx) => findDraft(tx, early.actor.providerId, next)))?.costs.get(lotId)
      ?.homes[0];
  expect((await carried())?.gaps.map(({ kind }) => kind)).toEqual(["unconfirmed", "another-year"]);
  const confirm = (day: string) => confirmCostModels(early.actor, next, lotId, toDay(day));
  expect(await confirm("2027-03-31")).toMatchObject({ ok: false, why: { kind: "another-year" } });
  expect(await confirm("2027-04-01")).toEqual({ ok: true, value: 1 });
  expect(await carried()).toMatchObject({ gaps: [], carriedFromId: expect.any(String) as string });
  expect(await confirm("2027-04-01")).toMatchObject({ ok: false, why: { kind: "nothing-to-confirm" } });
  await database.holdClock("2026-11-24T10:00:00Z");
});
