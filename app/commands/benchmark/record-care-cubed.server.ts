import type { StaffActor } from "#app/domain/access/actor.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import {
  addCareCubedResult,
  resultSubject,
  type CareCubedAbout,
  type CareCubedResult,
} from "#app/data/benchmark/care-cubed.server.ts";
import { addBasis, lockNegotiation } from "#app/data/brokerage/negotiations.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import {
  discardEvidence,
  receivedFile,
  type ReceivedEvidence,
} from "#app/commands/evidence/evidence-file.server.ts";

export type ResultRefusal =
  | { readonly kind: "incomplete" | "made-ahead" | "no-figure" | "closed" }
  | { readonly kind: "names-a-person"; readonly detail: PersonalDetail };

/**
 * Records a CareCubed result as evidence: its version, its day, its case there, its figure for a week, who was trained to
 * make it, and its file. The portal makes no such figure itself. Null for a stranger's placement or negotiation; refused,
 * the file is forgotten.
 */
export async function recordCareCubed(
  actor: StaffActor,
  about: CareCubedAbout,
  result: CareCubedResult,
  received: ReceivedEvidence | undefined,
): Promise<Verdict<true, ResultRefusal> | null> {
  const verdict = await note(actor, about, result, received);
  if (received && !verdict?.ok) await discardEvidence(received);
  return verdict;
}

function note(
  actor: StaffActor,
  about: CareCubedAbout,
  result: CareCubedResult,
  received: ReceivedEvidence | undefined,
): Promise<Verdict<true, ResultRefusal> | null> {
  return inTransaction(actor, async (tx, at): Promise<Verdict<true, ResultRefusal> | null> => {
    if (!(await resultSubject(tx, about, actor.commissionerId))) return null;
    const { version, caseReference, trained, madeOn, weekly } = result;
    const words = [version, caseReference, trained];
    if (words.some((text) => text.trim() === "")) return no({ kind: "incomplete" });
    if (weekly <= 0) return no({ kind: "no-figure" });
    if (madeOn > dayOf(at)) return no({ kind: "made-ahead" });
    const detail = words.map(personalDetailIn).find(Boolean);
    if (detail) return no({ kind: "names-a-person", detail });
    if (about.kind === "negotiation" && !(await noteAsBasis(tx, about.id, actor, result, at)))
      return no({ kind: "closed" });
    const resultId = await addCareCubedResult(tx, about, result, receivedFile(received), { ...actor, at });
    record(tx, { kind: "care-cubed-recorded", subject: about, resultId, weekly });
    return yes(true);
  });
}

/** What a council rests its price on is said in the negotiation too. Answers whether anything is still argued. */
async function noteAsBasis(
  tx: Tx,
  negotiationId: string,
  { accountId }: StaffActor,
  { madeOn: datedOn, weekly, ...result }: CareCubedResult,
  at: Instant,
): Promise<boolean> {
  const negotiation = await lockNegotiation(tx, negotiationId);
  if (!negotiation || negotiation.agreed || negotiation.closedAt) return false;
  const basis = {
    basis: "care-cubed",
    source: "A recorded CareCubed result",
    datedOn,
    weekly,
    ...result,
  } as const;
  await addBasis(tx, negotiation, basis, accountId, at);
  return true;
}
