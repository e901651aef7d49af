import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { openingState } from "#app/domain/evaluation/opening.ts";
import type { Tx } from "#app/data/db.server.ts";
import { interestsOf, type Interests } from "#app/data/evaluation-interests.server.ts";
import { evaluatedRound, type EvaluatedRound } from "#app/data/evaluation-rounds.server.ts";
import { redirect } from "#app/framework.server.ts";
import { found } from "./guard.server.ts";
import { paths } from "./paths.ts";

/** The round that an evaluation page is about, and whether it is open; a 404 for anybody else's. */
export async function roundOfPage(tx: Tx, roundId: string, now: Instant) {
  const round = found(await evaluatedRound(tx, roundId));
  return { round, isOpen: openingState(round, round.opening, now).kind === "open" };
}

/** The same for a page that reads what was submitted: once the round is open, the declaration of interests comes first. */
export async function declaredRoundOfPage(
  tx: Tx,
  actor: StaffActor,
  roundId: string,
  now: Instant,
): Promise<{
  readonly round: EvaluatedRound;
  readonly isOpen: boolean;
  readonly interests: Interests | null;
}> {
  const page = await roundOfPage(tx, roundId, now);
  const interests = await interestsOf(tx, roundId, actor.accountId);
  if (page.isOpen && !interests) throw redirect(`${paths.roundStep(roundId, "interests")}?first`);
  return { ...page, interests };
}
