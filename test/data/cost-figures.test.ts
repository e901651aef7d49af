import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { excludeCostModel } from "#app/commands/pricing/exclude-cost-model.server.ts";
import { figuresOfOthers } from "#app/data/cost-figures.server.ts";
import { submittedModels } from "#app/data/cost-models.server.ts";
import { reading } from "#app/data/db.server.ts";
import { compareForProvider, type ModelToCompare } from "#app/domain/benchmark/cost-comparison.ts";
import type { Actor, ProviderActor } from "#app/domain/access/actor.ts";
import { decimal4 } from "#app/domain/money.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { costTemplateOf } from "#test/factories/cost-templates.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { staff } from "#test/factories/people.ts";
import { submitHomes, wholeModel, type Home, type ModelRound } from "#test/factories/submitted-models.ts";
import { useDatabase } from "#test/support/database.ts";
import { seedReference } from "../../prisma/seed.ts";

const database = useDatabase();
const template = costTemplateOf("home-care");
const [firstLine = ""] = template.lines.map(({ code }) => code);
let nth = 0;
let market: Applying;
let round: ModelRound;
let self: ProviderActor;

beforeAll(() => seedReference(database.owner));

beforeEach(async () => {
  market = await applying(database.owner, (nth += 1));
  const [lotId = ""] = market.coreLotIds;
  round = { roundId: market.roundId, lotId, template: "home-care" };
  await openBook(lotId, "home-care");
  self = market.actor;
});

describe("what a provider sees of the others", () => {
  test("is what the rule says, line by line, group by group and in all", async () => {
    const sent = [...(await own(wholeModel("home-care", 3))), ...(await others(11))];
    await open();
    const seen = await look();
    const meant = compareForProvider(template, sent, self.providerId);
    expect(seen.lines).toEqual(meant.lines);
    expect(seen.groups).toEqual(meant.groups);
    expect(seen.total).toEqual(meant.total);
    expect(seen.total).not.toBeNull();
  });

  test("is the same rule for weekly figures, to the pound", async () => {
    await openBook(round.lotId, "care-home");
    round = { ...round, template: "care-home" };
    const sent = [...(await own(wholeModel("care-home", 9))), ...(await others(12))];
    await open();
    const { lines } = await look();
    expect(lines).toEqual(compareForProvider(costTemplateOf("care-home"), sent, self.providerId).lines);
    expect([...lines.values()].every((one) => one && Object.values(one).every(Number.isInteger))).toBe(true);
  });

  test("is nothing while nine others stand behind it, and something with ten", async () => {
    await own(wholeModel("home-care", 3));
    await others(9);
    await open();
    expect(await look()).toEqual({ lines: new Map(), groups: new Map(), total: null });
    await others(1, 10);
    expect((await look()).lines.size).toBe(template.lines.length);
  });

  test("is nothing before the opening, to one who sent no model, to staff and to nobody", async () => {
    await own(wholeModel("home-care", 3));
    await others(11);
    const nothing = { lines: new Map(), groups: new Map(), total: null };
    expect(await look()).toEqual(nothing);
    await open();
    const stranger = await anApplicant(database.owner, 90, nth);
    for (const actor of [stranger.actor, { kind: "nobody" }, { kind: "system" }] as const)
      expect(await look(actor)).toEqual(nothing);
    expect((await look()).lines.size).toBeGreaterThan(0);
  });

  test("holds back a line of nine, its group's total and the whole, and leaves the other groups", async () => {
    await own(wholeModel("home-care", 3));
    const thin = {
      lines: new Map([...wholeModel("home-care", 5).lines].filter(([code]) => code !== firstLine)),
    };
    await others(9);
    await others(3, 10, () => thin);
    await open();
    const seen = await look();
    expect(seen.lines.has(firstLine)).toBe(false);
    expect(seen.groups.has("Careworker costs")).toBe(false);
    expect(seen.groups.has("Business costs")).toBe(true);
    expect(seen.total).toBeNull();
  });
});

