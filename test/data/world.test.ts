import { verify } from "@node-rs/argon2";
import type pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { unfinished } from "#app/domain/application/tasks.ts";
import { findInRound } from "#app/data/application/applications.server.ts";
import { readDraft } from "#app/data/application/drafts.server.ts";
import { roundById } from "#app/data/application/rounds.server.ts";
import { contentHash } from "#app/data/application/submissions.server.ts";
import { board } from "#app/data/brokerage/board.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { LotOffer, SubmissionContent } from "#app/domain/application/content.ts";
import { floorsOn } from "#app/data/floors.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { trailOf } from "#app/data/audit-trail.server.ts";
import { verifyTrail } from "#app/data/audit-verify.server.ts";
import { decisionsOf } from "#app/data/evaluation-outcomes.server.ts";
import {
  nobody,
  type Actor,
  type ProviderActor,
  type Role,
  type StaffActor,
} from "#app/domain/access/actor.ts";
import { useDatabase } from "#test/support/database.ts";
import { demonstrationTables, loadDemonstration } from "../../prisma/demo.ts";
import { demonstrationAccounts, demonstrationPassword } from "../../prisma/demo/accounts.ts";
import { seedReference } from "../../prisma/seed.ts";

const other = useDatabase();
const database = useDatabase();

beforeAll(async () => {
  await seedReference(database.owner);
  await loadDemonstration(database.owner, () => undefined);
});

describe("reference data", () => {
  test("holds every postcode of the area with its place", async () => {
    expect(await count("postcode")).toBe(27_410);
    expect(await rows("SELECT outcode, easting, northing FROM postcode WHERE postcode = 'BS1 1AD'")).toEqual([
      { outcode: "BS1", easting: 360_205, northing: 173_432 },
    ]);
  });

  test("gives each regime its standstill with the clause it stands in", async () => {
    const found = await rows(
      `SELECT key, value ->> 'days' AS days, value ->> 'clause' AS clause FROM reference_fact WHERE key LIKE 'standstill:%' ORDER BY key`,
    );
    expect(found).toEqual([
      { key: "standstill:PA_2023_LIGHT_TOUCH", days: "8", clause: "section 51" },
      { key: "standstill:PCR_2015_LIGHT_TOUCH", days: "10", clause: "regulations 86 and 87" },
      { key: "standstill:PSR_2023", days: "8", clause: "regulation 12" },
    ]);
  });

  test("is the same after it is loaded again", async () => {
    const before = [await digest(database.owner, "postcode"), await digest(database.owner, "reference_fact")];
    await seedReference(database.owner);
    expect([
      await digest(database.owner, "postcode"),
      await digest(database.owner, "reference_fact"),
    ]).toEqual(before);
  });
});

