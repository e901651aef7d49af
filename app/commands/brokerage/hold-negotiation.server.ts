import type { StaffActor } from "#app/domain/access/actor.ts";
import type { NegotiationRefusal } from "#app/domain/brokerage/negotiation.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import {
  addBasis,
  closeNegotiation as close,
  lockNegotiation,
  type Basis,
  type NegotiationOnFile,
} from "#app/data/brokerage/negotiations.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import {
  discardEvidence,
  receivedFile,
  type ReceivedEvidence,
} from "#app/commands/evidence/evidence-file.server.ts";

export type BasisRefusal =
  | NegotiationRefusal
  | { readonly kind: "no-source" | "no-reason" | "care-cubed-incomplete" }
  | { readonly kind: "names-a-person"; readonly detail: PersonalDetail };

/**
 * Notes on what the council rests its price, with the file that came with it. A recorded CareCubed result has its version,
 * its case reference and who was trained to make it. Null for a stranger's negotiation; refused, the file is forgotten.
 */
export async function noteBasis(
  actor: StaffActor,
  negotiationId: string,
  basis: Basis,
  received?: ReceivedEvidence,
): Promise<Verdict<true, BasisRefusal> | null> {
  const verdict = await holding(actor, negotiationId, async (tx, negotiation, now) => {
    const { source, caseReference, version, trained } = basis;
    if (source.trim() === "") return no({ kind: "no-source" });
    if (basis.basis === "care-cubed" && [caseReference, version, trained].some((text) => text.trim() === ""))
      return no({ kind: "care-cubed-incomplete" });
    const detail = [source, caseReference, version].map(personalDetailIn).find(Boolean);
    if (detail) return no({ kind: "names-a-person", detail });
    await addBasis(tx, negotiation, basis, actor.accountId, now, receivedFile(received));
    const subject = { kind: "negotiation", id: negotiationId } as const;
    record(tx, { kind: "negotiation-basis-noted", subject, basis: basis.basis });
    return yes(true);
  });
  if (received && !verdict?.ok) await discardEvidence(received);
  return verdict;
}

/** Ends a negotiation without agreement; its provider reads the reason. Null for a stranger's negotiation. */
export function closeNegotiation(
  actor: StaffActor,
  negotiationId: string,
  reason: string,
): Promise<Verdict<true, BasisRefusal> | null> {
  return holding(actor, negotiationId, async (tx, { providerId }, now) => {
    if (reason.trim() === "") return no({ kind: "no-reason" });
    const detail = personalDetailIn(reason);
    if (detail) return no({ kind: "names-a-person", detail });
    await close(tx, negotiationId, reason, now);
    const subject = { kind: "negotiation", id: negotiationId } as const;
    record(tx, { kind: "negotiation-closed", subject, providerId }, reason);
    return yes(true);
  });
}

function holding(
  actor: StaffActor,
  negotiationId: string,
  deed: (tx: Tx, negotiation: NegotiationOnFile, now: Instant) => Promise<Verdict<true, BasisRefusal>>,
): Promise<Verdict<true, BasisRefusal> | null> {
  return inTransaction<Verdict<true, BasisRefusal> | null>(actor, async (tx, now) => {
    const negotiation = await lockNegotiation(tx, negotiationId);
    if (!negotiation || negotiation.commissionerId !== actor.commissionerId) return null;
    if (negotiation.agreed || negotiation.closedAt) return no({ kind: "closed" });
    return deed(tx, negotiation, now);
  });
}
