import { dayInWords } from "#app/domain/calendar-words.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import type { FrozenRecommendation } from "#app/domain/call-off/frozen-recommendation.ts";
import { formatPounds } from "#app/domain/money.ts";
import { frozenRecommendation } from "#app/data/call-off/frozen-recommendation.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { lotsOf } from "#app/data/frameworks.server.ts";
import { kindWords, routeWords, urgencyWords } from "#app/components/call-off/call-off-words.ts";
import { weighedInWords } from "#app/components/call-off/route-words.ts";
import { regimeWords } from "#app/components/portal/round-words.ts";

type Fact = readonly [what: string, value: string];

/** The recommendation as it was made when the route was chosen: what it was weighed on, each route, and the rules of that day; null while no route is chosen. */
export async function recommendationOnFile(tx: Tx, callOff: Pick<CallOff, "id" | "frameworkId">) {
  const frozen = await frozenRecommendation(tx, callOff.id);
  if (!frozen) return null;
  const lots = await lotsOf(tx, [callOff.frameworkId]);
  const lotName = (id: string) => `Lot ${lots.find((lot) => lot.id === id)?.number ?? "that is no more"}`;
  return {
    facts: factsOf(frozen, lotName),
    routes: frozen.routes.map((one) => ({
      ...weighedInWords(one, lotName),
      preferred: one.route === frozen.preferred,
      chosen: one.route === frozen.chosen,
    })),
    rules: frozen.rules.map(({ id, lotId, route, fromOn, source }) => ({
      ...{ id, lot: lotName(lotId), route: routeWords[route], from: dayInWords(fromOn), source },
    })),
  };
}

function factsOf(
  { need, weighedOn, eligible, preferred, chosen, departs, threshold }: FrozenRecommendation,
  lotName: (id: string) => string,
): readonly Fact[] {
  const weighed: readonly Fact[] = need
    ? [
        ["Lots", need.lotIds.map(lotName).join(", ")],
        ["Value with VAT, for the whole term with every extension", formatPounds(need.valueWithVat)],
        ["Kind", `${kindWords[need.kind]}${need.innovation ? ", to try something out" : ""}`],
        ["Urgency", urgencyWords[need.urgency]],
        ["Term", termOf(need)],
        ["User choice", need.userChoice ? need.choiceStatement || "Claimed, not stated" : "No"],
        ["Legal regime", regimeWords[need.regime]],
      ]
    : [];
  return [
    ["Weighed on", dayInWords(weighedOn)],
    ...weighed,
    ["Members eligible that day", String(eligible)],
    ...(threshold === null ? [] : [["Threshold of that day", formatPounds(threshold)] as const]),
    ["Recommended", routeWords[preferred]],
    ["Chosen", `${routeWords[chosen]}${departs ? ", which departs from it" : ", as recommended"}`],
  ];
}

function termOf({ startsOn, endsOn, extensionMonths }: NonNullable<FrozenRecommendation["need"]>): string {
  const term = `${dayInWords(startsOn)} to ${dayInWords(endsOn)}`;
  return extensionMonths > 0 ? `${term}, and up to ${extensionMonths} more months` : term;
}
