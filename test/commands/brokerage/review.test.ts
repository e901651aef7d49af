import { beforeAll, expect, test } from "vitest";
import { decideReview } from "#app/commands/brokerage/decide-review.server.ts";
import { proposeReviewOf, withdrawReview } from "#app/commands/brokerage/propose-review.server.ts";
import { reading } from "#app/data/db.server.ts";
import { reviews, reviewsByProvider } from "#app/data/brokerage/reviews.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { aPlacement, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let placed: Awaited<ReturnType<typeof aPlacement>>;
const page = (id: string) => `https://portal.example/${id}`;
const fromOn = toDay("2026-11-30");

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  placed = await aPlacement(database.owner, world);
});

function propose(units: string, reason = "Walks to the shop again", from = fromOn) {
  const proposed = { elementId: placed.elementId, units, fromOn: from };
  return proposeReviewOf(world.bidders[0].actor, placed.placementId, proposed, reason);
}

test("a provider proposes once at a time, only of its own placement, and without naming the person", async () => {
  expect(await propose("7.5", "Ring her on 07700 900123")).toMatchObject({
    ok: false,
    why: { kind: "names-a-person" },
  });
  const proposed = { elementId: placed.elementId, units: "7.5", fromOn };
  expect(await proposeReviewOf(world.bidders[1].actor, placed.placementId, proposed, "x")).toMatchObject({
    ok: false,
    why: { kind: "not-found" },
  });
  expect((await propose("7.5")).ok).toBe(true);
  expect(await propose("8")).toMatchObject({ ok: false, why: { kind: "waits-already" } });
  expect(await reading(world.bidders[1].actor, (tx) => reviews(tx))).toEqual([]);
});

test("a refusal needs words; agreed, the part is followed by another and a step-down saving is proposed", async () => {
  const [review] = await reading(world.assessor, (tx) => reviews(tx, { waiting: true }));
  if (!review) throw new Error("one waits");
  expect(await decideReview(world.assessor, review.id, { agreed: false, words: " ", page })).toMatchObject({
    ok: false,
    why: { kind: "words-missing" },
  });
  const names = { agreed: true, words: "Agreed with her daughter on 07700 900123", page };
  expect(await decideReview(world.assessor, review.id, names)).toMatchObject({
    ok: false,
    why: { kind: "names-a-person" },
  });
  expect(await decideReview(world.assessor, review.id, { agreed: true, words: "Seen", page })).toEqual({
    ok: true,
    value: null,
  });
  expect(await decideReview(world.assessor, review.id, { agreed: true, words: "", page })).toMatchObject({
    ok: false,
    why: { kind: "decided-already" },
  });
  const { rows } = await database.owner.query(
    `SELECT units::text, weekly_pence, from_on::text, to_on::text, origin, rate_pence FROM placement_element WHERE placement_id = $1 ORDER BY from_on`,
    [placed.placementId],
  );
  expect(rows).toEqual([
    {
      units: "10.00",
      weekly_pence: 24_000,
      from_on: "2026-10-05",
      to_on: "2026-11-30",
      origin: "PLACED",
      rate_pence: 2_400,
    },
    {
      units: "7.50",
      weekly_pence: 18_000,
      from_on: "2026-11-30",
      to_on: null,
      origin: "REVIEWED",
      rate_pence: 2_400,
    },
  ]);
  const saved = await database.owner.query(
    "SELECT kind, weekly_pence, state, part_year_pence::int AS part FROM saving",
  );
  // 60 pounds a week from 30 November to 31 March: 122 days, 60 x 122 / 7.
  expect(saved.rows).toEqual([{ kind: "step-down", weekly_pence: 6_000, state: "proposed", part: 104_571 }]);
});

test("hours freed and the rate of approval are counted by provider", async () => {
  expect(await reading(world.analyst, (tx) => reviewsByProvider(tx))).toMatchObject([
    { proposed: 1, agreed: 1, refused: 0, hoursFreed: "2.5", hoursAdded: "0" },
  ]);
});

test("a proposal is taken back while it waits, and not after", async () => {
  const { rows } = await database.owner.query<{ id: string }>(
    "SELECT id FROM placement_element WHERE placement_id = $1 AND origin = 'REVIEWED'",
    [placed.placementId],
  );
  placed = { ...placed, elementId: rows[0]?.id ?? "" };
  expect((await propose("9", "More falls", toDay("2026-12-07"))).ok).toBe(true);
  const [review] = await reading(world.bidders[0].actor, (tx) => reviews(tx, { waiting: true }));
  expect((await withdrawReview(world.bidders[0].actor, review?.id ?? "")).ok).toBe(true);
  expect((await withdrawReview(world.bidders[0].actor, review?.id ?? "")).ok).toBe(false);
});

test("an increase over what brokers may agree is refused where the assessor has no limit, and agreed within its own", async () => {
  const { rows } = await database.owner.query<{ id: string }>(
    "SELECT id FROM placement_element WHERE placement_id = $1 AND origin = 'REVIEWED'",
    [placed.placementId],
  );
  placed = { ...placed, elementId: rows[0]?.id ?? "" };
  expect((await propose("9.5", "More falls", toDay("2026-12-07"))).ok).toBe(true);
  const [review] = await reading(world.assessor, (tx) => reviews(tx, { waiting: true }));
  const agree = () => decideReview(world.assessor, review?.id ?? "", { agreed: true, words: "", page });
  // Two hours more at 24 pounds: 48 x 365 / 7.
  expect(await agree()).toMatchObject({ why: { kind: "needs-approval", adds: 250_286, mayAdd: 0 } });
  await insert(database.owner, "placement_limit", [
    {
      ...{ commissioner_id: world.commissionerId, role: "assessor", from_on: "2026-01-01" },
      ...{ limit_pence: 260_000, source: "Scheme of delegation" },
    },
  ]);
  expect(await agree()).toMatchObject({ ok: true });
});
