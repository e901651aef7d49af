import { beforeAll, expect, test } from "vitest";
import { answerQuestion } from "#app/commands/clarification/answer-question.server.ts";
import { askQuestion } from "#app/commands/clarification/ask-question.server.ts";
import {
  clarificationById,
  clarificationsOf,
  publishedClarifications,
} from "#app/data/clarifications.server.ts";
import { arrivedNow, reading } from "#app/data/db.server.ts";
import { nobody, type ProviderActor } from "#app/domain/access/actor.ts";
import { roundWorld, type RoundWorld } from "#test/factories/round.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: RoundWorld;
let asker: ProviderActor;
let other: ProviderActor;

beforeAll(async () => {
  await database.holdClock("2026-11-24T09:30:00Z");
  world = await roundWorld(database.owner);
  [asker, other] = world.providers.slice(1) as [ProviderActor, ProviderActor];
});

const words = "May we at Mill Lane Support price nights apart?";
const ask = (question: string) =>
  askQuestion(asker, world.roundId, { question, receiptTo: "person1@provider0.test" }, arrivedNow());

test("a question is kept, its asker has a receipt, and nobody else's row is read by another provider", async () => {
  const verdict = await ask(words);
  if (!verdict.ok) throw new Error(verdict.why.kind);
  const { clarificationId } = verdict.value;
  expect(await reading(asker, (tx) => clarificationsOf(tx, world.roundId))).toHaveLength(1);
  expect(await reading(other, (tx) => clarificationsOf(tx, world.roundId))).toEqual([]);
  expect(await reading(other, (tx) => clarificationById(tx, clarificationId))).toBeUndefined();
  expect(await reading(nobody, (tx) => clarificationsOf(tx, world.roundId))).toEqual([]);
  expect(await reading(other, (tx) => publishedClarifications(tx, world.roundId))).toEqual([]);
  const receipts = await database.owner.query(
    "SELECT recipient FROM mail WHERE subject LIKE 'We have your%'",
  );
  expect(receipts.rows).toEqual([{ recipient: "person1@provider0.test" }]);
});

test("an answer that names the asker is refused; one that does not is published to all, without the asker", async () => {
  const [asked] = await reading(world.commissioner, (tx) => clarificationsOf(tx, world.roundId));
  const id = asked?.id ?? "";
  const verdict = await answerQuestion(world.commissioner, id, { question: words, answer: "Yes." });
  expect(verdict).toEqual({ ok: false, why: { kind: "names-the-asker", found: "Mill Lane Support" } });
  const published = { question: "May nights be priced apart?", answer: "Yes, as a line of their own." };
  expect(await answerQuestion(world.commissioner, id, published)).toEqual({
    ok: true,
    value: { providersTold: 2 },
  });
  for (const actor of [nobody, other, asker]) {
    const [seen] = await reading(actor, (tx) => publishedClarifications(tx, world.roundId));
    expect(seen).toEqual({ id, ...published, answeredAt: new Date("2026-11-24T09:30:00Z") });
  }
  const told = await database.owner.query(
    "SELECT recipient FROM mail WHERE subject LIKE 'A question%' ORDER BY 1",
  );
  expect(told.rows.map(({ recipient }: { recipient: string }) => recipient)).toEqual([
    "person0@provider0.test",
    "person1@provider0.test",
  ]);
  expect(await answerQuestion(world.commissioner, id, published)).toMatchObject({
    why: { kind: "already-answered" },
  });
});

test("the view gives no column that leads to the asker", async () => {
  const { rows } = await database.owner.query<{ column_name: string }>(
    "SELECT column_name FROM information_schema.columns WHERE table_name = 'published_clarification' ORDER BY 1",
  );
  expect(rows.map(({ column_name }) => column_name)).toEqual([
    "answer",
    "answered_at",
    "id",
    "question",
    "round_id",
  ]);
});

test("another council's staff neither read nor answer it", async () => {
  const { commissioner } = await roundWorld(database.owner, 5);
  expect(await reading(commissioner, (tx) => clarificationsOf(tx, world.roundId))).toEqual([]);
  const [asked] = await reading(world.commissioner, (tx) => clarificationsOf(tx, world.roundId));
  const verdict = await answerQuestion(commissioner, asked?.id ?? "", { question: "Q", answer: "A" });
  expect(verdict).toEqual({ ok: false, why: { kind: "not-found" } });
});

test("a question is taken in the last millisecond before the cut-off and refused at it", async () => {
  await database.holdClock("2026-11-27T11:59:59.999Z");
  expect((await ask("Is travel time paid?")).ok).toBe(true);
  await database.holdClock("2026-11-27T12:00:00.000Z");
  expect(await ask("Is mileage paid?")).toEqual({
    ok: false,
    why: { kind: "too-late", closedAt: new Date("2026-11-27T12:00:00Z") },
  });
});
