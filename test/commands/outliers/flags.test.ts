import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agreePrice } from "#app/commands/brokerage/agree-price.server.ts";
import { closeNegotiation } from "#app/commands/brokerage/hold-negotiation.server.ts";
import { namePrice } from "#app/commands/brokerage/name-price.server.ts";
import { argueFlag } from "#app/commands/outliers/argue-flag.server.ts";
import { askForDataOf, assignFlags } from "#app/commands/outliers/handle-flags.server.ts";
import { moveFlag } from "#app/commands/outliers/move-flag.server.ts";
import { noteDataChecked, noteFlag } from "#app/commands/outliers/note-flag.server.ts";
import { basesOf } from "#app/data/brokerage/negotiations.server.ts";
import { savingOfNegotiation } from "#app/data/brokerage/savings.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { flagCase, notesOf } from "#app/data/outliers/flag-case.server.ts";
import { settledPrices } from "#app/data/outliers/settled-prices.server.ts";
import { agreeFlags } from "#app/data/outliers/flags.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { askingWorld, negotiationPage as page } from "#test/factories/asking.ts";
import { aPlacement, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { aFlag, anOpenedPrice, aRun } from "#test/factories/outliers.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let runId: string;
let flagId: string;
let placementId: string;
let nth = 0;

const from = toDay("2026-12-07");

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await askingWorld(database.owner);
  runId = await aRun(database.owner, world);
});

beforeEach(async () => {
  nth += 1;
  ({ placementId } = await aPlacement(database.owner, world, {}, nth));
  flagId = await aFlag(database.owner, world, { nth, runId, placementId });
});

const shown = async (id = flagId) => {
  const found = await reading(world.analyst, (tx) => flagCase(tx, id));
  if (!found) throw new Error("no such flag");
  return found;
};
const notes = (id = flagId) => reading(world.analyst, (tx) => notesOf(tx, id));
const said = (to: "OPEN" | "EXPLAINED" | "ESCALATED" | "RESOLVED", words = "See the review") => ({
  ...{ to, reason: null, words },
});

async function argued(): Promise<string> {
  const verdict = await argueFlag(world.analyst, flagId, from);
  if (!verdict?.ok) throw new Error(JSON.stringify(verdict));
  return verdict.value.negotiationId;
}

async function events(kind: string, subjectId = flagId) {
  const { rows } = await database.owner.query<{ data: Record<string, unknown>; commissioner_id: string }>(
    "SELECT data, commissioner_id FROM audit_event WHERE kind = $1 AND subject_kind = 'flag' AND subject_id = $2 ORDER BY seq",
    [kind, subjectId],
  );
  return rows;
}

