import { toDay, type Day } from "#app/domain/calendar.ts";
import type { Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { lineId, lotId } from "../commissioning.ts";
import type { Ledger } from "../ledger.ts";
import { lots, type LineUnit } from "../lots.ts";

/** A rate as a placement rests on it. */
export type RateInForce = {
  readonly id: string;
  readonly lineId: string;
  readonly code: string;
  readonly per: Frequency;
  readonly pence: Pence;
  readonly capPence: number | null;
  readonly from: Day;
  readonly to: Day | null;
};

/** What one member can be bought from at one place: its rates, and where it gives the care. */
export type Offerer = {
  readonly providerId: string;
  readonly areaId: string;
  readonly locationIds: readonly string[];
  readonly rates: readonly RateInForce[];
};

type RateRow = {
  readonly id: string;
  readonly membership_id: string;
  readonly provider_id: string;
  readonly lot_id: string;
  readonly service_line_id: string;
  readonly area_id: string;
  readonly location_id: string;
  readonly pence: number;
  readonly cap_pence: number | null;
  readonly valid_from: Day;
  readonly valid_to: Day | null;
};

const frequencies: Readonly<Record<LineUnit, Frequency>> = {
  ...{ HOUR: "hour", WEEK: "week", NIGHT: "night", SESSION: "session" },
  ...{ DAY: "day", TRIP: "trip", ONE_OFF: "one-off" },
};

/** Whoever delivers each lot, by its number, place by place. */
export function offerersByLot(ledger: Ledger): ReadonlyMap<number, readonly Offerer[]> {
  const places = new Map<string, string[]>();
  for (const row of ledger.rows("membership_location")) {
    const { membership_id, location_id } = row as { membership_id: string; location_id: string };
    places.set(membership_id, [...(places.get(membership_id) ?? []), location_id]);
  }
  const homes = new Set(
    ledger.rows("location").flatMap((row) => (row["organisation"] ? [] : [String(row["id"])])),
  );
  const lines = linesById();
  const groups = new Map<string, RateRow[]>();
  for (const row of ledger.rows("rate") as readonly unknown[] as readonly RateRow[]) {
    const key = `${row.membership_id}/${row.area_id}/${row.location_id}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const byLot = new Map<number, Offerer[]>();
  for (const rows of groups.values()) {
    const [first] = rows;
    if (!first) continue;
    const own = homes.has(first.location_id) ? [first.location_id] : (places.get(first.membership_id) ?? []);
    const locationIds = own.filter((id) => homes.has(id));
    const number = numbers.get(first.lot_id);
    if (number === undefined || locationIds.length === 0) continue;
    const rates = rows.flatMap((row) => {
      const line = lines.get(row.service_line_id);
      return line ? [rateOf(row, line)] : [];
    });
    const offerer = { providerId: first.provider_id, areaId: first.area_id, locationIds, rates };
    const known = byLot.get(number);
    if (known) known.push(offerer);
    else byLot.set(number, [offerer]);
  }
  return byLot;
}

const numbers: ReadonlyMap<string, number> = new Map(lots.map((_, index) => [lotId(index + 1), index + 1]));

type Line = { readonly code: string; readonly per: Frequency };

function linesById(): ReadonlyMap<string, Line> {
  return new Map(
    lots.flatMap(({ lines }) =>
      lines.map(({ code, unit }) => [lineId(code), { code, per: frequencies[unit] }]),
    ),
  );
}

function rateOf(row: RateRow, { code, per }: Line): RateInForce {
  return {
    ...{ id: row.id, lineId: row.service_line_id, code, per },
    ...{ pence: pence(row.pence), capPence: row.cap_pence },
    from: toDay(row.valid_from),
    to: row.valid_to ? toDay(row.valid_to) : null,
  };
}
