import { tooFew } from "#app/domain/benchmark/outlier-rule-words.ts";
import { capitalised } from "#app/components/govuk/capitalised.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { stakesOf } from "#app/domain/benchmark/flag.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { addDays, dayOf, type Instant } from "#app/domain/calendar.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { formatPounds, pence, type Pence } from "#app/domain/money.ts";
import { modelsSentBy } from "#app/data/cost-models.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { flagsOfProvider } from "#app/data/outliers/flag-queue.server.ts";
import {
  placementsPriced,
  qualityOf,
  ratesBesidePeers,
  type RateBesidePeers,
} from "#app/data/outliers/provider-prices.server.ts";
import { ruleToday } from "#app/data/outliers/rule-of-finding.server.ts";
import { providerNamed } from "#app/data/rate-cards.server.ts";
import { found } from "#app/web/guard.server.ts";
import { queueRow } from "#app/web/queue-row.server.ts";

/** How many rows of a table are shown. What is summed up above it is of all of them. */
const mostRows = 200;

/** Everything about the prices of one provider, its quality beside them. */
export async function providerPage(tx: Tx, actor: StaffActor, providerId: string, now: Instant) {
  const today = dayOf(now);
  const provider = found(await providerNamed(tx, providerId));
  const rule = await ruleToday(tx, actor.commissionerId, today);
  const flags = await flagsOfProvider(tx, providerId);
  const placements = await placementsPriced(tx, actor, providerId, today);
  const known = placements.filter(({ expected }) => expected !== null);
  const reads = mayDo(actor, "commissioning:read");
  return {
    provider: { id: provider.id, name: provider.name },
    stakes: stakesOf(flags),
    flags: flags.slice(0, mostRows).map((flag) => queueRow(flag, now)),
    placements: placements.slice(0, mostRows).map((one) => ({
      ...{
        id: one.id,
        reference: one.reference,
        lot: one.lot,
        location: one.location,
        from: shortDay(one.fromOn),
      },
      ...{
        weekly: formatPounds(one.weekly),
        expected: one.expected === null ? "–" : formatPounds(one.expected),
      },
      range:
        one.low === null || one.high === null ? "" : `${formatPounds(one.low)} to ${formatPounds(one.high)}`,
      ratio: one.expected === null ? "–" : `${Math.round((one.weekly / one.expected) * 1000) / 10}%`,
      apart: one.expected === null ? "–" : apart(one.weekly, one.expected),
    })),
    counts: { all: placements.length, known: known.length, flags: flags.length },
    sums: {
      weekly: formatPounds(sumOf(known.map(({ weekly }) => weekly))),
      expected: formatPounds(sumOf(known.map(({ expected }) => expected ?? pence(0)))),
    },
    rates: (await ratesBesidePeers(tx, providerId, { today, least: rule.leastProviders })).map((rate) =>
      rateInWords(rate, capitalised(tooFew(rule))),
    ),
    openBooks: reads ? await modelsSentBy(tx, providerId) : [],
    quality: await qualityOf(tx, providerId, addDays(today, -365)),
    opens: { placements: mayDo(actor, "placement:read"), rates: reads },
  };
}

function apart(weekly: Pence, expected: Pence): string {
  const yearly = pence(Math.round((Math.abs(weekly - expected) * 365) / 7));
  if (yearly === 0) return "As expected";
  return `${formatPounds(yearly)} ${weekly > expected ? "above" : "below"}`;
}

function sumOf(amounts: readonly Pence[]): Pence {
  return pence(amounts.reduce((sum, one) => sum + one, 0));
}

function rateInWords(
  { id, lot, line, area, location, unit, pence: price, capPence, peers }: RateBesidePeers,
  without: string,
) {
  const money = (figure: number) => formatPounds(pence(Math.round(figure)));
  return {
    id,
    what: `${lot}: ${line}`,
    where: [area, location].filter(Boolean).join(", "),
    price: formatPrice(price, unit),
    cap: capPence === null ? "No cap" : formatPounds(capPence),
    median: peers ? money(peers.quartiles.median) : without,
    middle: peers
      ? `${money(peers.quartiles.lower)} to ${money(peers.quartiles.upper)}, ${peers.providers} providers`
      : "–",
  };
}
