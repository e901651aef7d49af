import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  putCase as put,
  withdrawCase as withdraw,
  type CaseReason,
  type PutRefusal,
  type WithdrawRefusal,
} from "#app/domain/brokerage/panel.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import {
  addCase,
  casesOfRequest,
  lockCase,
  saveCaseWithdrawal,
} from "#app/data/brokerage/panel-cases.server.ts";
import { packOf } from "#app/data/brokerage/panel-pack.server.ts";
import { forumOf } from "#app/data/brokerage/panels.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";

type NotFound = { readonly kind: "not-found" };
export type NamesAPerson = {
  readonly kind: "names-a-person";
  readonly field: string;
  readonly detail: PersonalDetail;
};

/** A case as it is put: to which forum, why, for how much in a week, what speaks for it and which lower rungs were tried. */
export type CaseSaid = {
  readonly forumId: string;
  readonly why: CaseReason;
  readonly askedWeekly: Pence;
  readonly caseMade: string;
  readonly lowerRungs: string;
};

type PutCaseRefusal = PutRefusal | NamesAPerson | NotFound | { readonly kind: "no-interim-placement" };

/** Puts a case of a request to a forum, with everything that is known frozen in its pack. Answers its id. */
export function putCase(
  actor: StaffActor,
  requestId: string,
  said: CaseSaid,
): Promise<Verdict<string, PutCaseRefusal>> {
  return inTransaction<Verdict<string, PutCaseRefusal>>(actor, async (tx, now) => {
    const request = await lockedRequest(tx, requestId);
    const forum = await forumOf(tx, said.forumId);
    if (!request || !forum) return no({ kind: "not-found" });
    const waiting = (await casesOfRequest(tx, requestId)).some(
      (one) => one.withdrawnAt === null && !one.decided,
    );
    const verdict = put({ archived: request.archivedAt !== null, waiting }, said.askedWeekly);
    if (!verdict.ok) return verdict;
    for (const field of ["caseMade", "lowerRungs"] as const) {
      const detail = personalDetailIn(said[field]);
      if (detail) return no({ kind: "names-a-person", field, detail });
    }
    const pack = await packOf(tx, requestId);
    if (!pack) return no({ kind: "not-found" });
    const [interim] = pack.interim;
    if (said.why === "INTERIM" && !interim) return no({ kind: "no-interim-placement" });
    const placementId = said.why === "INTERIM" ? (interim?.id ?? null) : null;
    const whose = { requestId, commissionerId: request.commissionerId, placementId, pack };
    const id = await addCase(tx, { ...said, ...whose }, { accountId: actor.accountId, at: now });
    record(tx, { kind: "case-put", subject: { kind: "panel-case", id }, requestId }, said.caseMade);
    return yes(id);
  });
}

/** Takes a case back on which nobody has decided. */
export function withdrawCase(
  actor: StaffActor,
  caseId: string,
): Promise<Verdict<{ readonly requestId: string }, WithdrawRefusal | NotFound>> {
  return inTransaction<Verdict<{ readonly requestId: string }, WithdrawRefusal | NotFound>>(
    actor,
    async (tx, now) => {
      const found = await lockCase(tx, caseId);
      if (!found) return no({ kind: "not-found" });
      const verdict = withdraw(found, now);
      if (!verdict.ok) return verdict;
      const { requestId } = found;
      await saveCaseWithdrawal(tx, caseId, verdict.value);
      record(tx, { kind: "case-withdrawn", subject: { kind: "panel-case", id: caseId }, requestId });
      return yes({ requestId });
    },
  );
}

async function lockedRequest(tx: Tx, requestId: string) {
  await tx.$queryRaw`SELECT 1 FROM placement_request WHERE id = ${requestId}::uuid FOR NO KEY UPDATE`;
  return tx.placementRequest.findUnique({
    where: { id: requestId },
    select: { commissionerId: true, archivedAt: true },
  });
}
