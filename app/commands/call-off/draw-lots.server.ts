import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayJudge, type DeclarationRefusal } from "#app/domain/call-off/award.ts";
import type { StepRefusal } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addDraw } from "#app/data/call-off/bid-exclusions.server.ts";
import { standingOf } from "#app/data/call-off/bids-opened.server.ts";
import { evaluationOf } from "#app/data/call-off/evaluation.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { about, holdCallOff } from "./judging.server.ts";

export type DrawRefusal =
  StepRefusal | DeclarationRefusal | { readonly kind: "not-found" | "no-tie" | "not-those-bids" };

/** Records lots drawn between the bids that share the first place. Once drawn they are parted, so that nobody draws again. */
export async function recordDraw(
  actor: StaffActor,
  callOffId: string,
  drawn: { readonly bidIds: readonly string[]; readonly witnesses: string },
  arrival?: Arrival,
): Promise<Verdict<"drawn", DrawRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdCallOff(tx, callOffId, "recommend", now);
      if (!held.ok) return held;
      const judge = mayJudge(await standingOf(tx, callOffId, actor.accountId));
      if (!judge.ok) return judge;
      const { ranking } = await evaluationOf(tx, held.value, now);
      if (ranking.ok || ranking.why.kind !== "draw-needed") return no({ kind: "no-tie" });
      const tied = ranking.why.bidIds;
      const same = drawn.bidIds.length === tied.length && tied.every((id) => drawn.bidIds.includes(id));
      if (!same) return no({ kind: "not-those-bids" });
      const { commissionerId } = held.value;
      await addDraw(tx, { ...drawn, callOffId, commissionerId, drawnBy: actor.accountId }, now);
      record(tx, { kind: "lots-drawn", ...about(callOffId), bidIds: drawn.bidIds }, drawn.witnesses);
      return yes("drawn");
    },
    arrival,
  );
}
