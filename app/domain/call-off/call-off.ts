import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import type { Pence } from "#app/domain/money.ts";
import type { VatTreatment } from "#app/domain/pricing/vat.ts";
import type { CallOffFacts } from "./state.ts";

export type CallOffKind = "SPOT" | "BLOCK";
export type Urgency = "ROUTINE" | "URGENT";
/** How bids that come out equal are parted; declared before anybody bids. */
export type TieRule = "HIGHER_QUALITY" | "LOWER_PRICE" | "DRAWN_LOTS";
/** In what a member's time to answer an offer is counted. */
export type ResponseMeasure = "WORKING_HOURS" | "WORKING_DAYS";

/** A call-off as it was set up, with what has been done with it since. Values are for the whole term, with every extension. */
export type CallOff = CallOffFacts & {
  readonly id: string;
  readonly frameworkId: string;
  readonly commissionerId: string;
  readonly reference: string;
  readonly title: string;
  readonly summary: string;
  readonly kind: CallOffKind;
  readonly innovation: boolean;
  readonly regime: Regime;
  /** Why health care is the main part and cannot be parted from the rest; asked where PSR is chosen on another framework. */
  readonly mixedTest: string;
  readonly urgency: Urgency;
  readonly userChoice: boolean;
  readonly choiceStatement: string;
  readonly areaId: string | null;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly extensionMonths: number;
  readonly value: Pence;
  readonly valueWithVat: Pence;
  readonly routeReason: string;
  /** The share of quality in the hundred; price has the rest. */
  readonly qualityWeight: number | null;
  /** The least share of the quality marks, in per cent, that a bid needs. */
  readonly minimumQuality: number | null;
  readonly priceFormula: string;
  readonly tieRule: TieRule | null;
  readonly standstillPromised: boolean;
  readonly questionsCloseAt: Instant | null;
  readonly responseMeasure: ResponseMeasure | null;
  readonly responseUnits: number | null;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly approvalAskedBy: string | null;
  readonly approvedBy: string | null;
  readonly returnedReason: string;
  readonly cancelledReason: string;
  /** The codes of the Common Procurement Vocabulary under which its notices are published. */
  readonly cpvCodes: readonly string[];
};

/** So many units of a service line, over the whole term. `units` is an exact decimal to two places, like "1250.50". */
export type CallOffLine = {
  readonly id: string;
  readonly lotId: string;
  readonly lotNumber: number;
  readonly serviceLineId: string;
  readonly title: string;
  readonly unit: string;
  readonly areaId: string;
  readonly area: string;
  readonly units: string;
  readonly note: string;
  /** How VAT is expected to fall on it; null where that was not worked out. */
  readonly vat: VatTreatment | null;
};
