import { readFileSync } from "node:fs";
import path from "node:path";
import { payParameters } from "#app/data/pay-parameters.server.ts";
import type { Sustainability } from "#app/domain/application/content.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Pence } from "#app/domain/money.ts";
import { floorOf } from "#app/domain/pricing/floor.ts";
import type { RoundCalendar } from "./days.ts";
import { diceOf } from "./dice.ts";
import type { DemonstrationLot } from "./lots.ts";
import { floorBasisOf } from "./lots/work.ts";
import type { PricedLine } from "./offers.ts";
import type { DemonstrationProvider } from "./providers.ts";

/** The first round in which a price below its floor was asked about. */
const askedSince = 2;

const reasons = [
  "The gap is met from the surplus on our other lines, which we checked against last year's accounts.",
  "Our trustees have set aside reserves for it for two years, and look at it again each spring.",
  "Most of these hours are worked beside another contract that pays for the travel and the manager.",
] as const;

/** What a provider says of its prices below their floor, with the floors; nothing where none is, or where it was not asked yet. */
export function sustainabilityOf(
  provider: DemonstrationProvider,
  lot: DemonstrationLot,
  priced: readonly PricedLine[],
  round: RoundCalendar,
): { readonly sustainability?: Sustainability } {
  if (round.number < askedSince) return {};
  const floors = floorsOn(lot, round.effectiveOn);
  const below = priced.flatMap(({ line, serviceLineId, areaId, locationId, pence }) => {
    const floorPence = floors.get(line);
    return floorPence !== undefined && pence < floorPence
      ? [{ serviceLineId, areaId, locationId, floorPence }]
      : [];
  });
  const answer = `This answer is made up. ${diceOf(provider.number * 37).pick(reasons)}`;
  return below.length > 0 ? { sustainability: { answer, below } } : {};
}

/** The least that a unit of each line of a lot lawfully costs on a day, by the code of the line. */
export function floorsOn(lot: DemonstrationLot, day: Day): ReadonlyMap<string, Pence> {
  const law = payLawOn(day);
  return new Map(
    lot.lines.flatMap(({ code, unit }) => {
      const basis = floorBasisOf(code, unit);
      return basis ? [[code, floorOf(basis, law).unit] as const] : [];
    }),
  );
}

type Fact = {
  readonly key: string;
  readonly fromOn: string;
  readonly value: unknown;
  readonly source: string;
  readonly uncertain: boolean;
};
const facts = JSON.parse(
  readFileSync(path.resolve("prisma/reference/pay-facts.json"), "utf8"),
) as readonly Fact[];

/** The statutory figures of pay on a day, as the reference data holds them. */
export function payLawOn(day: Day) {
  return payParameters((key) => payFactOn(key, day)?.value);
}

/** The latest entry of a statutory figure on a day. */
export function payFactOn(key: string, day: Day): Fact | undefined {
  return facts
    .filter((fact) => fact.key === key && fact.fromOn <= day)
    .sort((one, other) => (one.fromOn < other.fromOn ? 1 : -1))[0];
}