describe("two looks never differ by one model", () => {
  test("its own models, however many and whatever they say, move nothing", async () => {
    await others(11);
    await own(wholeModel("home-care", 3));
    await open();
    const one = await look();
    const rival = await anApplicant(database.owner, 91, nth);
    await submitHomes(database.owner, market, round, rival, [wholeModel("home-care", 800)], nth * 1000 + 91);
    const seenByRival = await look(rival.actor);
    await database.owner.query("UPDATE submission SET withdrawn_at = '2026-12-01' WHERE provider_id = $1", [
      rival.actor.providerId,
    ]);
    expect(await look()).toEqual(one);
    expect(seenByRival.lines.size).toBe(one.lines.size);
  });

  test("a model that is set aside, withdrawn or superseded after the opening still counts", async () => {
    await own(wholeModel("home-care", 3));
    const sent = await others(10);
    const council = await open();
    const before = await look();
    const models = await reading(council, (tx) =>
      submittedModels(tx, { roundId: round.roundId, lotId: round.lotId }),
    );
    const aside = models.find(({ provider }) => provider.id === sent[0]?.provider);
    const decided = { excluded: true, reason: "Two years are mixed" };
    expect(await excludeCostModel(council, aside?.id ?? "", decided)).toMatchObject({ ok: true });
    expect(await look()).toEqual(before);
    for (const column of ["withdrawn_at", "superseded_at"]) {
      await database.owner.query(`UPDATE submission SET ${column} = '2026-12-20' WHERE provider_id = $1`, [
        sent[1]?.provider,
      ]);
      expect(await look()).toEqual(before);
    }
  });

  test("a provider of many homes is one figure, and a half-filled home is none", async () => {
    await own(wholeModel("home-care", 3));
    const many = await anApplicant(database.owner, 92, nth);
    const homes = [2, 4, 600].map((base) => wholeModel("home-care", base));
    const half: Home = { lines: new Map([[firstLine, decimal4("900")]]), complete: false };
    const sent = [
      ...(await others(9)),
      ...(await submitHomes(database.owner, market, round, many, [...homes, half], nth * 1000 + 92)),
    ];
    await open();
    const seen = await look();
    expect(seen.lines).toEqual(compareForProvider(template, sent, self.providerId).lines);
    expect(seen.lines.get(firstLine)?.upper).toBeLessThan(600);
  });

  test("another lot and another round are figures of their own", async () => {
    await own(wholeModel("home-care", 3));
    await others(11);
    await open();
    const before = await look();
    const [, secondLot = ""] = market.coreLotIds;
    await openBook(secondLot, "home-care");
    const elsewhere = { ...round, lotId: secondLot };
    expect(await look(self, elsewhere)).toEqual({ lines: new Map(), groups: new Map(), total: null });
    const later = { ...round, roundId: idOf(20, 9, nth) };
    await database.owner.query(
      `INSERT INTO round (id, framework_id, number, title, intake, whole_framework, question_set_id, minimum_score, opens_at,
         clarifications_close_at, closes_at, effective_on, published_at)
       SELECT $1, framework_id, 4, 'Round 4', intake, whole_framework, question_set_id, minimum_score, opens_at,
         clarifications_close_at, closes_at, '2027-07-05', published_at FROM round WHERE id = $2`,
      [later.roundId, round.roundId],
    );
    const late = await anApplicant(database.owner, 93, nth);
    await submitHomes(database.owner, market, later, late, [wholeModel("home-care", 700)], nth * 1000 + 93);
    await open(later.roundId);
    expect(await look()).toEqual(before);
    expect((await look(self, later)).lines.size).toBe(0);
    expect((await look(late.actor, later)).lines.size).toBe(0);
  });
});

test("the role that serves requests reads none of the others' rows for it", async () => {
  await own(wholeModel("home-care", 3));
  await others(11);
  await open();
  const rows = await reading(self, (tx) =>
    tx.submissionCostModel.findMany({ where: { roundId: round.roundId } }),
  );
  expect(rows.map(({ providerId }) => providerId)).toEqual([self.providerId]);
});

function look(actor: Actor = self, of: ModelRound = round) {
  return reading(actor, (tx) => figuresOfOthers(tx, of));
}

function own(...homes: readonly Home[]): Promise<readonly ModelToCompare[]> {
  return submitHomes(database.owner, market, round, market, homes, nth * 1000);
}

async function others(
  count: number,
  from = 1,
  of = (place: number) => wholeModel(round.template, place * 1.37 + 4),
) {
  const sent: ModelToCompare[] = [];
  for (let place = from; place < from + count; place += 1) {
    const who = await anApplicant(database.owner, place + 1, nth);
    sent.push(...(await submitHomes(database.owner, market, round, who, [of(place)], nth * 1000 + place)));
  }
  return sent;
}

async function openBook(lotId: string, code: string) {
  await database.owner.query("UPDATE lot SET cost_template = $2, open_book = 'ASKED' WHERE id = $1", [
    lotId,
    code,
  ]);
}

async function open(roundId = round.roundId) {
  const council = await staff(database.owner, market.commissionerId, `c${nth}-${roundId}@council.test`, [
    "commissioner",
  ]);
  await database.owner.query(
    "INSERT INTO round_opening (round_id, first_by, first_at, second_by, opened_at) VALUES ($1, $2, $4, $3, $4)",
    [roundId, council.accountId, market.brokerId, "2026-12-05T09:00:00Z"],
  );
  await insert(database.owner, "conflict_declaration", [
    {
      ...{ round_id: roundId, account_id: council.accountId, framework_id: market.frameworkId },
      ...{ declared_at: "2026-12-05T09:00:00Z", provider_ids: [] },
    },
  ]);
  return council;
}
