import { addDays, compareDays, daysBetween, type Day } from "#app/domain/calendar.ts";
import { isWithin } from "#app/domain/brokerage/element.ts";
import type { SupportReason } from "#app/domain/brokerage/support-reason.ts";
import { weeklyCost } from "#app/domain/brokerage/weekly-cost.ts";
import type { Dice } from "../dice.ts";
import { idOf } from "../ledger.ts";
import type { Offerer, RateInForce } from "./rates-in-force.ts";
import type { ServiceOfLot } from "./services.ts";

/** Somebody for whom a service is bought on a market. */
export type Someone = {
  readonly dice: Dice;
  readonly service: ServiceOfLot;
  readonly market: readonly Offerer[];
  readonly person: number;
};

/** The standard deviation of what people cost, in logarithms, where most cost near to the average. */
const logSpread = 0.24;

/** A day on which somebody offers what the lot buys, and who: the first account of the demonstration has its share. */
export function startOf(
  { dice, service, market, person }: Someone,
  { earliest, latest }: { readonly earliest: Day; readonly latest: Day },
) {
  const needed = linesNeeded(service);
  const own = person % 60 === 0 ? market.filter(({ providerId }) => providerId === idOf("provider", 1)) : [];
  for (let tried = 0; tried < 400; tried += 1) {
    const offerer = dice.pick(own.length > 0 && tried < 40 ? own : market);
    const fromOn = addDays(earliest, dice.whole(0, Math.max(daysBetween(earliest, latest) - 1, 0)));
    const runs = needed.every((line) =>
      offerer.rates.some(
        ({ code, from, to }) => code === line && isWithin({ fromOn: from, toOn: to }, fromOn),
      ),
    );
    if (runs && compareDays(fromOn, latest) < 0) return { offerer, fromOn };
  }
  throw new Error(`Nobody offers what lot ${service.lot} buys`);
}

/** Which lines a member has to sell for somebody to live with it. */
function linesNeeded({ whole, planned, otherwise }: ServiceOfLot): readonly (string | null)[] {
  return otherwise === undefined ? [whole[0] ?? planned] : [...whole, planned];
}

/** A rate at which something is bought, and how much of it. */
export type Bought = { readonly rate: RateInForce; readonly units: number; readonly weekly: number };

/** One whole line at random, and as much of the planned line as brings the week near to what this person costs. */
export function boughtFrom(
  dice: Dice,
  service: ServiceOfLot,
  {
    offerer,
    fromOn,
    reason,
  }: { readonly offerer: Offerer; readonly fromOn: Day; readonly reason: SupportReason },
): readonly Bought[] {
  const on = (code: string) =>
    offerer.rates.find(
      (rate) => rate.code === code && isWithin({ fromOn: rate.from, toOn: rate.to }, fromOn),
    );
  const costs = service.costs?.[reason] ?? 100;
  const share = service.spread === "most-near" ? mostNear(dice) : dice.whole(40, 160);
  const wanted = Math.round((service.weekly * share * costs) / 10_000);
  const chosen = dice.chance(service.wholeFor)
    ? (on(dice.pick(service.whole)) ?? on(service.whole[0] ?? ""))
    : undefined;
  const bought: Bought[] = chosen
    ? [{ rate: chosen, units: 1, weekly: weeklyCost({ ...chosen, units: "1" }) }]
    : [];
  const planned = service.planned === null ? undefined : on(service.planned);
  const left = wanted - bought.reduce((sum, { weekly }) => sum + weekly, 0);
  const least = planned?.per === "hour" ? 2 : 4;
  const units = planned ? Math.max(Math.round((left * least) / planned.pence) / least, 0) : 0;
  if (planned && (units > 0 || bought.length === 0)) {
    const some = Math.max(units, 1 / least);
    bought.push({ rate: planned, units: some, weekly: weeklyCost({ ...planned, units: String(some) }) });
  }
  return bought;
}

/** A share of the average in per cent: its logarithm is the sum of a dozen dice, so that most are near to it and few far off. */
function mostNear(dice: Dice): number {
  const sum = Array.from({ length: 12 }, () => dice.whole(-1_000, 1_000)).reduce((one, other) => one + other);
  return 100 * Math.exp((logSpread * sum) / 2_000);
}