describe("the demonstration world", () => {
  test("is about the size of the reference council", async () => {
    expect(await count("provider")).toBe(490);
    expect(await count("location WHERE NOT organisation")).toBe(620);
    expect(await count("location WHERE organisation")).toBe(490);
    expect(await count("location WHERE organisation AND local_authority <> 'Avonmere'")).toBe(265);
    expect(await count("party WHERE joint")).toBe(4);
    expect(await count("provider WHERE NOT made_up")).toBe(0);
  });

  test("begins inside its open round, after two finished ones", async () => {
    const [clock] = await rows(
      "SELECT app.now() >= '2026-11-24T09:30:00Z' AND app.now() < '2026-11-24T09:45:00Z' AS begun, demonstration FROM app.clock",
    );
    expect(clock).toEqual({ begun: true, demonstration: true });
    const rounds = await rows(
      `SELECT r.number, app.now() >= r.opens_at AND app.now() < r.closes_at AS open, o.opened_at IS NOT NULL AS opened,
        to_char(r.closes_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI') AS closes
       FROM round r LEFT JOIN round_opening o ON o.round_id = r.id ORDER BY r.number`,
    );
    expect(rounds).toEqual([
      { number: 1, open: false, opened: true, closes: "2025-04-11 12:00" },
      { number: 2, open: false, opened: true, closes: "2025-10-10 12:00" },
      { number: 3, open: true, opened: false, closes: "2026-12-04 12:00" },
    ]);
    expect(
      await count(
        "application a JOIN round r ON r.id = a.round_id WHERE r.number = 3 AND a.current_submission_id IS NOT NULL",
      ),
    ).toBe(40);
    expect(
      await count(
        "application a JOIN round r ON r.id = a.round_id WHERE r.number = 3 AND a.current_submission_id IS NULL AND a.withdrawn_at IS NULL",
      ),
    ).toBe(20);
  });

  test("has fifty requests of two brokers, at every stage before a person is placed", async () => {
    const broker = await staff("broker");
    const question = { commissionerId: broker.commissionerId, broker: null, lotId: null, urgency: null };
    const seen = (stage: "open" | "archived") =>
      reading(broker, (tx) => board(tx, { ...question, stage, reference: "" }, { limit: 50, offset: 0 }));
    const [open, archived] = [await seen("open"), await seen("archived")];
    expect(open.counts).toEqual({
      ...{ new: 8, searching: 21, "offers-in": 2, "at-panel": 4, "to-place": 4, "on-hold": 5 },
    });
    expect(archived.counts).toEqual({ archived: 6 });
    expect(new Set(open.rows.map((row) => row.broker))).toEqual(
      new Set([null, "Grace Tolland", "Callum Vickery"]),
    );
  });

  test("leaves lines without a cap in the innovation lot only", async () => {
    const uncapped = await rows(
      `SELECT DISTINCT l.kind FROM service_line s JOIN lot l ON l.id = s.lot_id
       WHERE NOT EXISTS (SELECT 1 FROM price_cap c WHERE c.service_line_id = s.id)`,
    );
    expect(uncapped).toEqual([{ kind: "INNOVATION" }]);
    expect(await count("price_cap WHERE NOT invented AND source NOT LIKE '%£%'")).toBe(0);
    expect(await count("price_cap WHERE invented AND basis NOT LIKE 'Invented for the demonstration%'")).toBe(
      0,
    );
  });

  test("has no rate above its cap, and names the cap of every rate", async () => {
    expect(await count("rate")).toBeGreaterThan(5_000);
    expect(await count("rate WHERE cap_id IS NULL OR pence > cap_pence")).toBe(0);
    expect(await count("rate WHERE cap_id <> app.governing_cap(service_line_id, area_id, valid_from)")).toBe(
      0,
    );
  });

  test("ends the rates of a round when the next round's take over, and leaves the standing ones open", async () => {
    const twice = await rows(
      `SELECT count(*)::int AS overlapping FROM rate a JOIN rate b ON b.membership_id = a.membership_id AND b.service_line_id = a.service_line_id
         AND b.area_id = a.area_id AND b.location_id = a.location_id AND b.valid_from > a.valid_from
       WHERE a.valid_to IS NULL OR a.valid_to > b.valid_from`,
    );
    expect(twice).toEqual([{ overlapping: 0 }]);
    expect(await count("rate WHERE valid_from = '2025-07-01' AND valid_to = '2026-01-05'")).toBeGreaterThan(
      500,
    );
  });

  test("has one rate that no longer fits the caps of the next round: one at which a person sees the flag", async () => {
    const unfit = await rows(
      `SELECT c.email, s.code, r.pence, n.pence AS cap FROM rate r JOIN lot_membership m ON m.id = r.membership_id
       JOIN service_line s ON s.id = r.service_line_id JOIN account c ON c.provider_id = r.provider_id
       JOIN price_cap n ON n.id = app.governing_cap(r.service_line_id, r.area_id, '2027-01-04')
       WHERE m.active_to IS NULL AND r.valid_to IS NULL AND r.pence > n.pence`,
    );
    expect(unfit).toEqual([{ email: "provider@demo.test", code: "SL-WAK", pence: 2_172, cap: 2_160 }]);
  });

  test("answers for every price below its floor since the question is asked, by the floors of the portal", async () => {
    const sent = await rows<{ number: number; content: SubmissionContent }>(
      "SELECT r.number, c.content FROM submission_content c JOIN round r ON r.id = c.round_id WHERE r.number > 1",
    );
    const days = { 2: "2026-01-05", 3: "2027-01-04" } as Readonly<Record<number, string>>;
    const analyst = await staff("analyst");
    const lineIds = (await rows("SELECT id FROM service_line")).map(({ id }) => id ?? "");
    for (const [number, day] of Object.entries(days)) {
      const floors = await reading(analyst, (tx) => floorsOn(tx, lineIds, toDay(day)));
      const lots = sent.filter((one) => `${one.number}` === number).flatMap(({ content }) => content.lots);
      const low = (lot: LotOffer) =>
        lot.prices.filter((price) => price.pence < (floors.get(price.serviceLineId)?.unit ?? 0));
      expect(lots.filter((lot) => low(lot).length > 0).length).toBeGreaterThan(0);
      expect(lots.filter((lot) => low(lot).length !== (lot.sustainability?.below.length ?? 0))).toEqual([]);
    }
  });

  test("has a member for every admitted lot, and a reason for every refusal", async () => {
    const missing = `lot_outcome o JOIN application a ON a.id = o.application_id WHERE o.admitted AND NOT EXISTS
      (SELECT 1 FROM lot_membership m WHERE m.lot_id = o.lot_id AND m.party_id = a.party_id)`;
    expect(await count(missing)).toBe(0);
    const decided = await reading(await staff("commissioner"), async (tx) => {
      const [round] = await tx.round.findMany({ where: { number: 2 }, select: { id: true } });
      return decisionsOf(tx, { roundId: round?.id ?? "" });
    });
    const refused = decided.filter((one) => !one.admitted);
    expect(refused.length).toBeGreaterThan(10);
    expect(
      refused.filter((one) => one.criteria.every((criterion) => criterion.kind === "score" || criterion.met)),
    ).toEqual([]);
  });

  test("gives every submission the hash of what it froze", async () => {
    const frozen = await rows<{ content_hash: string; salt: string; content: SubmissionContent }>(
      "SELECT s.content_hash, c.salt, c.content FROM submission s JOIN submission_content c ON c.submission_id = s.id",
    );
    expect(frozen.length).toBe(await count("submission"));
    expect(frozen.filter((one) => one.content_hash !== contentHash(one.salt, one.content))).toEqual([]);
  });

  test("keeps sections that read as finished, but for the certificate that was never sent", async () => {
    const applicant = await provider(
      "FROM application a JOIN round r ON r.id = a.round_id JOIN account c ON c.provider_id = a.provider_id WHERE r.number = 3 AND a.current_submission_id IS NOT NULL ORDER BY a.reference",
    );
    const left = await reading(applicant, async (tx) => {
      const [open] = await tx.round.findMany({ where: { number: 3 }, select: { id: true } });
      const round = await roundById(tx, open?.id ?? "");
      const application = round && (await findInRound(tx, applicant.providerId, round.id));
      if (!application) throw new Error("no application");
      const draft = await readDraft(tx, application, round);
      return unfinished(draft.tasks).map((task) => task.name.kind);
    });
    expect(left).toEqual(["documents"]);
  });
});

