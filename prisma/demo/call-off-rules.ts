import { council, integratedCareBoard } from "./words.ts";
import { idOf, type Ledger } from "./ledger.ts";

type Lot = { readonly id: string; readonly kind: string };

export const routeSource = "Invented for the demonstration: call-off rules of the framework";
const scheme = "Invented for the demonstration: scheme of delegation, call-offs";

/** By which routes each lot may be called off, and up to which value each commissioner's roles approve it. */
export function addCallOffRules(ledger: Ledger, frameworkId: string, lots: readonly Lot[]) {
  for (const lot of lots) for (const route of routesOf(lot)) addRoute(ledger, frameworkId, lot.id, route);
  for (const [commissioner, role, limit] of limits)
    ledger.add("call_off_limit", {
      ...{ commissioner_id: idOf("commissioner", commissioner), role, from_on: "2024-04-01" },
      ...{ limit_pence: limit, source: scheme },
    });
}

const limits = [
  [council.key, "commissioner", 25_000_000],
  [council.key, "approver", 500_000_000],
  [integratedCareBoard.key, "nhs", 100_000_000],
] as const;

/** An innovation lot is called off by competition alone; a direct award elsewhere has a ceiling, a block is competed. */
function routesOf({ kind }: Lot) {
  const competed = [
    {
      route: "RESTRICTED",
      kinds: ["SPOT", "BLOCK"],
      needs_reason: true,
      minimum_pence: null,
      maximum_pence: 66_354_000,
    },
    {
      route: "OPEN",
      kinds: ["SPOT", "BLOCK"],
      needs_reason: false,
      minimum_pence: null,
      maximum_pence: null,
    },
  ];
  if (kind === "INNOVATION") return competed;
  return [
    { route: "DIRECT", kinds: ["SPOT"], needs_reason: false, minimum_pence: null, maximum_pence: 30_000_000 },
    ...competed,
  ];
}

function addRoute(
  ledger: Ledger,
  frameworkId: string,
  lotId: string,
  route: ReturnType<typeof routesOf>[number],
) {
  ledger.add("lot_route", {
    ...{ id: idOf("lot route", lotId, route.route), framework_id: frameworkId, lot_id: lotId, ...route },
    ...{ shortest_months: null, longest_months: 48, ranking: "PRICE" },
    ...{ response_measure: "WORKING_DAYS", response_units: 2, from_on: "2024-04-01", source: routeSource },
  });
}
