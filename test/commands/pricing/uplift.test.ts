import { beforeEach, describe, expect, test } from "vitest";
import { giveUpliftEvidence } from "#app/commands/pricing/answer-uplift.server.ts";
import { approveYearlyUplift, refuseYearlyUplift } from "#app/commands/pricing/decide-uplift.server.ts";
import { proposeYearlyUplift, type TypedUplift } from "#app/commands/pricing/propose-uplift.server.ts";
import { reading } from "#app/data/db.server.ts";
import { upliftGates } from "#app/data/uplift-gates.server.ts";
import { simulateUplift, uplifts } from "#app/data/uplifts.server.ts";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import { idOf } from "#test/factories/market.ts";
import { uplifting, type Uplifting } from "#test/factories/uplift.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let nth = 0;
let world: Uplifting;

beforeEach(async () => {
  await database.holdClock("2026-11-24T10:00:00Z");
  world = await uplifting(database.owner, ++nth);
});

const typed = (over: Partial<TypedUplift> = {}): TypedUplift => ({
  ...{ frameworkId: world.frameworkId, title: "Uplift 2027/28", fromOn: toDay("2027-04-01") },
  pay: { kind: "stated", change: basisPoints(673), basis: "Wage" },
  ...{ prices: basisPoints(250), priceBasis: "CPI", reason: "Open books of 2026" },
  bounds: { floor: basisPoints(0), ceiling: basisPoints(800) },
  ...{ negotiatedMonths: 6, weeklyThreshold: pence(169_200) },
  lots: [{ lotId: world.coreLotIds[0] ?? "", payShare: basisPoints(7_370) }],
  ...over,
});

async function proposed(over: Partial<TypedUplift> = {}): Promise<string> {
  const verdict = await proposeYearlyUplift(world.analyst, typed(over));
  if (!verdict.ok) throw new Error(`not proposed: ${verdict.why.kind}`);
  return verdict.value.id;
}

// 2,000 → 2,112; 2,550 → 2,600 (cap); 2,001 → 2,113: 112 + 50 + 112 pence on 1,000 hours each.
const cost = pence(274_000);

const ratesOf = async (name: Parameters<Uplifting["rateId"]>[0]) => {
  const { rows } = await database.owner.query<Record<string, unknown>>(
    `SELECT s.pence, s.valid_from::text, s.valid_to::text, s.reason::text, s.clause, s.cap_pence FROM rate r
     JOIN rate s ON s.membership_id = r.membership_id WHERE r.id = $1 ORDER BY s.valid_from`,
    [world.rateId(name)],
  );
  return rows;
};

describe("a proposal", () => {
  test("is simulated lot by lot, with what is held, gated and left, before anybody approves it", async () => {
    const [lot] = await reading(world.approver, async (tx) => simulateUplift(tx, await proposed()));
    expect(lot).toMatchObject({
      ...{ uplift: 562, raised: 3, held: 1, atCap: 1, negotiated: 1, overCap: 0, withoutVolume: 0 },
      costMore: cost,
    });
    expect(await ratesOf("plain")).toHaveLength(1);
  });

  test("by the law says so where the law has no figures on file", async () => {
    await database.holdClock("2025-11-24T10:00:00Z");
    const pay = { kind: "law", weeklyHours: 30 } as const;
    expect(await proposeYearlyUplift(world.analyst, typed({ pay }))).toMatchObject({
      why: { kind: "no-figures" },
    });
  });

  test("of a stranger's framework or lot is not found", async () => {
    const other = await uplifting(database.owner, ++nth);
    const lots = [{ lotId: other.coreLotIds[0] ?? "", payShare: basisPoints(1) }];
    for (const over of [{ frameworkId: other.frameworkId }, { lots }])
      expect(await proposeYearlyUplift(world.analyst, typed(over))).toMatchObject({
        why: { kind: "not-found" },
      });
  });
});

