import { expect, test } from "vitest";
import { rankMembers, type RankedBy, type RankingRule } from "#app/domain/call-off/ranking-rule.ts";
import { changesSince, rankAgain } from "#app/domain/call-off/stale-ranking.ts";
import { pence } from "#app/domain/money.ts";

function member(name: string, changes: Partial<RankedBy> = {}): RankedBy {
  const plain = { value: pence(2_400_000), rating: "good", miles: 3, lastOfferedAt: null } as const;
  return { providerId: name, name, ...plain, ...changes };
}

const [ash, beech] = [member("Ash"), member("Beech")];

function changes(rule: RankingRule, today: readonly RankedBy[], ruleToday: RankingRule = rule) {
  const ranked = rankMembers(rule, [ash, beech], true);
  if (!ranked.ok) throw new Error(ranked.why.kind);
  return changesSince({ rule, members: ranked.value }, today, [{ rule: ruleToday }]);
}

test.each<[string, RankingRule, readonly RankedBy[], readonly object[]]>([
  ["nothing has", "PRICE", [beech, ash], []],
  ["one is stopped", "PRICE", [ash], [{ kind: "no-longer-eligible", name: "Beech" }]],
  ["one has joined", "PRICE", [ash, beech, member("Cedar")], [{ kind: "newly-eligible", name: "Cedar" }]],
  ["a rate is another", "PRICE", [ash, member("Beech", { value: pence(1) })], [{ kind: "seen-otherwise" }]],
  ["a rating is another, which price does not see", "PRICE", [ash, member("Beech", { rating: "good" })], []],
  [
    "a rating is another",
    "RATING_THEN_PRICE",
    [ash, member("Beech", { rating: "inadequate" })],
    [{ kind: "seen-otherwise", name: "Beech" }],
  ],
  ["a place moved by yards", "DISTANCE_THEN_PRICE", [ash, member("Beech", { miles: 3.04 })], []],
  [
    "a place moved by a tenth of a mile",
    "DISTANCE_THEN_PRICE",
    [ash, member("Beech", { miles: 3.06 })],
    [{ kind: "seen-otherwise", name: "Beech" }],
  ],
  [
    "one was offered something else meanwhile",
    "PRICE",
    [ash, member("Beech", { lastOfferedAt: new Date("2026-11-16T10:00:00Z") })],
    [],
  ],
])("what has changed since a list was frozen: %s", (_what, rule, today, expected) => {
  expect(changes(rule, today)).toMatchObject(expected);
  expect(changes(rule, today)).toHaveLength(expected.length);
});

test("a rule that holds in none of the lots any more is a change", () => {
  expect(changes("PRICE", [ash, beech], "RATING_THEN_PRICE")).toEqual([{ kind: "lots-rule-changed" }]);
});

test("members are ranked again where something has changed and nothing was offered", () => {
  expect(rankAgain([{ kind: "lots-rule-changed" }], 0)).toMatchObject({ ok: true });
  expect(rankAgain([], 0)).toMatchObject({ why: { kind: "ranked-already" } });
  expect(rankAgain([{ kind: "lots-rule-changed" }], 1)).toMatchObject({ why: { kind: "offered-already" } });
});
