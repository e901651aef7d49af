import { dayOf, type Day } from "#app/domain/calendar.ts";
import { lineId, lotId } from "../commissioning.ts";
import { rowsOf } from "../history-deeds.ts";
import type { Ledger } from "../ledger.ts";
import { areaId } from "../places.ts";
import type { PlannedLine } from "./plan.ts";

/** A member's rate for a line at one of its places. */
export type RateAt = {
  readonly id: string;
  readonly provider_id: string;
  readonly lot_id: string;
  readonly location_id: string;
  readonly pence: number;
  readonly cap_pence: number;
};

/** A member that may take the whole of what is called off on a day: its rates line by line, the cheapest first. */
export type Member = {
  readonly providerId: string;
  readonly partyId: string;
  readonly name: string;
  readonly lots: readonly { readonly lotId: string; readonly since: Day }[];
  readonly rates: readonly (readonly RateAt[])[];
};

type Rate = RateAt & {
  readonly membership_id: string;
  readonly service_line_id: string;
  readonly area_id: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
};
type Membership = {
  readonly id: string;
  readonly lot_id: string;
  readonly party_id: string;
  readonly provider_id: string;
  readonly active_from: Day;
  readonly active_to: string | null;
};
type Stop = {
  readonly provider_id: string;
  readonly lot_id: string | null;
  readonly location_id: string | null;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly lifted_at: string | null;
};

/** Who holds every lot on a day, is not stopped there and has a rate everywhere for each line, in the order of their names. */
export function membersFor(
  ledger: Ledger,
  lines: readonly PlannedLine[],
  when: Date,
): readonly [Member, ...Member[]] {
  const day = dayOf(when);
  const holds = (from: string, to: string | null) => from <= day && (to === null || to > day);
  const memberships = rowsOf<Membership>(ledger, "lot_membership").filter((one) =>
    holds(one.active_from, one.active_to),
  );
  const stops = rowsOf<Stop>(ledger, "placement_stop").filter((stop) =>
    holds(stop.starts_on, stop.lifted_at?.slice(0, 10) ?? stop.ends_on),
  );
  const isOpen = (rate: Rate) => !stops.some((stop) => reaches(stop, rate));
  const everywhere = areaId("everywhere");
  const offered = lines.map(({ line }) => {
    const wantedLine = lineId(line);
    return rowsOf<Rate>(ledger, "rate").filter(
      (rate) =>
        rate.service_line_id === wantedLine &&
        rate.area_id === everywhere &&
        holds(rate.valid_from, rate.valid_to) &&
        isOpen(rate),
    );
  });
  const names = new Map(
    rowsOf<{ id: string; name: string }>(ledger, "provider").map((one) => [one.id, one.name]),
  );
  const wanted = [...new Set(lines.map(({ lot }) => lotId(lot)))];
  const found = [...names].flatMap(([providerId, name]): readonly Member[] => {
    const own = memberships.filter((one) => one.provider_id === providerId && wanted.includes(one.lot_id));
    const rates = offered.map((all) =>
      all.filter((rate) => rate.provider_id === providerId).sort((a, b) => a.pence - b.pence),
    );
    const partyId = own[0]?.party_id;
    if (!partyId || own.length < wanted.length || rates.some((all) => all.length === 0)) return [];
    return [
      {
        providerId,
        partyId,
        name,
        rates,
        lots: own.map((one) => ({ lotId: one.lot_id, since: one.active_from })),
      },
    ];
  });
  const [first, ...others] = found.sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
  if (!first) throw new Error(`Nobody holds ${lines.map(({ line }) => line).join(" and ")}`);
  return [first, ...others];
}

/** Whether a stop reaches a rate: of the whole member, of the lot, or of the place. */
function reaches(stop: Stop, rate: Rate): boolean {
  return (
    stop.provider_id === rate.provider_id &&
    (stop.lot_id === null || stop.lot_id === rate.lot_id) &&
    (stop.location_id === null || stop.location_id === rate.location_id)
  );
}
