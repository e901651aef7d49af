import type { BlockTerms } from "#app/domain/call-off/block.ts";
import { formatPercent, formatPounds, type BasisPoints, type Pence } from "#app/domain/money.ts";

/** Stored terms as they are typed into the form's fields. */
export function typedTerms(terms: BlockTerms): Readonly<Record<string, string>> {
  return {
    ...{ price: sum(terms.pence), spot: sum(terms.spotPence), basis: terms.spotBasis },
    ...{ guaranteed: share(terms.guaranteed), void: share(terms.voidShare), warn: share(terms.warnAt) },
    ...{ retainer: sum(terms.retainerPence), retainerDays: String(terms.retainerDays) },
    notice: String(terms.noticeDays),
  };
}

function sum(amount: Pence): string {
  return formatPounds(amount).replace(/[£,]/g, "");
}

function share(points: BasisPoints): string {
  return formatPercent(points).replace("%", "");
}
