import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { chooseCodes, type CpvRefusal } from "#app/domain/call-off/cpv.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { cpvCodesOn, saveCodes } from "#app/data/call-off/cpv-codes.server.ts";
import { inDraft, type NotInDraft } from "./in-draft.server.ts";

/** Chooses the codes of the Common Procurement Vocabulary under which notices of a draft are published, in the place of those of its lots. */
export function setCodes(
  actor: StaffActor,
  callOffId: string,
  chosen: readonly string[],
): Promise<Verdict<readonly string[], CpvRefusal | NotInDraft>> {
  return inDraft<readonly string[], CpvRefusal>(actor, callOffId, "codes", async (tx, _callOff, now) => {
    const { codes } = await cpvCodesOn(tx, dayOf(now));
    const verdict = chooseCodes(chosen, codes);
    if (!verdict.ok) return verdict;
    await saveCodes(tx, callOffId, verdict.value);
    return yes(verdict.value);
  });
}
