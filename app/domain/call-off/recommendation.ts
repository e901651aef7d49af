import type { Exemption } from "#app/domain/regime/obligations.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import type { Pence } from "#app/domain/money.ts";
import type { CallOffKind, Urgency } from "./call-off.ts";
import type { CallOffRoute } from "./state.ts";

/** A rule of one lot: by which route it may be called off from a day up to an excluded day, between which values with VAT, and for how long. */
export type RouteRule = {
  readonly lotId: string;
  readonly route: CallOffRoute;
  readonly kinds: readonly CallOffKind[];
  readonly minimum: Pence | null;
  readonly maximum: Pence | null;
  readonly shortestMonths: number | null;
  readonly longestMonths: number | null;
  readonly needsReason: boolean;
  readonly fromOn: Day;
  readonly toOn: Day | null;
};

/** What is to be called off, as far as it bears on the route. The value has VAT in it and stands for the whole term with every extension. */
export type RouteNeed = {
  readonly lotIds: readonly string[];
  readonly kind: CallOffKind;
  readonly innovation: boolean;
  readonly valueWithVat: Pence;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly extensionMonths: number;
  readonly urgency: Urgency;
  readonly userChoice: boolean;
  readonly choiceStatement: string;
  readonly regime: Regime;
};

/** What is known on the day: who could take it, and what the law of that day says of the regime. */
export type RouteFacts = {
  readonly today: Day;
  /** How many members may take the whole alone. */
  readonly eligible: number;
  /** Whether members that hold some of the lots could bid together for the whole; left out where they could not. */
  readonly together?: boolean;
  readonly law: RouteLaw;
};

/** The law's figures for one regime, from dated reference data. */
export type RouteLaw = {
  readonly threshold: Pence | null;
  /** The standstill that a call-off must keep; null where the regime asks for none. */
  readonly standstill: { readonly days: number; readonly clause: string } | null;
  readonly notices: readonly {
    readonly title: string;
    readonly clause: string;
    readonly days: number;
    /** In which cases it is not owed. */
    readonly unless: readonly Exemption[];
  }[];
};

/** What bars a route. One is enough. */
export type Bar =
  | { readonly kind: "no-rule"; readonly lotId: string }
  | { readonly kind: "kind-not-allowed"; readonly lotId: string }
  | { readonly kind: "below-minimum"; readonly lotId: string; readonly minimum: Pence }
  | { readonly kind: "above-maximum"; readonly lotId: string; readonly maximum: Pence }
  | {
      readonly kind: "term-too-short";
      readonly lotId: string;
      readonly shortest: number;
      readonly months: number;
    }
  | {
      readonly kind: "term-too-long";
      readonly lotId: string;
      readonly longest: number;
      readonly months: number;
    }
  | { readonly kind: "psr-invites-everyone" }
  | { readonly kind: "nobody-eligible" };

/** What speaks for a route, or against it without barring it. */
export const grounds = [
  "person-chose",
  "urgent",
  "one-eligible",
  "spot-below-threshold",
  "rules-allow-it",
  "everyone-may-bid",
  "block-tests-the-market",
  "innovation-hears-all",
  "from-the-threshold",
  "fewer-bids-to-read",
  "no-route-within",
  "choice-not-stated",
  "leaves-members-out",
  "takes-longer",
  "loses-the-framework",
] as const;
export type Ground = (typeof grounds)[number];

/** What choosing a route asks for. */
export type RouteDuty =
  | { readonly kind: "reason" }
  | { readonly kind: "selection-justified" }
  | { readonly kind: "approval"; readonly valueWithVat: Pence }
  | { readonly kind: "standstill"; readonly days: number; readonly clause: string }
  | { readonly kind: "no-standstill" }
  | { readonly kind: "notice"; readonly title: string; readonly clause: string; readonly days: number };

export type WeighedRoute = {
  readonly route: CallOffRoute;
  readonly allowed: boolean;
  readonly bars: readonly Bar[];
  readonly for: readonly Ground[];
  readonly against: readonly Ground[];
  readonly duties: readonly RouteDuty[];
};

/** Every route weighed, and the one that is preferred. */
export type Recommendation = { readonly preferred: CallOffRoute; readonly routes: readonly WeighedRoute[] };
