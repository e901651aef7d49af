import type { Day } from "#app/domain/calendar.ts";
import type { LotStanding } from "#app/domain/framework/membership.ts";
import type { Pence } from "#app/domain/money.ts";
import type { CapacityStated, RatingAnswer } from "./requirement.ts";

/** What speaks for a candidate. Each kind answers one thing that was asked. */
export type ReasonFor =
  | { readonly kind: "lot-held"; readonly lotId: string; readonly since: Day; readonly automatic: boolean }
  | { readonly kind: "placements-open" }
  | { readonly kind: "placements-stopped-but-included"; readonly scope: StopScope; readonly endsOn: Day }
  | { readonly kind: "area-covered"; readonly areaId: string }
  | { readonly kind: "near-enough"; readonly miles: number; readonly limit: number }
  | { readonly kind: "priced"; readonly pence: Pence; readonly mostPence: Pence | null }
  | { readonly kind: "rating-accepted"; readonly rating: RatingAnswer }
  | { readonly kind: "specialism-offered"; readonly specialism: string }
  | ({ readonly kind: "has-room"; readonly ageDays: number } & CapacityStated);

/** What speaks against a candidate. One of them is enough to leave it out. */
export type ReasonAgainst =
  | {
      readonly kind: "lot-not-held";
      readonly lotId: string;
      readonly standing: Exclude<LotStanding, { kind: "held" }>;
    }
  | { readonly kind: "placements-stopped"; readonly scope: StopScope; readonly endsOn: Day }
  | { readonly kind: "registration-ended" }
  | { readonly kind: "area-not-covered"; readonly areaId: string; readonly lotIds: readonly string[] }
  | { readonly kind: "place-unknown" }
  | { readonly kind: "too-far"; readonly miles: number; readonly limit: number }
  | { readonly kind: "no-rate" }
  | { readonly kind: "rate-over-cap"; readonly pence: Pence; readonly capPence: Pence }
  | { readonly kind: "over-price"; readonly pence: Pence; readonly mostPence: Pence }
  | { readonly kind: "rating-not-accepted"; readonly rating: RatingAnswer }
  | { readonly kind: "specialism-not-offered"; readonly specialism: string }
  | { readonly kind: "room-not-stated" }
  | ({ readonly kind: "no-room"; readonly ageDays: number } & CapacityStated)
  | ({
      readonly kind: "room-stated-too-long-ago";
      readonly ageDays: number;
      readonly limit: number;
    } & CapacityStated);

/** What a stop covers, the widest first. */
export type StopScope = "member" | "lot" | "location";
