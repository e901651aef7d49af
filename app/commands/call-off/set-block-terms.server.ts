import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { setBlockTerms, type BlockTerms, type TermsRefusal } from "#app/domain/call-off/block.ts";
import { callOffState, mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { pricesOfLine, saveBlockTerms } from "#app/data/call-off/blocks.server.ts";
import { linesOfCallOff, lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";

export type BlockTermsRefusal = StepRefusal | TermsRefusal | { readonly kind: "no-block" };

/**
 * Sets what a line of a block is bought on, while the call-off is a draft; its unit price stands within the cap of the
 * day. Null for a stranger's call-off or line.
 */
export function setTermsOfBlock(
  actor: StaffActor,
  callOffId: string,
  lineId: string,
  terms: BlockTerms,
  arrival?: Arrival,
): Promise<Verdict<true, BlockTermsRefusal> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const callOff = await lockCallOff(tx, callOffId);
      const line = callOff && (await linesOfCallOff(tx, callOffId)).find(({ id }) => id === lineId);
      if (!callOff || !line) return null;
      const may = mayTake("change", callOffState(callOff, now));
      if (!may.ok) return may;
      if (callOff.kind !== "BLOCK") return no({ kind: "no-block" });
      const { cap } = await pricesOfLine(tx, line, dayOf(now));
      const verdict = setBlockTerms(terms, cap);
      if (!verdict.ok) return verdict;
      await saveBlockTerms(tx, callOff, lineId, verdict.value, { by: actor.accountId, at: now });
      record(tx, { kind: "block-terms-set", subject: { kind: "call-off", id: callOffId }, lineId });
      return yes(true);
    },
    arrival,
  );
}
