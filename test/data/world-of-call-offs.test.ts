import type pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { contentHash } from "#app/data/application/submissions.server.ts";
import { basisOf } from "#app/data/call-off/awards.server.ts";
import { callOffsWhere, linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { committedSpend } from "#app/data/call-off/committed.server.ts";
import { eligibleMembers } from "#app/data/call-off/eligible-members.server.ts";
import { evaluationOf } from "#app/data/call-off/evaluation.server.ts";
import { membersOnDay } from "#app/data/call-off/members-on-day.server.ts";
import { setUpFactsOf } from "#app/data/call-off/set-up-facts.server.ts";
import { reading, type Tx } from "#app/data/db.server.ts";
import { Prisma } from "#app/data/generated/client.ts";
import type { Role, StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { replays } from "#app/domain/call-off/award-basis.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import { setUpGaps } from "#app/domain/call-off/set-up.ts";
import { callOffState } from "#app/domain/call-off/state.ts";
import { callOffsWaiting } from "#app/web/call-offs-waiting.server.ts";
import { useDatabase } from "#test/support/database.ts";
import { loadDemonstration } from "../../prisma/demo.ts";
import { seedReference } from "../../prisma/seed.ts";

const database = useDatabase();

beforeAll(async () => {
  await seedReference(database.owner);
  await loadDemonstration(database.owner, () => undefined);
});

describe("the call-offs of the demonstration", () => {
  test("stand everywhere that a person may want to look", async () => {
    const states = await asCouncil("commissioner", async (tx, now) =>
      (await all(tx)).map((callOff) => callOffState(callOff, now)),
    );
    const wanted = [
      "draft",
      "approval-asked",
      "approved",
      "open",
      "closed",
      "opened",
      "recommended",
      "standstill",
    ];
    for (const state of [...wanted, "offered", "contracted"]) expect(states).toContain(state);
    expect(
      await rows("SELECT DISTINCT route::text FROM call_off WHERE route IS NOT NULL ORDER BY 1"),
    ).toEqual([{ route: "DIRECT" }, { route: "OPEN" }, { route: "RESTRICTED" }]);
  });

  test("wait for those who take the next step, and for nobody else", async () => {
    const toDo = (role: Role) =>
      asCouncil(role, async (tx, now) =>
        (await callOffsWaiting(tx, await staff(role), now, now)).waiting.map(({ words }) => words).sort(),
      );
    const opening = "Open the bids with a second person";
    expect(await toDo("evaluator")).toEqual(["Score the bids and agree the scores"]);
    expect(await toDo("approver")).toEqual(["Approve it or return it", opening]);
    expect(await toDo("commissioner")).toEqual([
      "Answer 1 question",
      ...[opening, "Publish it and invite members", "Score the bids and agree the scores"],
    ]);
    expect(await toDo("finance")).toEqual([]);
  });

  test("were put up for approval with nothing missing, and approved by another person within the limit", async () => {
    await asCouncil("commissioner", async (tx) => {
      for (const callOff of await all(tx)) {
        const asked = callOff.approvalAskedAt;
        if (!asked) continue;
        expect(setUpGaps(callOff, await setUpFactsOf(tx, callOff.id), asked), callOff.title).toEqual([]);
      }
    });
    const beyond = await rows(
      `SELECT c.title FROM call_off c JOIN account a ON a.id = c.approved_by WHERE a.id = c.created_by OR NOT EXISTS
         (SELECT 1 FROM call_off_limit l WHERE l.commissioner_id = c.commissioner_id AND l.role = ANY (a.roles) AND l.limit_pence >= c.value_with_vat_pence)`,
    );
    expect(beyond).toEqual([]);
  });

  test("invite exactly those who were eligible on the day, and no more than those in a restricted competition", async () => {
    await asCouncil("commissioner", async (tx) => {
      for (const callOff of (await all(tx)).filter(
        ({ publishedAt, route }) => publishedAt && route !== "DIRECT",
      )) {
        const lines = await linesOfCallOff(tx, callOff.id);
        const judged = await eligibleMembers(tx, callOff, lines, dayOf(callOff.publishedAt ?? new Date(0)));
        const eligible = judged.filter((one) => one.eligible).map(({ providerId }) => providerId);
        const invited = (
          await tx.callOffInvitation.findMany({
            where: { callOffId: callOff.id },
            select: { providerId: true },
          })
        ).map(({ providerId }) => providerId);
        if (callOff.route === "OPEN") expect(invited.sort(), callOff.title).toEqual([...eligible].sort());
        else
          expect(
            invited.filter((one) => !eligible.includes(one)),
            callOff.title,
          ).toEqual([]);
      }
    });
  });

  test("rank the members of a direct award as the portal ranks them", async () => {
    await asCouncil("commissioner", async (tx) => {
      for (const callOff of (await all(tx)).filter(
        ({ publishedAt, route }) => publishedAt && route === "DIRECT",
      )) {
        const ranks = await tx.callOffRank.findMany({
          where: { callOffId: callOff.id },
          orderBy: { rank: "asc" },
          select: { providerId: true, valuePence: true },
        });
        const lines = await linesOfCallOff(tx, callOff.id);
        const day = dayOf(callOff.publishedAt ?? new Date(0));
        const { eligible } = await membersOnDay(tx, callOff, lines, day, { rule: "PRICE", place: null });
        const byValue = new Map(eligible.map(({ providerId, value }) => [providerId, Number(value)]));
        expect(new Map(ranks.map((one) => [one.providerId, Number(one.valuePence)])), callOff.title).toEqual(
          byValue,
        );
      }
    });
  });
});

describe("bids and awards", () => {
  test("are sealed to everybody while two people have not opened them, and counted", async () => {
    const [live] = await rows("SELECT id FROM call_off WHERE title = 'Live-in care for two people'");
    const callOffId = live?.["id"] ?? "";
    for (const role of ["commissioner", "evaluator", "approver", "finance"] as const)
      await asCouncil(role, async (tx) => {
        expect(await tx.bidPrice.count({ where: { callOffId } })).toBe(0);
        expect(await tx.bidContent.count({ where: { callOffId } })).toBe(0);
      });
    expect(await asCouncil("commissioner", (tx) => tx.bid.count({ where: { callOffId } }))).toBe(4);
  });

  test("keep the hash of what was bid, at prices within the rate and the cap", async () => {
    const bids = await rows<{ content_hash: string; salt: string; content: object }>(
      "SELECT b.content_hash, c.salt, c.content FROM bid b JOIN bid_content c ON c.bid_id = b.id",
    );
    expect(bids.length).toBeGreaterThan(30);
    expect(bids.filter((one) => one.content_hash !== contentHash(one.salt, one.content))).toEqual([]);
    expect(await count("bid_price WHERE pence > rate_pence OR pence > cap_pence")).toBe(0);
    expect(
      await count("bid b JOIN call_off c ON c.id = b.call_off_id WHERE b.submitted_at >= c.closes_at"),
    ).toBe(0);
  });

  test("come out the same when an award is ranked again from what it stands on, and the first has won", async () => {
    const awards = await rows(
      "SELECT id, bid_id FROM award WHERE bid_id IS NOT NULL AND commissioner_id = (SELECT commissioner_id FROM account WHERE email = 'commissioner@demo.test')",
    );
    expect(awards.length).toBeGreaterThan(5);
    await asCouncil("commissioner", async (tx) => {
      for (const award of awards) {
        const basis = await basisOf(tx, award["id"] ?? "");
        expect(basis && replays(basis)).toBe(true);
        expect(basis?.ranking[0]?.bidId).toBe(award["bid_id"]);
      }
    });
  });

  test("show one competition in which a low bid was asked about and nobody has decided on the answer", async () => {
    await asCouncil("commissioner", async (tx, now) => {
      const callOff = (await all(tx)).find((one) => callOffState(one, now) === "opened");
      const evaluation = callOff && (await evaluationOf(tx, callOff, now));
      expect(evaluation?.bids.length).toBe(5);
      expect(evaluation?.toQuestion.length).toBe(1);
      expect(evaluation?.ranking.ok).toBe(false);
    });
  });

  test("were decided by another person after the winner was checked", async () => {
    expect(await count("award WHERE decided_by = recommended_by")).toBe(0);
    expect(
      await count(
        `award a WHERE a.approved AND NOT EXISTS (SELECT 1 FROM award_check k WHERE k.award_id = a.id AND k.clear AND k.checked_at < a.decided_at)`,
      ),
    ).toBe(0);
  });
});

describe("contracts and notices", () => {
  test("hold no contract inside a standstill, before its approval or on a check older than 28 days", async () => {
    expect(await count("contract")).toBe(8);
    const wrong = `contract k JOIN award a ON a.id = k.award_id WHERE k.made_at < a.standstill_ends_at OR k.made_at < a.decided_at
      OR k.starts_on < k.signed_on OR k.value_pence > k.value_with_vat_pence OR NOT EXISTS (SELECT 1 FROM award_check c
        WHERE c.award_id = a.id AND c.clear AND c.checked_at < k.made_at AND c.checked_at > k.made_at - interval '28 days')`;
    expect(await count(wrong)).toBe(0);
    const standing = "award WHERE standstill_ends_at > app.now() AND letters_at IS NOT NULL";
    expect(await rows(`SELECT standstill_ends_at AS ends FROM ${standing}`)).toEqual([
      // Letters on Thursday 19 November 2026: the tenth day is Sunday 29, so that it runs to the end of Monday 30.
      { ends: new Date("2026-12-01T00:00:00Z") },
    ]);
  });

  test("keep a block between nought and what was committed, near its warning", async () => {
    const [block] = await rows<{ left: number; committed: number; warn: number }>(
      `SELECT sum(CASE WHEN e.kind IN ('COMMITTED', 'RETURNED') THEN e.units ELSE -e.units END)::int AS left,
         sum(e.units) FILTER (WHERE e.kind = 'COMMITTED')::int AS committed, max(t.warn_basis_points) AS warn
       FROM block_entry e JOIN block_terms t ON t.call_off_line_id = e.call_off_line_id`,
    );
    // 416 weeks, less 280 used and 5 that stood empty.
    expect(block).toEqual({ left: 131, committed: 416, warn: 3_000 });
  });

  test("pay by outcomes over three periods, and try out within the ceiling", async () => {
    expect(await count("outcome_result")).toBe(6);
    expect(await rows("SELECT DISTINCT period FROM outcome_result ORDER BY 1")).toHaveLength(3);
    const [trial] = await rows<{ left: number }>(
      "SELECT (t.ceiling_pence - sum(s.pence))::int AS left FROM call_off_trial t JOIN trial_spend s USING (call_off_id) GROUP BY t.ceiling_pence",
    );
    // £20,000.00 less £3,600.00, £1,720.00 and £880.00.
    expect(trial).toEqual({ left: 1_380_000 });
    expect(await count("trial_finding")).toBe(2);
  });

  test("owe notices that are due, overdue, filed and exempt", async () => {
    const notices = await rows(
      `SELECT CASE WHEN exempt_reason <> '' THEN 'exempt' WHEN filed_on IS NOT NULL THEN 'filed'
         WHEN due_on < app.today() THEN 'overdue' ELSE 'due' END AS stands, count(*)::int > 0 AS some
       FROM notice_obligation GROUP BY 1 ORDER BY 1`,
    );
    expect(notices.map(({ stands }) => stands)).toEqual(["due", "exempt", "filed", "overdue"]);
    const [overdue] = await rows(
      "SELECT due_on::text AS due FROM notice_obligation WHERE filed_on IS NULL AND due_on < app.today()",
    );
    // Ninety days after Thursday 20 August 2026.
    expect(overdue).toEqual({ due: "2026-11-18" });
  });

  test("call off for the NHS under its own regime, with its own people", async () => {
    const nhs = await staff("nhs");
    const [callOff] = await reading(nhs, (tx) => all(tx));
    expect(callOff).toMatchObject({
      regime: "PSR_2023",
      commissionerId: nhs.commissionerId,
      contracted: true,
    });
    expect(callOff?.mixedTest).not.toBe("");
    const [ends] = await rows(
      "SELECT standstill_ends_at AS at FROM award WHERE call_off_id = (SELECT id FROM call_off WHERE regime = 'PSR_2023')",
    );
    // Eight working days after Thursday 17 September 2026: Tuesday 29.
    expect(ends).toEqual({ at: new Date("2026-09-29T23:00:00Z") });
  });

  test("commit no more than the framework allows", async () => {
    const [framework] = await asCouncil("commissioner", (tx) => committedSpend(tx));
    const [sum] = await rows<{ total: string }>(
      "SELECT sum(value_with_vat_pence)::text AS total FROM contract",
    );
    expect(framework?.total).toBe(Number(sum?.total));
    expect(framework?.total).toBeLessThan(framework?.maximum ?? 0);
  });
});

function all(tx: Tx): Promise<readonly CallOff[]> {
  return callOffsWhere(tx, Prisma.sql`c.commissioner_id = app.commissioner()`);
}

async function asCouncil<T>(role: Role, read: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
  return reading(await staff(role), read);
}

async function staff(role: Role): Promise<StaffActor> {
  const [one] = await rows(`SELECT id, commissioner_id FROM account WHERE email = '${role}@demo.test'`);
  return {
    kind: "staff",
    ...{ accountId: one?.["id"] ?? "", commissionerId: one?.["commissioner_id"] ?? "", roles: [role] },
  };
}

async function rows<Row extends pg.QueryResultRow = Readonly<Record<string, string>>>(
  sql: string,
): Promise<Row[]> {
  return (await database.owner.query<Row>(sql)).rows;
}

async function count(from: string): Promise<number> {
  return Number((await rows(`SELECT count(*) AS found FROM ${from}`))[0]?.["found"]);
}
