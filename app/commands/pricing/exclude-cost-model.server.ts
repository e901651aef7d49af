import type { StaffActor } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { excludeModel, liftExclusion, lockSubmittedModel } from "#app/data/cost-model-exclusions.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

export type ExclusionRefusal = { readonly kind: "no-reason" | "already-so" };

/** Sets a submitted cost model aside, or counts it again, with a reason that its provider reads. Null for a model that the actor may not see. */
export function excludeCostModel(
  actor: StaffActor,
  modelId: string,
  decided: { readonly excluded: boolean; readonly reason: string },
): Promise<Verdict<true, ExclusionRefusal> | null> {
  return inTransaction(actor, async (tx, now) => {
    const model = await lockSubmittedModel(tx, modelId);
    if (!model) return null;
    const reason = decided.reason.trim();
    if (reason === "") return no({ kind: "no-reason" });
    if (decided.excluded === model.excluded) return no({ kind: "already-so" });
    const by = { reason, accountId: actor.accountId, at: now };
    await (decided.excluded ? excludeModel(tx, model, by) : liftExclusion(tx, model, by));
    record(tx, {
      kind: decided.excluded ? "cost-model-excluded" : "cost-model-exclusion-lifted",
      subject: { kind: "submission", id: model.submissionId },
      ...{ modelId, providerId: model.providerId },
    });
    return yes(true);
  });
}
