import { system } from "#app/domain/access/actor.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { remindUpTo } from "#app/domain/brokerage/move.ts";
import { ruleOn, type UpkeepRule } from "#app/domain/brokerage/upkeep-rule.ts";
import { lockMovesToRemind, markMovesReminded } from "#app/data/brokerage/moves.server.ts";
import { upkeepRules } from "#app/data/brokerage/upkeep-rules.server.ts";
import { fromColumn } from "#app/data/days.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { queueLetters, queueToStaff } from "#app/data/outbox.server.ts";
import { staleRoom } from "#app/data/stale-room.server.ts";
import { moveDueLetter, roomStaleLetter } from "#app/mail/upkeep.ts";

type Pages = { readonly move: (moveId: string) => string; readonly capacity: string };

/**
 * Reminds planners of moves that are near, once each, and providers of room that they stated too long ago, once for each
 * stretch of so many days; both by the dated rules of each council, and not at all where none is set. Answers how many.
 */
export function remindUpkeep(pages: Pages): Promise<number> {
  return inTransaction(system, async (tx, now) => {
    const rules = await upkeepRules(tx);
    let reminded = 0;
    for (const commissionerId of new Set(rules.map((rule) => rule.commissionerId))) {
      const own = rules.filter((rule) => rule.commissionerId === commissionerId);
      reminded += await remindOfMoves(tx, commissionerId, own, now, pages);
      reminded += await remindOfRoom(tx, commissionerId, own, now, pages);
    }
    return reminded;
  });
}

async function remindOfMoves(
  tx: Tx,
  council: string,
  rules: readonly UpkeepRule[],
  now: Instant,
  pages: Pages,
) {
  const today = dayOf(now);
  const days = ruleOn(rules, "move-days", today);
  if (days === undefined) return 0;
  const moves = await lockMovesToRemind(tx, council, remindUpTo(today, days));
  for (const { id, plannedOn, reference, recordedBy } of moves)
    await queueToStaff(
      tx,
      recordedBy,
      moveDueLetter(reference, fromColumn(plannedOn), pages.move(id)),
      `move:${id}`,
    );
  await markMovesReminded(
    tx,
    moves.map(({ id }) => id),
    now,
  );
  return moves.length;
}

async function remindOfRoom(
  tx: Tx,
  council: string,
  rules: readonly UpkeepRule[],
  now: Instant,
  pages: Pages,
) {
  const days = ruleOn(rules, "capacity-days", dayOf(now));
  if (days === undefined) return 0;
  const stale = await staleRoom(tx, council, days, now);
  return queueLetters(
    tx,
    stale.map(({ providerId, days: age }) => ({
      ...{ providerId, letter: roomStaleLetter(age, pages.capacity) },
      onceKey: `room:${providerId}:${Math.floor(now.getTime() / 86_400_000 / days)}`,
    })),
  );
}
