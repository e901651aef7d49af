import type { StaffActor } from "#app/domain/access/actor.ts";
import { decideCase as decide, type Decision, type DecideRefusal } from "#app/domain/brokerage/panel.ts";
import { personalDetailIn } from "#app/domain/call-off/no-person.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addDecision, lockCase, putOnAgenda } from "#app/data/brokerage/panel-cases.server.ts";
import { deciderOf } from "#app/data/brokerage/deciders.server.ts";
import { lockSitting } from "#app/data/brokerage/sittings.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { queueToStaff } from "#app/data/outbox.server.ts";
import { caseDecidedMail } from "#app/mail/panel.ts";
import type { NamesAPerson } from "./put-case.server.ts";

type Refusal = DecideRefusal | NamesAPerson | { readonly kind: "not-found" };

/**
 * Writes down what a panel decides on a case: at the sitting that has it on its agenda, or as chair's action between
 * sittings, which the next one notes. Who put the case is told.
 */
export function decideCase(
  actor: StaffActor,
  caseId: string,
  said: { readonly decision: Decision; readonly chairsAction: boolean },
  page: string,
): Promise<Verdict<true, Refusal>> {
  return inTransaction<Verdict<true, Refusal>>(actor, async (tx, now) => {
    const found = await lockCase(tx, caseId);
    if (!found) return no({ kind: "not-found" });
    const { decision, chairsAction } = said;
    if (found.sittingId) await lockSitting(tx, found.sittingId);
    const verdict = decide(found, decision, { ...(await deciderOf(tx, actor, found)), chairsAction }, now);
    if (!verdict.ok) return verdict;
    const detail = personalDetailIn(decision.words);
    if (detail) return no({ kind: "names-a-person", field: "words", detail });
    if (!chairsAction) await putOnAgenda(tx, [caseId], found.sittingId);
    await addDecision(tx, found, decision, { accountId: actor.accountId, chairsAction, at: now });
    const { reference, forum, askedBy, requestId } = found;
    await queueToStaff(
      tx,
      askedBy,
      caseDecidedMail({ reference, forum, link: page }),
      `case-decided:${caseId}`,
    );
    const limit = "limitWeekly" in decision ? decision.limitWeekly : 0;
    const about = { subject: { kind: "panel-case", id: caseId }, requestId } as const;
    record(
      tx,
      { kind: "case-decided", ...about, outcome: decision.outcome, limit, chairsAction },
      decision.words || undefined,
    );
    return yes(true);
  });
}