describe("an approval", () => {
  test("ends the old rates on the day and begins the new, with reason, clause and cap; a rate held at its cap stops there", async () => {
    expect(await approveYearlyUplift(world.approver, await proposed(), cost)).toEqual({
      ok: true,
      value: { rates: 3 },
    });
    expect(await ratesOf("plain")).toEqual([
      {
        pence: 2_000,
        valid_from: "2026-01-05",
        valid_to: "2027-04-01",
        reason: "ROUND",
        clause: "Clause 2",
        cap_pence: 2_600,
      },
      {
        pence: 2_112,
        valid_from: "2027-04-01",
        valid_to: null,
        reason: "UPLIFT",
        clause: "Clause 5",
        cap_pence: 2_600,
      },
    ]);
    expect((await ratesOf("nearCap"))[1]).toMatchObject({ pence: 2_600 });
    for (const name of ["atCap", "negotiated", "ending"] as const)
      expect(await ratesOf(name)).toHaveLength(1);
  });

  test("is one event with count and digest, and a letter to each provider with the old and the new rate", async () => {
    await approveYearlyUplift(world.approver, await proposed(), cost);
    const events = await database.owner.query<{ data: { rates: number; digest: string } }>(
      "SELECT data FROM audit_event WHERE kind = 'uplift-applied' AND account_id = $1",
      [world.approver.accountId],
    );
    expect(events.rows).toHaveLength(1);
    expect(events.rows[0]?.data).toMatchObject({
      rates: 3,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const letters = await database.owner.query<{ text: string }>(
      "SELECT text FROM mail WHERE commissioner_id = $1 ORDER BY recipient",
      [world.commissionerId],
    );
    expect(letters.rows).toHaveLength(4);
    expect(letters.rows[0]?.text).toContain("from £20.00 an hour to £21.12 an hour");
  });

  test("is a second person's, within the limit of delegation, at the cost that was seen, and once", async () => {
    const id = await proposed();
    const both = { ...world.analyst, roles: ["analyst", "approver"] } as const;
    expect(await approveYearlyUplift(both, id, cost)).toMatchObject({ why: { kind: "own-proposal" } });
    expect(await approveYearlyUplift(world.approver, id, pence(1))).toMatchObject({
      why: { kind: "changed-since" },
    });
    await database.owner.query("UPDATE delegated_limit SET limit_pence = $1 WHERE framework_id = $2", [
      cost - 1,
      world.frameworkId,
    ]);
    expect(await approveYearlyUplift(world.approver, id, cost)).toMatchObject({
      why: { kind: "over-limit", limit: cost - 1, yearlyCost: cost },
    });
    await database.owner.query("UPDATE delegated_limit SET limit_pence = $1 WHERE framework_id = $2", [
      cost,
      world.frameworkId,
    ]);
    expect(await approveYearlyUplift(world.approver, id, cost)).toMatchObject({ ok: true });
    expect(await approveYearlyUplift(world.approver, id, cost)).toMatchObject({
      why: { kind: "already-decided" },
    });
  });

  test("of two at the same time happens once", async () => {
    const id = await proposed();
    const both = await Promise.all([1, 2].map(() => approveYearlyUplift(world.approver, id, cost)));
    expect(both.map((verdict) => verdict.ok).sort()).toEqual([false, true]);
    expect(await ratesOf("plain")).toHaveLength(2);
  });

  test("is the database's to refuse where the proposer decides", async () => {
    const id = await proposed();
    const decide = `UPDATE uplift SET decided_by = proposed_by, decided_at = now(), approved = false WHERE id = $1`;
    await expect(database.owner.query(decide, [id])).rejects.toThrow(/check constraint/);
  });

  test("leaves no two rates of a place that overlap: the database says no", async () => {
    await approveYearlyUplift(world.approver, await proposed(), cost);
    const again = `INSERT INTO rate (framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from, cap_id, cap_pence)
      SELECT framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, '2027-05-01', cap_id, cap_pence FROM rate WHERE id = $1`;
    await expect(database.owner.query(again, [world.rateId("plain")])).rejects.toThrow(
      /exclusion constraint/,
    );
  });
});

describe("a refusal", () => {
  test("changes nothing and says why; a stranger's council finds no such uplift", async () => {
    const id = await proposed();
    const stranger = await uplifting(database.owner, ++nth);
    expect(await refuseYearlyUplift(stranger.approver, id, "No")).toMatchObject({
      why: { kind: "not-found" },
    });
    expect(await refuseYearlyUplift(world.approver, id, "Too dear")).toMatchObject({ ok: true });
    const [uplift] = await reading(world.analyst, (tx) => uplifts(tx, id));
    expect(uplift).toMatchObject({ approved: false, decisionReason: "Too dear" });
    expect(await ratesOf("plain")).toHaveLength(1);
  });
});

describe("a rate left to evidence", () => {
  test("is its provider's to speak for, and nobody else's", async () => {
    const id = await proposed();
    await approveYearlyUplift(world.approver, id, cost);
    const which = { upliftId: id, rateId: world.rateId("negotiated") };
    const { rows } = await database.owner.query<{ id: string; provider_id: string }>(
      "SELECT a.id, a.provider_id FROM account a JOIN rate r ON r.provider_id = a.provider_id WHERE r.id = $1",
      [which.rateId],
    );
    const actor: ProviderActor = {
      kind: "provider",
      accountId: rows[0]?.id ?? idOf(0, 0),
      providerId: rows[0]?.provider_id ?? "",
    };
    expect(await giveUpliftEvidence(world.member.actor, which, "Mine?")).toMatchObject({
      why: { kind: "not-found" },
    });
    expect(await giveUpliftEvidence(actor, which, "Night staff cost more.")).toMatchObject({ ok: true });
    const read = (who: Parameters<typeof reading>[0]) => reading(who, (tx) => upliftGates(tx, id));
    expect(await read(world.approver)).toMatchObject([
      { kind: "NEGOTIATED", statement: "Night staff cost more." },
    ]);
    expect(await read(actor)).toHaveLength(1);
    expect(await read(world.member.actor)).toEqual([]);
  });
});
