import { beforeEach, describe, expect, test } from "vitest";
import { beginRoundOpening, completeRoundOpening } from "#app/commands/evaluation/open-round.server.ts";
import { declareInterests } from "#app/commands/evaluation/declare-interests.server.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { afterClose, beforeClose, evaluating, opened, type Evaluating } from "#test/factories/evaluation.ts";
import { market } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let nth = 0;
let world: Evaluating;

beforeEach(async () => {
  world = await evaluating(database.owner, database.holdClock, ++nth);
});

const prices = (actor: Actor) =>
  reading(actor, (tx) =>
    tx.submissionPrice.findMany({ where: { roundId: world.roundId }, select: { providerId: true } }),
  );
const contents = (actor: Actor) =>
  reading(actor, (tx) =>
    tx.submissionContent.findMany({ where: { roundId: world.roundId }, select: { providerId: true } }),
  );
const interested = (actor: Evaluating["commissioner"], ...providerIds: string[]) =>
  declareInterests(actor, world.roundId, { providerIds, statement: "A cousin works there." });

describe("opening a round", () => {
  test("is refused up to the closing instant, and allowed from it on", async () => {
    await database.holdClock(beforeClose);
    expect(await beginRoundOpening(world.commissioner, world.roundId)).toEqual({
      ok: false,
      why: { kind: "not-closed", closesAt: new Date(afterClose) },
    });
    await database.holdClock(afterClose);
    expect(await beginRoundOpening(world.commissioner, world.roundId)).toMatchObject({ ok: true });
  });

  test("takes two people: the first cannot complete it", async () => {
    await database.holdClock(afterClose);
    expect(await completeRoundOpening(world.commissioner, world.roundId)).toMatchObject({
      why: { kind: "not-begun" },
    });
    await beginRoundOpening(world.commissioner, world.roundId);
    expect(await completeRoundOpening(world.commissioner, world.roundId)).toMatchObject({
      why: { kind: "same-person" },
    });
    expect(await completeRoundOpening(world.commissioner2, world.roundId)).toEqual({
      ok: true,
      value: { submissions: 2 },
    });
    expect(await completeRoundOpening(world.approver, world.roundId)).toMatchObject({
      why: { kind: "already-open" },
    });
    expect(await beginRoundOpening(world.approver, world.roundId)).toMatchObject({
      why: { kind: "already-open" },
    });
  });

  test("lapses when nobody completes it within 30 minutes, and can be begun again by anyone", async () => {
    await database.holdClock(afterClose);
    await beginRoundOpening(world.commissioner, world.roundId);
    expect(await beginRoundOpening(world.commissioner2, world.roundId)).toMatchObject({
      why: { kind: "already-begun" },
    });
    await database.holdClock("2026-12-04T12:30:00.000Z");
    expect(await completeRoundOpening(world.commissioner2, world.roundId)).toMatchObject({
      why: { kind: "not-begun" },
    });
    expect(await beginRoundOpening(world.commissioner2, world.roundId)).toMatchObject({ ok: true });
    expect(await completeRoundOpening(world.commissioner, world.roundId)).toMatchObject({ ok: true });
  });

  test("completed by two people at once happens once", async () => {
    await database.holdClock(afterClose);
    await beginRoundOpening(world.commissioner, world.roundId);
    const both = await Promise.all(
      [world.commissioner2, world.approver].map((person) => completeRoundOpening(person, world.roundId)),
    );
    expect(both.filter((verdict) => verdict.ok)).toHaveLength(1);
  });

  test("is not for another commissioner's staff", async () => {
    await database.holdClock(afterClose);
    const other = await market(database.owner, 100 + nth);
    const stranger = { ...world.commissioner, commissionerId: other.commissionerId };
    expect(await beginRoundOpening(stranger, world.roundId)).toMatchObject({ why: { kind: "no-round" } });
  });

  test("leaves one event with the count and one digest of all content hashes", async () => {
    await opened(world, database.holdClock);
    const { rows } = await database.owner.query<{ data: { submissions: number; digest: string } }>(
      "SELECT data FROM audit_event WHERE kind = 'round-opened' AND subject_id = $1",
      [world.roundId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.data).toMatchObject({
      submissions: 2,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });
});

describe("the database, asked as the serving role", () => {
  test("shows staff no price and no answer before the opening, declared or not", async () => {
    await interested(world.commissioner);
    await database.holdClock(afterClose);
    await beginRoundOpening(world.commissioner, world.roundId);
    expect(await prices(world.commissioner)).toEqual([]);
    expect(await contents(world.commissioner)).toEqual([]);
  });

  test("shows a provider its own price and nobody else's, before and after", async () => {
    const own = [{ providerId: world.actor.providerId }];
    expect(await prices(world.actor)).toEqual(own);
    await opened(world, database.holdClock);
    expect(await prices(world.actor)).toEqual(own);
    expect(await contents(world.actor)).toEqual(own);
  });

  test("refuses an opening that is written before the close, for another person, or undone", async () => {
    const { roundId } = world;
    const write = (firstBy: string) =>
      inTransaction(world.commissioner, (tx, now) =>
        tx.roundOpening.createMany({ data: [{ roundId, firstBy, firstAt: now }] }),
      );
    await database.holdClock(beforeClose);
    await expect(write(world.commissioner.accountId)).rejects.toThrow();
    await database.holdClock(afterClose);
    await expect(write(world.commissioner2.accountId)).rejects.toThrow();
    await opened(world, database.holdClock);
    await inTransaction(world.commissioner, async (tx) => {
      expect(await tx.roundOpening.deleteMany({ where: { roundId } })).toEqual({ count: 0 });
      expect(
        await tx.roundOpening.updateMany({ where: { roundId }, data: { openedAt: null, secondBy: null } }),
      ).toEqual({
        count: 0,
      });
    });
  });

  test("shows an opened round to those who have declared, and not where they have an interest", async () => {
    await database.holdClock(afterClose);
    await beginRoundOpening(world.commissioner, world.roundId);
    await completeRoundOpening(world.commissioner2, world.roundId);
    const screenings = () =>
      reading(world.evaluator, (tx) => tx.screening.count({ where: { roundId: world.roundId } }));
    expect(await contents(world.evaluator)).toEqual([]);
    expect(await prices(world.evaluator)).toEqual([]);
    expect(await screenings()).toBe(0);

    await interested(world.evaluator, world.other.actor.providerId);
    expect(await contents(world.evaluator)).toEqual([{ providerId: world.actor.providerId }]);
    expect(await prices(world.evaluator)).toEqual([{ providerId: world.actor.providerId }]);
    expect(await screenings()).toBe(4);
  });

  test("lets the machine's door show nothing before the opening and nothing once all is screened", async () => {
    const door = () =>
      reading(
        world.commissioner,
        (tx) => tx.$queryRaw`SELECT * FROM app.answers_to_screen(${world.roundId}::uuid)`,
      );
    expect(await door()).toEqual([]);
    await opened(world, database.holdClock);
    expect(await door()).toEqual([]);
  });
});

test("an interest is declared only in somebody who applied", async () => {
  expect(await interested(world.evaluator, world.commissionerId)).toMatchObject({
    why: { kind: "not-an-applicant" },
  });
});
