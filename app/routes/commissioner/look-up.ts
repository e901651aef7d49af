import type { Permission } from "#app/domain/access/permissions.ts";
import { paths } from "#app/web/paths.ts";

type LookUp = { readonly href: string; readonly text: string; readonly needs?: Permission };

/** What commissioners look up, for whoever may. */
export const lookUp: readonly LookUp[] = [
  { href: paths.callOffs, text: "Call-offs" },
  { href: paths.rounds, text: "Rounds" },
  { href: paths.frameworkSchedule, text: "Framework and lots" },
  { href: paths.contracts, text: "Contracts" },
  { href: paths.obligations, text: "Notices" },
  { href: paths.caps, text: "Price caps" },
  { href: paths.exceptions, text: "Exceptions to caps" },
  { href: paths.uplifts, text: "Yearly uplifts" },
  { href: paths.priceRules, text: "Limits, clauses and floors" },
  { href: paths.expectedCosts, text: "What care is expected to cost", needs: "expected-cost:read" },
  { href: paths.stops, text: "Stops on new placements" },
  { href: paths.panels, text: "Panels" },
];