describe("unopened prices", () => {
  const people: readonly Role[] = ["commissioner", "evaluator", "approver", "analyst", "auditor", "admin"];

  test.each(people)("are shown to no %s", async (role) => {
    expect(await pricesSeen(await staff(role), 3)).toBe(0);
    expect(await pricesSeen(await staff("commissioner"), 2)).toBeGreaterThan(1_000);
  });

  test("are shown to nobody, to no other provider, and to their own provider", async () => {
    expect(await pricesSeen(nobody, 3)).toBe(0);
    expect(await pricesSeen(await provider("FROM account c WHERE c.email = 'provider2@demo.test'"), 3)).toBe(
      0,
    );
    const applicant = await provider(
      "FROM submission s JOIN round r ON r.id = s.round_id JOIN account c ON c.provider_id = s.provider_id WHERE r.number = 3 ORDER BY s.reference",
    );
    const own = await count(
      `submission_price x JOIN round r ON r.id = x.round_id WHERE r.number = 3 AND x.provider_id = '${applicant.providerId}'`,
    );
    expect(own).toBeGreaterThan(0);
    expect(await pricesSeen(applicant, 3)).toBe(own);
  });
});

describe("the demonstration's accounts", () => {
  test("all have the one password, and the other providers' people none", async () => {
    const one = await first("SELECT password_hash FROM account WHERE email = 'broker@demo.test'");
    expect(await verify(one["password_hash"] ?? "", demonstrationPassword)).toBe(true);
    const able = await rows("SELECT email FROM account WHERE password_hash IS NOT NULL ORDER BY email");
    expect(able.map((one) => one["email"])).toEqual(demonstrationAccounts.map(({ email }) => email).sort());
  });

  test("have a role each that the portal knows, also those who are the second of theirs", async () => {
    const held = await rows(
      "SELECT email, roles::text[] AS roles FROM account WHERE commissioner_id IS NOT NULL AND email LIKE '%@demo.test'",
    );
    for (const { email, roles } of held)
      expect({ email, roles }).toEqual({ email, roles: [String(email).split("@")[0]?.replace(/2$/, "")] });
  });

  test("are a member that has not applied to the open round, and a newcomer", async () => {
    const held = await rows(
      `SELECT c.email, count(m.id)::int AS lots, (SELECT count(*)::int FROM application a JOIN round r ON r.id = a.round_id WHERE a.provider_id = c.provider_id AND r.number = 3) AS applied
       FROM account c LEFT JOIN lot_membership m ON m.provider_id = c.provider_id AND m.active_to IS NULL WHERE c.email LIKE 'provider%@demo.test' GROUP BY c.email, c.provider_id ORDER BY c.email`,
    );
    expect(held).toEqual([
      { email: "provider2@demo.test", lots: 0, applied: 0 },
      { email: "provider@demo.test", lots: 2, applied: 0 },
    ]);
  });
});