describe("explaining and resolving", () => {
  test("an explanation keeps its reason and words, is in the trail and is then resolved", async () => {
    const move = { to: "EXPLAINED", reason: "staffing-ratio", words: "Two carers at night" } as const;
    expect(await moveFlag(world.analyst, flagId, move)).toEqual({ ok: true, value: true });
    expect(await shown()).toMatchObject({ state: "EXPLAINED", reason: "staffing-ratio" });
    expect(await moveFlag(world.broker, flagId, said("RESOLVED"))).toMatchObject({ ok: true });
    const told = (await notes()).map(({ from: stood, to, words }) => [stood, to, words]);
    expect(told.sort()).toEqual([
      ["EXPLAINED", "RESOLVED", "See the review"],
      ["OPEN", "EXPLAINED", "Two carers at night"],
    ]);
    expect((await events("flag-moved")).map(({ data }) => data)).toEqual([
      { from: "OPEN", to: "EXPLAINED", reason: "staffing-ratio" },
      { from: "EXPLAINED", to: "RESOLVED", reason: "" },
    ]);
  });

  test("a data error asks for the data to be checked first, and only then can it be resolved", async () => {
    await moveFlag(world.analyst, flagId, { to: "EXPLAINED", reason: "data-error", words: "" });
    expect(await shown()).toMatchObject({ checkData: true });
    expect(await moveFlag(world.analyst, flagId, said("RESOLVED"))).toMatchObject({
      why: { kind: "check-data-first" },
    });
    expect(await noteDataChecked(world.broker, flagId, "Hours were entered as days")).toMatchObject({
      ok: true,
    });
    expect(await moveFlag(world.analyst, flagId, said("RESOLVED"))).toMatchObject({ ok: true });
    expect(await events("flag-data-checked")).toHaveLength(1);
  });

  test("finance reads and moves nothing; another council finds nothing", async () => {
    expect(await moveFlag(world.finance, flagId, said("ESCALATED"))).toMatchObject({
      why: { kind: "not-yours" },
    });
    const stranger: StaffActor = { ...world.analyst, commissionerId: world.everywhereId };
    expect(await moveFlag(stranger, flagId, said("ESCALATED"))).toBeNull();
    expect(await noteFlag(stranger, flagId, "Seen")).toBeNull();
  });

  test("what is escalated is decided by an approver, not by who escalated it", async () => {
    expect(await moveFlag(world.commissioner, flagId, said("ESCALATED"))).toMatchObject({ ok: true });
    expect(await moveFlag(world.commissioner, flagId, said("RESOLVED"))).toMatchObject({
      why: { kind: "own-escalation" },
    });
    expect(await moveFlag(world.approver, flagId, said("RESOLVED"))).toMatchObject({ ok: true });
    expect(await shown()).toMatchObject({ state: "RESOLVED" });
  });

  test("no note and no reason names a person", async () => {
    expect(await noteFlag(world.analyst, flagId, "Ring 0117 496 0999")).toMatchObject({
      why: { kind: "names-a-person" },
    });
    expect(await noteFlag(world.analyst, flagId, "The provider sends its rota")).toMatchObject({ ok: true });
    expect(await noteFlag(world.analyst, flagId, " ")).toMatchObject({ why: { kind: "no-words" } });
    expect(await notes()).toMatchObject([{ kind: "NOTE", words: "The provider sends its rota" }]);
  });
});

describe("several at once", () => {
  test("data are asked for once, and of what is settled not at all", async () => {
    const other = await aFlag(database.owner, world, { nth: nth + 500, runId });
    await moveFlag(world.analyst, other, { to: "EXPLAINED", reason: "property", words: "" });
    await moveFlag(world.analyst, other, said("RESOLVED"));
    expect(await askForDataOf(world.analyst, [flagId, other])).toEqual({
      ok: true,
      value: { done: 1, left: 1 },
    });
    expect(await askForDataOf(world.analyst, [flagId])).toEqual({ ok: true, value: { done: 0, left: 1 } });
    expect(await askForDataOf(world.analyst, [])).toMatchObject({ why: { kind: "nothing-selected" } });
    expect(await events("flag-data-to-check")).toHaveLength(1);
  });

  test("they are given to somebody who works the queue, and to nobody else", async () => {
    const other = await aFlag(database.owner, world, { nth: nth + 600, runId });
    expect(await assignFlags(world.analyst, [flagId, other], world.broker.accountId)).toEqual({
      ok: true,
      value: { done: 2, left: 0 },
    });
    expect(await shown()).toMatchObject({ assignee: "Brokerage 1" });
    expect(await assignFlags(world.analyst, [flagId], world.finance.accountId)).toMatchObject({
      why: { kind: "not-a-colleague" },
    });
    expect(await assignFlags(world.analyst, [flagId], world.broker.accountId)).toMatchObject({
      value: { done: 0, left: 1 },
    });
  });
});

