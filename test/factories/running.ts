import type pg from "pg";
import type { Brokering } from "./brokerage.ts";
import { idOf, insert } from "./market.ts";

/** A price of a running placement: the weekly one in pounds and whose it is. */
export type Running = {
  readonly pounds: number;
  readonly provider?: number;
  readonly placement?: Readonly<Record<string, unknown>>;
  readonly element?: Readonly<Record<string, unknown>>;
};

/** So many more providers, each with the place that stands for all of it. */
export async function moreProviders(owner: pg.Client, count: number) {
  const rows = Array.from({ length: count }, (_, nth) => nth + 1);
  await insert(
    owner,
    "provider",
    rows.map((nth) => ({
      id: providerId(nth),
      name: `Running Care ${nth}`,
      cqc_provider_id: `1-77${nth}`,
      created_at: "2026-01-01Z",
    })),
  );
  await insert(
    owner,
    "location",
    rows.map((nth) => ({
      ...{ id: idOf(91, nth), provider_id: providerId(nth), name: `Running Care ${nth}`, organisation: true },
      ...{ regulated: false, specialisms: [], service_types: [] },
    })),
  );
}

export function providerId(nth: number): string {
  return idOf(90, nth);
}

/** The id of the nth running placement. */
export function runningId(nth: number): string {
  return idOf(92, nth);
}

/**
 * Running placements by the week since 5 October 2026 in the first lot, everywhere, of adults with a learning disability; of
 * providers 1 to 6 in turn. Ids count on from `first`.
 */
export async function runningPlacements(
  owner: pg.Client,
  world: Brokering,
  rows: readonly Running[],
  first = 1,
) {
  const each = rows.map((row, at) => ({ ...row, nth: first + at, provider: row.provider ?? 1 + (at % 6) }));
  await insert(
    owner,
    "placement",
    each.map(({ nth, provider, placement = {} }) => ({
      ...{ id: runningId(nth), commissioner_id: world.commissionerId, framework_id: world.frameworkId },
      ...{ reference: `PL-RUN-${nth}`, person_ref: `P-${70_000 + nth}`, lot_id: world.coreLotIds[0] },
      ...{ provider_id: providerId(provider), location_id: idOf(91, provider), area_id: null },
      ...{ age_band: "25-44", support_reason: "learning-disability", section_117: false },
      ...{ from_on: "2026-10-05", off_framework_ground: "", ended_reason: "", hand_back_reason: "" },
      ...{ cancelled_reason: "", created_at: "2026-10-01T09:00:00Z", request_id: null },
      ...{ approved_on: null, cancelled_on: null },
      ...placement,
    })),
  );
  await insert(
    owner,
    "placement_element",
    each.map(({ nth, provider, pounds, element = {} }) => ({
      ...{ id: idOf(93, nth), placement_id: runningId(nth), commissioner_id: world.commissionerId },
      ...{ provider_id: providerId(provider), service_line_id: world.lineIds[0], kind: "CARE" },
      ...{ pence: pounds * 100, per: "week", units: 1, weekly_pence: pounds * 100, schedule: "" },
      ...{ from_on: "2026-10-05", to_on: null, cap_pence: null, origin: "IMPORTED", ...element },
    })),
  );
}
