import { beforeEach, describe, expect, test } from "vitest";
import { giveUpliftEvidence } from "#app/commands/pricing/answer-uplift.server.ts";
import { agreeOnEvidence, refuseEvidence } from "#app/commands/pricing/decide-evidence.server.ts";
import { approveYearlyUplift } from "#app/commands/pricing/decide-uplift.server.ts";
import { proposeYearlyUplift } from "#app/commands/pricing/propose-uplift.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { saveGateDecision } from "#app/data/gated-rates.server.ts";
import { upliftGates } from "#app/data/uplift-gates.server.ts";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import { uplifting, type Uplifting } from "#test/factories/uplift.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let nth = 0;
let world: Uplifting;
let which: { readonly upliftId: string; readonly rateId: string };
let provider: ProviderActor;

beforeEach(async () => {
  await database.holdClock("2026-11-24T10:00:00Z");
  world = await uplifting(database.owner, ++nth);
  const proposed = await proposeYearlyUplift(world.analyst, {
    ...{ frameworkId: world.frameworkId, title: "Uplift 2027/28", fromOn: toDay("2027-04-01") },
    pay: { kind: "stated", change: basisPoints(673), basis: "Wage" },
    ...{ prices: basisPoints(250), priceBasis: "CPI", reason: "Open books of 2026" },
    bounds: { floor: basisPoints(0), ceiling: basisPoints(800) },
    ...{ negotiatedMonths: 6, weeklyThreshold: null },
    lots: [{ lotId: world.coreLotIds[0] ?? "", payShare: basisPoints(7_370) }],
  });
  if (!proposed.ok) throw new Error(`not proposed: ${proposed.why.kind}`);
  const upliftId = proposed.value.id;
  await approveYearlyUplift(world.approver, upliftId, pence(274_000));
  which = { upliftId, rateId: world.rateId("negotiated") };
  const { rows } = await database.owner.query<{ id: string; provider_id: string }>(
    "SELECT a.id, a.provider_id FROM account a JOIN rate r ON r.provider_id = a.provider_id WHERE r.id = $1",
    [which.rateId],
  );
  const [row] = rows;
  if (!row) throw new Error("no provider");
  provider = { kind: "provider", accountId: row.id, providerId: row.provider_id };
});

const speak = () => giveUpliftEvidence(provider, which, "Night staff cost more.");
const terms = {
  rise: { by: "price", pence: pence(2_100) },
  fromOn: toDay("2027-05-01"),
  reason: "Shown by the rota",
} as const;

const ratesOf = async () => {
  const { rows } = await database.owner.query<Record<string, unknown>>(
    `SELECT s.pence, s.valid_from::text, s.valid_to::text, s.reason::text, s.clause, s.cap_pence FROM rate r
     JOIN rate s ON s.membership_id = r.membership_id WHERE r.id = $1 ORDER BY s.valid_from`,
    [which.rateId],
  );
  return rows;
};

describe("a rise agreed on evidence", () => {
  test("writes the next rate from its day under the clause, with a letter, one event, and the decision for both to read", async () => {
    await speak();
    expect(await agreeOnEvidence(world.approver, which, terms)).toEqual({ ok: true, value: null });
    expect(await ratesOf()).toMatchObject([
      { pence: 2_000, valid_to: "2027-05-01" },
      {
        ...{ pence: 2_100, valid_from: "2027-05-01", valid_to: null },
        ...{ reason: "UPLIFT", clause: "Clause 5", cap_pence: 2_600 },
      },
    ]);
    const letters = await database.owner.query<{ text: string }>(
      "SELECT m.text FROM mail m JOIN account a ON a.email = m.recipient WHERE a.id = $1 AND m.subject LIKE 'A new rate%'",
      [provider.accountId],
    );
    expect(letters.rows[0]?.text).toContain("£21.00 an hour from Saturday 1 May 2027");
    const events = await database.owner.query(
      "SELECT 1 FROM audit_event WHERE kind = 'uplift-evidence-agreed' AND account_id = $1",
      [world.approver.accountId],
    );
    expect(events.rows).toHaveLength(1);
    for (const actor of [provider, world.analyst])
      expect(await reading(actor, (tx) => upliftGates(tx, which.upliftId))).toMatchObject([
        { decision: { rise: { pence: 2_100, fromOn: "2027-05-01" }, reason: "Shown by the rota" } },
      ]);
    expect(await reading(world.member.actor, (tx) => upliftGates(tx, which.upliftId))).toEqual([]);
  });

  test("is never the proposer's, needs evidence, keeps to ceiling and limit, and happens once", async () => {
    const refused = (kind: string) => ({ ok: false, why: { kind } });
    expect(await agreeOnEvidence(world.approver, which, terms)).toMatchObject(refused("no-evidence"));
    await speak();
    const proposer = { ...world.analyst, roles: ["commissioner"] } as const;
    expect(await agreeOnEvidence(proposer, which, terms)).toMatchObject(refused("own-proposal"));
    const noLimit = { ...world.approver, roles: ["commissioner"] } as const;
    expect(await agreeOnEvidence(noLimit, which, terms)).toMatchObject(refused("no-delegation"));
    const steep = { ...terms, rise: { by: "price", pence: pence(2_161) } } as const;
    expect(await agreeOnEvidence(world.approver, which, steep)).toMatchObject(refused("over-ceiling"));
    const both = await Promise.all([1, 2].map(() => agreeOnEvidence(world.approver, which, terms)));
    expect(both.map((verdict) => verdict.ok).sort()).toEqual([false, true]);
    expect(await ratesOf()).toHaveLength(2);
  });
});

describe("a rise refused", () => {
  test("leaves the rate, gives its reason by letter, and the evidence stands", async () => {
    await speak();
    expect(await refuseEvidence(world.approver, which, "The rota shows no night staff")).toMatchObject({
      ok: true,
    });
    expect(await ratesOf()).toHaveLength(1);
    const letters = await database.owner.query<{ text: string }>(
      "SELECT m.text FROM mail m JOIN account a ON a.email = m.recipient WHERE a.id = $1 AND m.subject = 'A rate that does not rise'",
      [provider.accountId],
    );
    expect(letters.rows[0]?.text).toContain("The rota shows no night staff");
    expect(await giveUpliftEvidence(provider, which, "And more")).toMatchObject({
      why: { kind: "decided-already" },
    });
  });

  test("of a stranger's framework is not found", async () => {
    await speak();
    const stranger = await uplifting(database.owner, ++nth);
    expect(await refuseEvidence(stranger.approver, which, "No")).toMatchObject({
      why: { kind: "not-found" },
    });
  });
});

test("the database refuses a decision by who proposed the uplift, and one without evidence", async () => {
  const gate = { frameworkId: world.frameworkId, providerId: provider.providerId };
  const write = (actor: Uplifting["analyst"]) =>
    inTransaction(actor, (tx, now) =>
      saveGateDecision(tx, which, gate, { reason: "No", agreed: null }, actor.accountId, now),
    );
  await expect(write(world.approver)).rejects.toThrow(/row-level security/);
  await speak();
  await expect(write(world.analyst)).rejects.toThrow(/row-level security/);
});
