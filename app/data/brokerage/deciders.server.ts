import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Decider } from "#app/domain/brokerage/panel.ts";
import type { Tx } from "../db.server.ts";
import type { CaseOnFile } from "./panel-cases.server.ts";
import { forumOf, seatsOf } from "./panels.server.ts";
import { sittingOf } from "./sittings.server.ts";

/** Who decides on a case, with the forum and the sitting that has it on its agenda. */
export async function deciderOf(
  tx: Tx,
  { accountId }: StaffActor,
  { forumId, sittingId }: Pick<CaseOnFile, "forumId" | "sittingId">,
): Promise<Omit<Decider, "chairsAction">> {
  const rungs = await tx.ladderRung.findMany({ select: { id: true } });
  return {
    ...{ accountId, seats: await seatsOf(tx, forumId) },
    quorum: (await forumOf(tx, forumId))?.quorum ?? 1,
    sitting: sittingId ? ((await sittingOf(tx, sittingId)) ?? null) : null,
    rungIds: rungs.map(({ id }) => id),
  };
}
