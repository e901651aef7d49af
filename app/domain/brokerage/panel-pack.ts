import type { Stream } from "./funding.ts";
import type { Need } from "./need.ts";

/** A line that is asked for, beside what members charge where the person lives and the cap there; prices in pence. */
export type PackLine = {
  readonly lot: string;
  readonly line: string;
  readonly unit: string;
  /** Units a week, an exact decimal. */
  readonly units: string;
  readonly schedule: string;
  readonly members: number;
  readonly lowest: number | null;
  readonly middle: number | null;
  readonly highest: number | null;
  readonly cap: number | null;
  readonly weeklyMiddle: number | null;
  readonly weeklyCap: number | null;
};

/** An offer that stands, with its prices beside the framework's rate and cap. */
export type PackOffer = {
  readonly provider: string;
  readonly startsOn: string;
  readonly weekly: number;
  readonly lines: readonly {
    readonly line: string;
    readonly pence: number;
    readonly rate: number | null;
    readonly cap: number | null;
    readonly reason: string;
  }[];
};

/** What similar placements of five or more providers cost in a week. */
export type SimilarPlacements = {
  readonly count: number;
  readonly sameReason: boolean;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
};

/** What runs in the interim; `until` is its excluded day. */
export type PackInterim = {
  readonly id: string;
  readonly reference: string;
  readonly provider: string;
  readonly weekly: number;
  readonly fromOn: string;
  readonly until: string;
};

/** What a panel decided before. */
export type PackDecision = {
  readonly caseId: string;
  readonly forum: string;
  readonly at: string;
  readonly outcome: string;
  readonly limitWeekly: number | null;
  readonly expiresOn: string | null;
  readonly words: string;
};

/** What a panel is shown of a request, frozen when its case is put: everything that the decision rests on, and no person. */
export type PanelPack = {
  readonly ageBand: string;
  readonly supportReason: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly urgency: string;
  readonly place: string;
  readonly preferences: string;
  readonly helpToChoose: boolean;
  readonly streams: readonly Stream[];
  readonly needs: readonly Need[];
  /** The council's ladder from its lowest rung up, with what is asked for marked. */
  readonly rungs: readonly { readonly id: string; readonly name: string; readonly asked: boolean }[];
  readonly lines: readonly PackLine[];
  readonly offers: readonly PackOffer[];
  readonly similar: SimilarPlacements | null;
  readonly interim: readonly PackInterim[];
  readonly earlier: readonly PackDecision[];
};
