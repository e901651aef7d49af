import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  effectOf,
  moveSaving as move,
  type SavingKind,
  type SavingRefusal,
  type SavingState,
} from "#app/domain/brokerage/saving.ts";
import type { Day } from "#app/domain/calendar.ts";
import { compareDays } from "#app/domain/calendar.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { addSaving, evidenceFor, lockSaving, saveMove } from "#app/data/brokerage/savings.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

export type MoveRefusal =
  | SavingRefusal
  | { readonly kind: "not-its-evidence" | "no-reason" }
  | { readonly kind: "names-a-person"; readonly detail: PersonalDetail };

/**
 * Moves a saving on: agreed, evidenced by a price on file of the placement that came of it, validated by finance, or
 * reversed with a reason. Null for a stranger's saving.
 */
export function moveSaving(
  actor: StaffActor,
  savingId: string,
  {
    to,
    evidenceId,
    words,
  }: { readonly to: SavingState; readonly evidenceId: string | null; readonly words: string },
): Promise<Verdict<true, MoveRefusal> | null> {
  return inTransaction<Verdict<true, MoveRefusal> | null>(actor, async (tx, now) => {
    const saving = await lockSaving(tx, savingId);
    if (!saving || saving.commissionerId !== actor.commissionerId) return null;
    const evidence = to === "evidenced" ? evidenceId : saving.evidenceId;
    const byFinance = actor.roles.includes("finance");
    const verdict = move(saving.state, { to, evidenceId: evidence, byFinance });
    if (!verdict.ok) return verdict;
    if (to === "evidenced" && !(await evidenceFor(tx, saving)).some(({ id }) => id === evidence))
      return no({ kind: "not-its-evidence" });
    if (to === "reversed" && words.trim() === "") return no({ kind: "no-reason" });
    const detail = personalDetailIn(words);
    if (detail) return no({ kind: "names-a-person", detail });
    await saveMove(tx, saving, { to, evidenceId: evidence, words, by: actor.accountId, at: now });
    const subject = { kind: "saving", id: savingId } as const;
    record(tx, { kind: "saving-moved", subject, from: saving.state, to }, words || undefined);
    return yes(true);
  });
}

/** A saving that no negotiation made: money back once, a share that another pays, or a person who needs less. */
export type ToRecord = {
  readonly placementId: string;
  readonly kind: Exclude<SavingKind, "cashable" | "avoided">;
  readonly pence: Pence;
  readonly fromOn: Day;
  readonly toOn: Day | null;
  readonly words: string;
};

export type RecordRefusal =
  | { readonly kind: "no-reason" | "ends-before-it-starts" | "no-placement" }
  | { readonly kind: "names-a-person"; readonly detail: PersonalDetail };

/** Proposes such a saving for a placement of the actor's council. What is paid once counts once, in its own year. */
export function recordSaving(actor: StaffActor, said: ToRecord): Promise<Verdict<true, RecordRefusal>> {
  return inTransaction<Verdict<true, RecordRefusal>>(actor, async (tx, now) => {
    const { placementId, kind, pence, fromOn, toOn, words } = said;
    const { commissionerId, accountId: by } = actor;
    const placement = await placementOf(tx, placementId);
    if (placement?.commissionerId !== commissionerId) return no({ kind: "no-placement" });
    if (words.trim() === "") return no({ kind: "no-reason" });
    if (toOn && compareDays(toOn, fromOn) <= 0) return no({ kind: "ends-before-it-starts" });
    const detail = personalDetailIn(words);
    if (detail) return no({ kind: "names-a-person", detail });
    const sums =
      kind === "one-off"
        ? { once: pence, weekly: null, partYear: pence, fullYear: pence }
        : { once: null, weekly: pence, ...effectOf(pence, fromOn, toOn) };
    const whose = { commissionerId, placementId, negotiationId: null, by, at: now };
    const id = await addSaving(tx, { ...whose, ...sums, kind, state: "proposed", fromOn, toOn, words });
    const subject = { kind: "saving", id } as const;
    record(tx, { kind: "saving-recorded", subject, saving: kind }, words);
    return yes(true);
  });
}
