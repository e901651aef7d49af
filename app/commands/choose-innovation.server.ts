import type { ProviderActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { lotStanding } from "#app/domain/framework/membership.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { beginOptOut, endOptOut, lotsToStandIn, optOutsOf, spellsOf } from "#app/data/standing.server.ts";

/** A member leaves a lot that it belongs to of itself, or comes back, from today. Asking for what already is changes nothing. */
export function chooseInnovation(
  actor: ProviderActor,
  lotId: string,
  choice: "leave" | "join",
): Promise<Verdict<null, { readonly kind: "not-automatic" }>> {
  return inTransaction(actor, async (tx, now) => {
    const today = dayOf(now);
    const lot = (await lotsToStandIn(tx)).find((one) => one.lotId === lotId);
    if (lot?.rule.kind !== "automatic") return no({ kind: "not-automatic" });
    const standing = lotStanding(
      lot,
      await spellsOf(tx, actor.providerId),
      await optOutsOf(tx, actor.providerId),
      today,
    );
    if (choice === "leave" && standing.kind === "held") {
      await beginOptOut(tx, actor.providerId, lotId, today);
      record(tx, { kind: "innovation-left", subject: { kind: "provider", id: actor.providerId }, lotId });
    }
    if (choice === "join" && standing.kind === "opted-out") {
      await endOptOut(tx, actor.providerId, lotId, today);
      record(tx, { kind: "innovation-joined", subject: { kind: "provider", id: actor.providerId }, lotId });
    }
    return yes(null);
  });
}