describe("arguing about it", () => {
  test("a negotiation opens over the placement with the expected cost as its basis, and the flag moves with it", async () => {
    const negotiationId = await argued();
    expect(await shown()).toMatchObject({ state: "NEGOTIATING", negotiationId, argued: "running" });
    expect(await reading(world.analyst, (tx) => basesOf(tx, negotiationId))).toMatchObject([
      { basis: "expected-cost", weekly: 190_000, datedOn: "2026-11-16" },
    ]);
    expect(await events("flag-argued")).toMatchObject([{ data: { negotiationId } }]);
  });

  test("a negotiation that runs over the placement already is taken, not opened a second time", async () => {
    const negotiationId = await argued();
    const low = await aFlag(database.owner, world, {
      ...{ nth: nth + 700, runId, placementId },
      finding: { direction: "low" },
    });
    expect(await argueFlag(world.broker, low, from)).toMatchObject({ ok: true, value: { negotiationId } });
  });

  test("rates and bids are not argued about", async () => {
    const rate = await aFlag(database.owner, world, {
      ...{ nth: nth + 800, runId, subject: { kind: "RATE", id: world.bidders[0].rateId } },
      row: { source_id: await anOpenedPrice(database.owner, world) },
    });
    expect(await argueFlag(world.analyst, rate, from)).toMatchObject({ why: { kind: "not-arguable" } });
  });

  test("the provider agrees to the council's price: the flag is agreed with it, its saving is on file, and the provider reads none of it", async () => {
    const negotiationId = await argued();
    const line = { serviceLineId: world.lineIds[0] ?? "", pence: 2_200 };
    const provider = world.bidders[0].actor;
    await namePrice(world.analyst, negotiationId, { prices: [line], words: "", forProvider: false }, page);
    expect(await agreePrice(provider, negotiationId, pence(22_000), page)).toMatchObject({ ok: true });
    expect(await shown()).toMatchObject({ state: "AGREED", agreed: 22_000, argued: "agreed" });
    // Ten hours at £24 were paid, ten at £22 are agreed.
    const saving = await reading(world.analyst, (tx) => savingOfNegotiation(tx, negotiationId));
    expect(saving).toMatchObject({ weekly: 2_000, kind: "cashable" });
    expect(await reading(provider, (tx) => flagCase(tx, flagId))).toBeUndefined();
    expect(await reading(provider, (tx) => notesOf(tx, flagId))).toEqual([]);
    expect(await events("flag-moved")).toMatchObject([
      { data: { to: "NEGOTIATING" } },
      { data: { from: "NEGOTIATING", to: "AGREED" }, commissioner_id: world.commissionerId },
    ]);
    expect((await notes()).find(({ to }) => to === "AGREED")).toMatchObject({ from: "NEGOTIATING" });
    // A run since found the agreed price: what was asked before stays what it was.
    await database.owner.query(
      "UPDATE outlier_flag SET price_pence = 22000, weekly_pence = 22000 WHERE id = $1",
      [flagId],
    );
    const { prices } = await reading(world.analyst, (tx) => settledPrices(tx, null));
    expect(prices).toContainEqual(expect.objectContaining({ pence: 22_000, before: 24_000 }));
    expect(
      await moveFlag(world.analyst, flagId, said("RESOLVED", "New price from 7 December")),
    ).toMatchObject({
      ok: true,
    });
  });

  test("nobody moves a flag by an agreement that somebody else made", async () => {
    const negotiationId = await argued();
    const moved = await inTransaction(world.bidders[1].actor, (tx) => agreeFlags(tx, negotiationId));
    expect(moved).toEqual([]);
    expect(await shown()).toMatchObject({ state: "NEGOTIATING" });
  });

  test("a negotiation that ended without a price leaves the flag to be taken up again, explained or escalated", async () => {
    const negotiationId = await argued();
    expect(await moveFlag(world.analyst, flagId, said("OPEN"))).toMatchObject({
      why: { kind: "still-argued" },
    });
    await closeNegotiation(world.analyst, negotiationId, "No movement on the night cover");
    expect(await shown()).toMatchObject({ state: "NEGOTIATING", argued: "ended" });
    expect(await moveFlag(world.analyst, flagId, said("ESCALATED"))).toMatchObject({ ok: true });
  });
});

test("the database keeps what the rule says: no agreement without a price, no explanation without a reason", async () => {
  const set = (what: string) =>
    database.owner.query(`UPDATE outlier_flag SET ${what} WHERE id = $1`, [flagId]);
  await expect(set("state = 'AGREED'")).rejects.toThrow(/outlier_flag_agreed/);
  await expect(set("state = 'EXPLAINED', reason = 'unexplained'")).rejects.toThrow(/outlier_flag_explained/);
  await expect(set("state = 'NEGOTIATING'")).rejects.toThrow(/outlier_flag_negotiated/);
  await expect(set("state = 'RESOLVED'")).rejects.toThrow(/outlier_flag_resolved/);
});

test("what was written about the price of a placement goes when the person's thread is erased", async () => {
  await noteFlag(world.analyst, flagId, "Needs two at night since the summer");
  await database.owner.query("UPDATE placement SET erased_at = app.now() WHERE id = $1", [placementId]);
  expect((await notes()).map(({ words }) => words)).toEqual([""]);
});
