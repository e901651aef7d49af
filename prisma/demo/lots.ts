import { accommodationLots } from "./lots/accommodation.ts";
import type { CapBasis } from "./lots/cap-basis.ts";
import { supportLots } from "./lots/support.ts";

export type LineUnit = "HOUR" | "WEEK" | "NIGHT" | "SESSION" | "DAY" | "TRIP" | "ONE_OFF";

export type DemonstrationLine = {
  readonly code: string;
  readonly title: string;
  readonly unit: LineUnit;
  /** The cap everywhere; none for a line that is agreed case by case. */
  readonly cap?: CapBasis;
  readonly zones?: Readonly<Record<"urban" | "suburban" | "rural", CapBasis>>;
  readonly optional?: boolean;
  readonly note?: string;
};

export type ProviderKind =
  | "nursing"
  | "residential"
  | "supported"
  | "extra-care"
  | "living"
  | "home-care"
  | "day"
  | "shared-lives"
  | "assistance"
  | "technology";

/** The code of the Common Procurement Vocabulary that lots of a kind go by: our own choice, which an installation makes for itself. */
export const cpvCodes: Readonly<Record<ProviderKind, string>> = {
  nursing: "85144100-1",
  residential: "85311000-2",
  supported: "85311000-2",
  "extra-care": "85311100-3",
  living: "85312400-3",
  "home-care": "85312400-3",
  day: "85312100-0",
  "shared-lives": "85311000-2",
  assistance: "85312400-3",
  technology: "85312400-3",
};

export type DemonstrationLot = {
  readonly title: string;
  readonly plainName: string;
  readonly summary: string;
  /** The rung of the care ladder, by its position. */
  readonly rung: number;
  readonly pricedBy: "PROVIDER" | "LOCATION";
  /** The kind of provider that makes the lot its own; none for the innovation lot. */
  readonly kind?: ProviderKind;
  /** Caps rise each April and at the next round. */
  readonly uplifted: "each-april" | "next-round" | "never";
  /** Whether the NHS commissioner is named on it. */
  readonly nhs: boolean;
  readonly measure: "beds" | "hours a week" | "places";
  readonly lines: readonly DemonstrationLine[];
  /** How the lot opens its books; a lot without does not. */
  readonly openBook?: OpenBook;
};

/** By which template a lot's costs are shown, whether they must be, and which prices one unit of it buys: once, or by a driver. */
export type OpenBook = {
  readonly template: "care-home" | "home-care" | "supported-living" | "day-services";
  readonly compulsory: boolean;
  readonly prices: Readonly<Record<string, string | null>>;
};

/** The care ladder from its lowest rung to its highest, with the tier of each. */
export const careLadder: readonly { readonly tier: number; readonly name: string }[] = [
  { tier: 1, name: "Technology enabled care" },
  { tier: 2, name: "Direct payments and personal assistants" },
  { tier: 2, name: "Day opportunities" },
  { tier: 2, name: "Home care" },
  { tier: 2, name: "Supported living" },
  { tier: 2, name: "Shared Lives" },
  { tier: 3, name: "Extra care housing" },
  { tier: 3, name: "Supported accommodation and residential care" },
  { tier: 3, name: "Nursing care" },
];

/** Every lot in the order of its number; the last is the innovation lot. */
export const lots: readonly DemonstrationLot[] = [...accommodationLots, ...supportLots];
