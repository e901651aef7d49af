import { beforeAll, expect, test } from "vitest";
import { modelsSentBy } from "#app/data/cost-models.server.ts";
import { paySharesOf } from "#app/data/pay-shares.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { costFilterOf, filtered, lotOfPage } from "#app/web/cost-comparison.server.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { insert } from "#test/factories/market.ts";
import { staff } from "#test/factories/people.ts";
import { submitHomes, wholeModel } from "#test/factories/submitted-models.ts";
import { useDatabase } from "#test/support/database.ts";
import { seedReference } from "../../prisma/seed.ts";

const database = useDatabase();
let market: Applying;
let lotId: string;

beforeAll(async () => {
  await seedReference(database.owner);
  market = await applying(database.owner, 1);
  lotId = market.coreLotIds[0] ?? "";
  await database.owner.query(
    "UPDATE lot SET cost_template = 'home-care', open_book = 'ASKED' WHERE id = $1",
    [lotId],
  );
  const of = { roundId: market.roundId, lotId, template: "home-care" } as const;
  for (let nth = 1; nth <= 6; nth += 1) {
    const who = nth === 1 ? market : await anApplicant(database.owner, nth, 1);
    await submitHomes(database.owner, market, of, who, [wholeModel("home-care", nth + 3)], nth);
  }
});

async function council(
  email: string,
  declared: readonly string[] | null,
  commissionerId = market.commissionerId,
) {
  const person = await staff(database.owner, commissionerId, email, ["commissioner"]);
  if (declared !== null)
    await insert(database.owner, "conflict_declaration", [
      {
        ...{ round_id: market.roundId, account_id: person.accountId, framework_id: market.frameworkId },
        ...{ declared_at: "2026-12-05T09:00:00Z", provider_ids: declared },
      },
    ]);
  return person;
}

const shares = (actor: Actor) =>
  reading(actor, async (tx) => (await paySharesOf(tx, [lotId])).get(lotId) ?? null);

test("the pages of costs are sealed before the opening, closed to the undeclared and to another council, and shut out an interest", async () => {
  const declared = await council("declared@council.test", []);
  const look = (actor: typeof declared) =>
    reading(actor, (tx, now) => lotOfPage(tx, actor, { roundId: market.roundId, lotId }, now));
  expect((await look(declared)).open).toBeNull();
  expect(await shares(declared)).toBeNull();
  await database.owner.query(
    "INSERT INTO round_opening (round_id, first_by, first_at, second_by, opened_at) VALUES ($1, $2, $4, $3, $4)",
    [market.roundId, declared.accountId, market.brokerId, "2026-12-05T09:00:00Z"],
  );
  expect((await look(declared)).open?.models).toHaveLength(6);
  expect(await shares(declared)).toMatchObject({ providers: 6, round: "Round 3" });

  const undeclared = await council("undeclared@council.test", null);
  await expect(look(undeclared)).rejects.toMatchObject({ status: 302 });
  expect(await shares(undeclared)).toBeNull();

  const interested = await council("interested@council.test", [market.actor.providerId]);
  const seen = (await look(interested)).open?.models ?? [];
  expect(seen).toHaveLength(5);
  expect(seen.some(({ provider }) => provider.id === market.actor.providerId)).toBe(false);

  const elsewhere = await applying(database.owner, 2);
  const stranger = await council("stranger@council.test", null, elsewhere.commissionerId);
  await expect(look(stranger)).rejects.toMatchObject({ status: 404 });
  expect(await shares(stranger)).toBeNull();
  expect(await shares(market.actor)).toBeNull();
  const sent = (actor: Actor) => reading(actor, (tx) => modelsSentBy(tx, market.actor.providerId));
  expect(await sent(declared)).toMatchObject([{ lotId, round: "Round 3", place: "Home 1" }]);
  for (const actor of [undeclared, interested, stranger]) expect(await sent(actor)).toEqual([]);
});

test("a filter in the address lets through what it names, and anything else lets everything through", async () => {
  const person = await council("filter@council.test", []);
  const { open } = await reading(person, (tx, now) =>
    lotOfPage(tx, person, { roundId: market.roundId, lotId }, now),
  );
  const count = (query: string) =>
    filtered(open?.models ?? [], costFilterOf(new URL(`http://portal.test/?${query}`))).length;
  expect([
    count(""),
    count("form=full"),
    count("form=short"),
    count("form=%00"),
    count("size=larger"),
  ]).toEqual([6, 6, 0, 6, 0]);
});
