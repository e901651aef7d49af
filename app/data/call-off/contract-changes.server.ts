import type { Day, Instant } from "#app/domain/calendar.ts";
import type { ContractTerms } from "#app/domain/call-off/contract.ts";
import type { Tx } from "../db.server.ts";
import { storedTermsOf, type ContractChangeKind } from "./changes-of-contract.server.ts";
import type { Contract } from "./contracts.server.ts";

export type NewChange = {
  readonly kind: ContractChangeKind;
  readonly before: ContractTerms;
  readonly after: ContractTerms;
  readonly reason: string;
  readonly ground?: string;
  readonly clause?: string;
  readonly effectiveOn: Day;
  readonly by: string;
};

/** Notes a change of a contract, proposed or made. Answers its id. */
export async function addChange(
  tx: Tx,
  contract: Contract,
  { before, after, effectiveOn, by, ...said }: NewChange,
  now: Instant,
): Promise<string> {
  const { id } = await tx.contractVariation.create({
    data: {
      ...{
        contractId: contract.id,
        commissionerId: contract.commissionerId,
        providerId: contract.providerId,
      },
      ...said,
      ...{ before: storedTermsOf(before), after: storedTermsOf(after) },
      ...{ effectiveOn: new Date(effectiveOn), proposedBy: by, proposedAt: now },
    },
    select: { id: true },
  });
  return id;
}

/** Puts the terms that a change left in the place of a contract's. */
export async function saveTerms(tx: Tx, contractId: string, terms: ContractTerms) {
  await tx.contract.update({
    where: { id: contractId },
    data: {
      ...{ valuePence: terms.value, valueWithVatPence: terms.valueWithVat },
      ...{ endsOn: new Date(terms.endsOn), extensionMonths: terms.extensionMonths },
    },
    select: { id: true },
  });
}

/** Notes that a contract ends early. */
export async function saveEnding(
  tx: Tx,
  contractId: string,
  ending: { readonly on: Day; readonly by: string; readonly reason: string },
) {
  const { on, by, reason } = ending;
  await tx.contract.update({
    where: { id: contractId },
    data: { endedOn: new Date(on), endedBy: by, endedReason: reason },
    select: { id: true },
  });
}

/** Decides on a proposed variation. */
export async function saveDecision(
  tx: Tx,
  variationId: string,
  decision: { readonly approved: boolean; readonly by: string; readonly reason: string },
  now: Instant,
) {
  const { approved, by, reason } = decision;
  await tx.contractVariation.update({
    where: { id: variationId },
    data: { approved, decidedBy: by, decidedAt: now, decisionReason: reason },
    select: { id: true },
  });
}

/** Sets the day of a contract's next review: the one that was set and not held moves, else one is added. */
export async function saveReviewDay(
  tx: Tx,
  contract: Contract,
  day: { readonly on: Day; readonly by: string },
  now: Instant,
) {
  const reviewOn = new Date(day.on);
  const open = { contractId: contract.id, heldOn: null };
  const { count } = await tx.contractReview.updateMany({ where: open, data: { reviewOn } });
  if (count === 0) {
    const { id: contractId, commissionerId } = contract;
    await tx.contractReview.create({
      data: { contractId, commissionerId, reviewOn, setBy: day.by, setAt: now },
      select: { id: true },
    });
  }
  await tx.contract.update({ where: { id: contract.id }, data: { reviewOn }, select: { id: true } });
}

/** Notes that a contract's review was held and what it found; one that nobody had set is noted all the same. */
export async function saveReviewHeld(
  tx: Tx,
  contract: Contract,
  review: { readonly on: Day; readonly by: string; readonly findings: string },
  now: Instant,
) {
  const held = { heldOn: new Date(review.on), heldBy: review.by, findings: review.findings };
  const { count } = await tx.contractReview.updateMany({
    where: { contractId: contract.id, heldOn: null },
    data: held,
  });
  if (count === 0) {
    const { id: contractId, commissionerId } = contract;
    await tx.contractReview.create({
      data: { contractId, commissionerId, reviewOn: held.heldOn, setBy: review.by, setAt: now, ...held },
      select: { id: true },
    });
  }
  await tx.contract.update({ where: { id: contract.id }, data: { reviewOn: null }, select: { id: true } });
}
