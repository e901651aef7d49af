import type { PeerGroup } from "#app/domain/benchmark/finding.ts";
import type { PriceFacts } from "#app/domain/benchmark/finding-of.ts";
import { basisInWords } from "#app/domain/benchmark/price-date.ts";
import { ageOfClients, serviceOfLot } from "#app/domain/benchmark/service-of-lot.ts";
import type { Day } from "#app/domain/calendar.ts";
import { roundHalfUpToPence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import { ownAreaCode, statisticalAreas } from "./areas.server.ts";
import { benchmarksInForce, type Benchmark } from "./benchmarks.server.ts";

/** Finds the public figure that a group's prices are held against, at the prices of the day; null where there is none. */
export type PublishedFor = (group: Omit<PeerGroup, "measure">) => PriceFacts["benchmark"];

const england = "E92000001";
const statistics: readonly string[] = ["median", "mean", "rate"];

/**
 * The public figures in force for a council on a day: of its own area before those of its region and of England, a median
 * before a mean and a published rate, for the whole of a service.
 */
export async function publishedFigures(tx: Tx, commissionerId: string, day: Day): Promise<PublishedFor> {
  const figures = (await benchmarksInForce(tx, commissionerId, day)).filter(
    ({ detail, statistic }) => detail === "" && statistics.includes(statistic),
  );
  if (figures.length === 0) return () => null;
  const own = await ownAreaCode(tx, commissionerId);
  const region = (await statisticalAreas(tx)).find(({ code }) => code === own)?.regionCode ?? null;
  const areas = [own, region, england].filter((code) => code !== null);
  const lots = await tx.lot.findMany({ select: { id: true, serviceComponent: true } });
  const services = new Map(lots.map(({ id, serviceComponent }) => [id, serviceOfLot(serviceComponent)]));
  return ({ lotId, clientGroup, unit }) => {
    const service = services.get(lotId) ?? null;
    const age = ageOfClients(clientGroup);
    const fitting = figures.filter((one) => one.service === service && one.age === age && one.unit === unit);
    const [best] = fitting
      .filter(({ areaCode }) => areas.includes(areaCode))
      .sort((a, b) => rankOf(a, areas) - rankOf(b, areas));
    return best ? asBenchmark(best, day) : null;
  };
}

function rankOf({ areaCode, statistic }: Benchmark, areas: readonly string[]): number {
  return areas.indexOf(areaCode) * statistics.length + statistics.indexOf(statistic);
}

function asBenchmark(
  { id, value, atPriceDate, dataset, release }: Benchmark,
  day: Day,
): PriceFacts["benchmark"] {
  if (!atPriceDate.ok) return { observationId: id, pence: roundHalfUpToPence(value), brought: null };
  const brought = {
    index: basisInWords(dataset),
    ...{ from: release.pricedOn, to: day, change: atPriceDate.value.change },
  };
  return { observationId: id, pence: roundHalfUpToPence(atPriceDate.value.value), brought };
}
