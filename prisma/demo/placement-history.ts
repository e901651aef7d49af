import type { PlacementEvent } from "#app/domain/access/placement-event.ts";
import { councilId } from "./commissioning.ts";
import { rowsOf } from "./history-deeds.ts";
import type { Ledger, PastDeed } from "./ledger.ts";

type Told = {
  readonly id: string;
  readonly reference: string;
  readonly provider_id: string;
  readonly to_on: string | null;
  readonly created_by: string;
  readonly created_at: Date | string;
  readonly approved_by: string | null;
  readonly approved_at: Date | string | null;
  readonly told_at: Date | string | null;
  readonly returned_at?: Date | null;
  readonly returned_by?: string | null;
  readonly returned_reason?: string;
  readonly cancelled_on?: string | null;
  readonly cancelled_reason: string;
  readonly handed_back_at?: Date | null;
  readonly handed_back_by?: string | null;
  readonly handed_back_on?: string | null;
  readonly hand_back_reason: string;
};

type Proposed = {
  readonly placement_id: string;
  readonly provider_id: string;
  readonly units_before: number;
  readonly units_after: number;
  readonly reason: string;
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly withdrawn_at: Date | null;
  readonly agreed: boolean | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly decision_words: string;
};

type Planned = {
  readonly from_placement_id: string;
  readonly planned_on: string;
  readonly reason: string;
  readonly recorded_by: string;
  readonly recorded_at: Date;
  readonly given_up_at: Date | null;
};

type Away = {
  readonly placement_id: string;
  readonly from_on: string;
  readonly recorded_by: string;
  readonly recorded_at: Date | string;
};

/** The placements made by hand have references above this in their year. */
const byHand = /-9[0-9]{5}$/;

/**
 * What people did with placements, as the trail would have noted it: everything about those made by hand and those that
 * were reviewed or are to move. That of all 5,400 would take longer to load than the world.
 */
export function placementHistory(ledger: Ledger): readonly PastDeed[] {
  const reviews = rowsOf<Proposed>(ledger, "review_proposal");
  const moves = rowsOf<Planned>(ledger, "placement_move");
  const kept = new Set([
    ...reviews.map(({ placement_id }) => placement_id),
    ...moves.map(({ from_placement_id }) => from_placement_id),
  ]);
  const told = rowsOf<Told>(ledger, "placement").filter(
    ({ id, reference }) => kept.has(id) || byHand.test(reference),
  );
  const ids = new Set(told.map(({ id }) => id));
  const weekly = weeklyOf(ledger, ids);
  return [
    ...told.flatMap((row) => placed(row, weekly.get(row.id) ?? 0)),
    ...rowsOf<Away>(ledger, "placement_suspension").flatMap((row) =>
      ids.has(row.placement_id)
        ? [
            byCouncil(row.recorded_by, row.recorded_at, {
              ...about(row.placement_id),
              kind: "placement-suspended",
              on: row.from_on,
            }),
          ]
        : [],
    ),
    ...reviews.flatMap(reviewed),
    ...moves.flatMap(planned),
  ];
}

/** What each came to in a week at first. */
function weeklyOf(ledger: Ledger, ids: ReadonlySet<string>): ReadonlyMap<string, number> {
  const weekly = new Map<string, number>();
  for (const row of rowsOf<{ placement_id: string; kind: string; origin: string; weekly_pence: number }>(
    ledger,
    "placement_element",
  ))
    if (ids.has(row.placement_id) && row.kind === "CARE" && row.origin === "PLACED")
      weekly.set(row.placement_id, (weekly.get(row.placement_id) ?? 0) + row.weekly_pence);
  return weekly;
}

function placed(row: Told, weekly: number): readonly PastDeed[] {
  const subject = about(row.id);
  const deeds = [byCouncil(row.created_by, row.created_at, { ...subject, kind: "placement-made", weekly })];
  if (row.approved_by && row.approved_at)
    deeds.push(
      byCouncil(row.approved_by, row.approved_at, { ...subject, kind: "placement-approved", weekly }),
    );
  if (row.told_at) deeds.push(byCouncil(row.created_by, row.told_at, { ...subject, kind: "placement-told" }));
  if (row.returned_at && row.returned_by)
    deeds.push(
      byCouncil(
        row.returned_by,
        row.returned_at,
        { ...subject, kind: "placement-returned" },
        row.returned_reason,
      ),
    );
  if (row.cancelled_on)
    deeds.push(
      byCouncil(
        row.created_by,
        `${row.cancelled_on}T15:00:00Z`,
        { ...subject, kind: "placement-cancelled", on: row.cancelled_on },
        row.cancelled_reason,
      ),
    );
  if (row.handed_back_at && row.handed_back_by && row.handed_back_on)
    deeds.push(
      byProvider(
        row.handed_back_by,
        row.provider_id,
        row.handed_back_at,
        { ...subject, kind: "placement-handed-back", on: row.handed_back_on },
        row.hand_back_reason,
      ),
    );
  return deeds;
}

function reviewed(row: Proposed): readonly PastDeed[] {
  const units = { before: String(row.units_before), after: String(row.units_after) };
  const subject = about(row.placement_id);
  const deeds = [
    byProvider(
      row.proposed_by,
      row.provider_id,
      row.proposed_at,
      { ...subject, ...units, kind: "review-proposed" },
      row.reason,
    ),
  ];
  if (row.withdrawn_at)
    deeds.push(
      byProvider(row.proposed_by, row.provider_id, row.withdrawn_at, {
        ...subject,
        ...units,
        kind: "review-withdrawn",
      }),
    );
  if (row.decided_by && row.decided_at)
    deeds.push(
      byCouncil(
        row.decided_by,
        row.decided_at,
        { ...subject, ...units, kind: row.agreed ? "review-agreed" : "review-refused" },
        row.decision_words || undefined,
      ),
    );
  return deeds;
}

function planned(row: Planned): readonly PastDeed[] {
  const event = { ...about(row.from_placement_id), on: row.planned_on };
  const plan = byCouncil(row.recorded_by, row.recorded_at, { ...event, kind: "move-planned" }, row.reason);
  return row.given_up_at
    ? [plan, byCouncil(row.recorded_by, row.given_up_at, { ...event, kind: "move-given-up" })]
    : [plan];
}

function about(id: string) {
  return { subject: { kind: "placement", id } } as const;
}

function byCouncil(accountId: string, when: Date | string, event: PlacementEvent, words?: string): PastDeed {
  return { at: new Date(when), accountId, providerId: null, event, words };
}

function byProvider(
  accountId: string,
  providerId: string,
  when: Date,
  event: PlacementEvent,
  words?: string,
): PastDeed {
  return { at: when, accountId, providerId, event: { ...event, commissionerId: councilId }, words };
}
