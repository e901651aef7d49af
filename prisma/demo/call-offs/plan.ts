import { addDays, toDay, type Day } from "#app/domain/calendar.ts";
import type { CallOffRoute } from "#app/domain/call-off/state.ts";
import { councilId, frameworkId, personId } from "../commissioning.ts";
import { at } from "../days.ts";
import { idOf } from "../ledger.ts";
import { integratedCareBoard } from "../words.ts";

/** So many units of a line, everywhere in the city. */
export type PlannedLine = { readonly lot: number; readonly line: string; readonly units: string };

/** What befell a competition, as far as it has got. */
export type Competition = {
  readonly questionsCloseAt: Date;
  readonly closesAt: Date;
  /** How many members are chosen in a restricted competition. */
  readonly chosen?: number;
  readonly bidders?: number;
  /** Whether the provider of the person who signs in as provider bids, and whether it comes first. */
  readonly firstProvider?: "bids" | "wins";
  /** Whether one bid lies below what a unit must lawfully cost, so that its bidder was asked. */
  readonly asksLowBidder?: { readonly askedAt: Date; readonly answeredAt: Date };
  readonly openedAt?: Date;
  readonly scoredAt?: Date;
  /** When the scores were agreed; while they are not, only some are given. */
  readonly agreedAt?: Date;
};

/** What befell a direct award: to whom it was offered one after the other, and what they answered. */
export type Offered = {
  readonly rankedAt: Date;
  /** From the first on the list, in turn; or out of turn to the provider of the person who signs in as provider. */
  readonly offers: readonly {
    readonly sentAt: Date;
    readonly answer?: { readonly at: Date; readonly accepts: boolean; readonly reason: string };
    readonly outOfTurn?: { readonly ground: string; readonly evidence: string };
  }[];
};

/** What befell an award, as far as it has got. */
export type PlannedAward = {
  readonly recommendedAt: Date;
  readonly reasons: string;
  readonly checkedAt: readonly Date[];
  readonly decidedAt?: Date;
  readonly lettersAt?: Date;
  readonly advantages?: string;
  readonly noticesFiledAt?: Date;
};

/** A contract as it was signed; what befell it since stands in `call-offs/since.ts`. */
export type PlannedContract = {
  readonly madeAt: Date;
  readonly startsOn: Day;
  readonly reviewOn?: Day;
  readonly noticesFiledAt?: Date;
};

export type PlannedTrial = {
  readonly hypothesis: string;
  readonly measure: string;
  readonly ceiling: number;
  readonly endsOn: Day;
};

export type PlannedMeasure = {
  readonly title: string;
  readonly cohort: string;
  readonly unit: string;
  readonly baseline: string;
  readonly target: string;
  readonly direction: "UP" | "DOWN";
  readonly share: number;
  readonly rule: "LINEAR" | "ALL_OR_NOTHING";
};

/** A call-off of the demonstration from its draft to its contract, as far as it has got. */
export type Plan = {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly buyer: "council" | "nhs";
  readonly kind: "SPOT" | "BLOCK";
  readonly lines: readonly PlannedLine[];
  readonly startsOn: string;
  readonly endsOn: string;
  readonly extensionMonths?: number;
  readonly innovation?: boolean;
  /** Why the person's own choice decides, where it does. */
  readonly choice?: string;
  /** Why health care is the main part, where the Provider Selection Regime is chosen. */
  readonly mixedTest?: string;
  readonly route: CallOffRoute | null;
  readonly routeReason?: string;
  readonly standstillPromised?: boolean;
  readonly warnAt?: number;
  readonly trial?: PlannedTrial;
  readonly measures?: readonly PlannedMeasure[];
  /** After how many months people move on to the second lot, and by what it is known. */
  readonly movesOn?: { readonly afterMonths: number; readonly milestone: string };
  readonly createdAt: Date;
  readonly askedAt?: Date;
  readonly approvedAt?: Date;
  readonly publishedAt?: Date;
  readonly competition?: Competition;
  readonly offered?: Offered;
  readonly award?: PlannedAward;
  readonly contract?: PlannedContract;
};

export const callOffId = ({ key }: Pick<Plan, "key">) => idOf("call-off", key);
export const awardId = ({ key }: Pick<Plan, "key">) => idOf("award", key);
export const contractId = ({ key }: Pick<Plan, "key">) => idOf("contract", key);
export const callOffLineId = ({ key }: Pick<Plan, "key">, place: number) => idOf("call-off line", key, place);
export const criterionId = ({ key }: Pick<Plan, "key">, place: number) =>
  idOf("call-off criterion", key, place);
export const measureId = ({ key }: Pick<Plan, "key">, place: number) => idOf("outcome measure", key, place);

const buyers = {
  council: {
    id: councilId,
    creator: "commissioner",
    second: "commissioner2",
    approver: "approver",
    evaluators: ["evaluator", "evaluator2"],
  },
  nhs: {
    id: idOf("commissioner", integratedCareBoard.key),
    creator: "nhs",
    second: "nhs2",
    approver: "nhs2",
    evaluators: ["nhs", "nhs2"],
  },
} as const;

/** Who calls off: the commissioner, and its people by the first half of their addresses. */
export function buyerOf({ buyer }: Pick<Plan, "buyer">) {
  return buyers[buyer];
}

/** Everybody who judges, opens, recommends or decides, each once. */
export function judgesOf(plan: Pick<Plan, "buyer">): readonly string[] {
  const { creator, second, approver, evaluators } = buyerOf(plan);
  return [...new Set<string>([creator, second, approver, ...evaluators])];
}

/** The columns by which every table names a call-off. */
export function whose(plan: Plan) {
  return { call_off_id: callOffId(plan), commissioner_id: buyerOf(plan).id };
}

/** The columns by which an award or a contract names its framework. */
export function framed(plan: Plan) {
  return { ...whose(plan), framework_id: frameworkId };
}

/** The columns by which everything that befell a contract names it. */
export function onContract(plan: Plan) {
  return { contract_id: contractId(plan), commissioner_id: buyerOf(plan).id };
}

/** The account of one of the people of a plan. */
export function personOf(plan: Plan, who: "creator" | "second" | "approver"): string {
  return personId(buyerOf(plan)[who]);
}

/** When everything happens in a competition that is published on a Monday, from its draft two weeks before. */
export function weeksOf(published: string) {
  const day = (after: number, hour: number) => at(addDays(toDay(published), after), hour);
  return {
    set: { createdAt: day(-14, 10), askedAt: day(-7, 14), approvedAt: day(-4, 11), publishedAt: day(0, 10) },
    bids: { questionsCloseAt: day(10, 12), closesAt: day(17, 12) },
    judged: { openedAt: day(18, 10), scoredAt: day(21, 10), agreedAt: day(25, 10) },
    decided: {
      ...{ recommendedAt: day(28, 15), checkedAt: [day(28, 16)], decidedAt: day(31, 11) },
      lettersAt: day(32, 10),
    },
  };
}