describe("loading", () => {
  test("twice changes nothing", async () => {
    const before = await digests(database.owner);
    await loadDemonstration(database.owner, () => undefined);
    expect(await digests(database.owner)).toEqual(before);
    expect(await count("audit_event WHERE kind = 'demonstration-loaded'")).toBe(1);
  });

  test("gives the same world in another database", async () => {
    await seedReference(other.owner);
    await loadDemonstration(other.owner, () => undefined);
    expect(await digests(other.owner)).toEqual(await digests(database.owner));
  });
});

async function rows<Row extends pg.QueryResultRow = Readonly<Record<string, string>>>(
  sql: string,
): Promise<Row[]> {
  return (await database.owner.query<Row>(sql)).rows;
}

async function first(sql: string): Promise<Readonly<Record<string, string>>> {
  const [row] = await rows(sql);
  if (!row) throw new Error(`Nothing found: ${sql}`);
  return row;
}

async function count(from: string): Promise<number> {
  return Number((await first(`SELECT count(*) AS found FROM ${from}`))["found"]);
}

async function staff(role: Role): Promise<StaffActor> {
  const one = await first(`SELECT id, commissioner_id FROM account WHERE email = '${role}@demo.test'`);
  return {
    kind: "staff",
    accountId: one["id"] ?? "",
    commissionerId: one["commissioner_id"] ?? "",
    roles: [role],
  };
}

async function provider(from: string): Promise<ProviderActor> {
  const one = await first(`SELECT c.id, c.provider_id ${from} LIMIT 1`);
  return { kind: "provider", accountId: one["id"] ?? "", providerId: one["provider_id"] ?? "" };
}

async function pricesSeen(actor: Actor, round: number): Promise<number> {
  const { id } = await first(`SELECT id FROM round WHERE number = ${round}`);
  return reading(actor, (tx) => tx.submissionPrice.count({ where: { roundId: id ?? "" } }));
}

/** A digest of every table that the world is written to; the password's hash is salted and left out. */
async function digests(owner: pg.Client): Promise<readonly string[]> {
  const found: string[] = [];
  for (const table of demonstrationTables.filter((one) => one !== "account"))
    found.push(`${table} ${await digest(owner, table)}`);
  return found;
}

async function digest(owner: pg.Client, table: string): Promise<string> {
  const name = owner.escapeIdentifier(table);
  // What a block is committed to is entered by the database, under an id of its own.
  const line = table === "block_entry" ? "(to_jsonb(t) - 'id')::text" : "t::text";
  const { rows: found } = await owner.query<{ digest: string }>(
    `SELECT md5(string_agg(d.line, '|' ORDER BY d.line)) AS digest FROM (SELECT ${line} AS line FROM ${name} t) d`,
  );
  return found[0]?.digest ?? "";
}

describe("the trail of the finished rounds", () => {
  const told = () =>
    rows(
      `SELECT a.id FROM application a JOIN round r ON r.id = a.round_id
       WHERE r.number = 2 AND a.provider_id = (SELECT provider_id FROM account WHERE email = 'provider@demo.test')`,
    );

  test("stands, in the order in which everything happened", async () => {
    const proof = await verifyTrail(database.owner, []);
    expect(proof.faults).toEqual([]);
    expect(
      await rows(
        "SELECT e.seq FROM audit_event e JOIN audit_event before ON before.seq = e.seq - 1 WHERE before.at > e.at",
      ),
    ).toEqual([]);
  });

  test("tells a decision from the first draft to the admission, with the reasons", async () => {
    const [application] = await told();
    const auditor = await staff("auditor");
    const trail = await reading(auditor, (tx) => trailOf(tx, "application", String(application?.["id"])));
    const kinds = trail.map(({ event }) => event.kind);
    expect(kinds.slice(0, 2)).toEqual(["application-started", "application-carried-forward"]);
    expect(kinds.at(-1)).toBe("provider-admitted");
    for (const kind of ["prices-saved", "application-submitted", "round-opened", "question-scored"] as const)
      expect(kinds).toContain(kind);
    const agreed = trail.find(({ event }) => event.kind === "score-agreed");
    expect(agreed?.words).toContain("The answer shows");
  });
});
