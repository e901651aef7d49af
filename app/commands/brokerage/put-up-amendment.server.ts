import { matrix } from "#app/domain/access/permissions.ts";
import { amended, type AmendedRefusal, type Amendment } from "#app/domain/brokerage/amendment.ts";
import { putUpAmendment } from "#app/domain/brokerage/amendment-approval.ts";
import { addedAYear, dearestFrom, withinPanelLimit } from "#app/domain/brokerage/approval.ts";
import { yearlyCost, type Placement } from "#app/domain/brokerage/placement.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import {
  addAmendment,
  approversOf,
  closeAmendment,
  latestAmendment,
  type AmendmentCost,
} from "#app/data/brokerage/amendments.server.ts";
import { panelFromOf, panelLimitOf, putToPanel } from "#app/data/brokerage/panel-limit.server.ts";
import type { PlacementOnFile } from "#app/data/brokerage/placements.server.ts";
import type { GroundOnFile } from "#app/data/brokerage/price-ground.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { queueToStaff } from "#app/data/outbox.server.ts";
import { amendmentWaitsLetter } from "#app/mail/amendment.ts";
import { about } from "./holding-placement.server.ts";

export type PutUpRefusal = AmendedRefusal | { readonly kind: "waits-already" | "not-approved-yet" };

type Said = { readonly schedule: string; readonly reason: string };
type By = { readonly accountId: string; readonly at: Date };

/**
 * Puts an amendment up for approval that adds more to a year than brokerage may agree alone: nothing of the placement
 * changes. It takes the place of one that became void; those whose limit reaches the cost are told, and the panel is asked
 * where its limit is passed.
 */
export async function putUp(
  tx: Tx,
  placement: PlacementOnFile,
  { amendment, ground, ...said }: Said & { readonly amendment: Amendment; readonly ground: GroundOnFile },
  by: By,
): Promise<Verdict<"waits", PutUpRefusal>> {
  const today = dayOf(by.at);
  const last = await latestAmendment(tx, placement.id, today);
  const open = last?.outcome === null ? last : undefined;
  const may = putUpAmendment(placement, open !== undefined && open.voidBy === null);
  if (!may.ok) return may;
  const after = amended(placement, amendment, ground);
  if (!after.ok) return after;
  if (open) await closeAmendment(tx, open.id, { outcome: "VOID" }, by);
  const { endsId: replacesId, element } = amendment;
  const { kind: _care, id: _new, ...part } = element;
  const cost = costOf(after.value, placement, element.fromOn);
  await addAmendment(tx, placement, { ...part, ...cost, ...said, replacesId }, by);
  await askPanel(tx, placement, cost, by);
  await tellApprovers(tx, placement, cost, element.fromOn, by);
  record(
    tx,
    { kind: "amendment-proposed", ...about(placement.id), on: element.fromOn, adds: cost.adds },
    said.reason,
  );
  return yes("waits");
}

function costOf(after: Placement, before: Placement, fromOn: Day): AmendmentCost {
  const week = dearestFrom(after, fromOn);
  return {
    ...{ weeklyBefore: dearestFrom(before, fromOn).care, weeklyAfter: week.care },
    ...{ adds: addedAYear(after, before, fromOn), yearly: yearlyCost(week.publicPence) },
  };
}

/** A week over what the panel set, or at which one has to be asked, goes to the panel as that of a new placement does. */
async function askPanel(
  tx: Tx,
  { id: placementId, requestId, commissionerId }: PlacementOnFile,
  { weeklyAfter: weekly }: AmendmentCost,
  by: By,
) {
  if (requestId === null) return;
  const limit = await panelLimitOf(tx, requestId);
  const within = withinPanelLimit(limit, weekly, dayOf(by.at), await panelFromOf(tx));
  if (within.ok) return;
  const [why, caseMade] =
    within.why.kind === "panel-not-asked"
      ? ([
          "LIMIT",
          "An amendment brings it to a price at which a panel has to be asked, and none was.",
        ] as const)
      : ([
          "OVER_LIMIT",
          "An amendment brings it over the limit that the panel set, or that limit has expired.",
        ] as const);
  const request = { id: requestId, commissionerId };
  const caseId = await putToPanel(tx, { request, placementId, why, weekly, caseMade }, by);
  if (caseId) record(tx, { kind: "case-put", subject: { kind: "panel-case", id: caseId }, requestId });
}

async function tellApprovers(
  tx: Tx,
  { id, reference }: PlacementOnFile,
  { yearly }: AmendmentCost,
  fromOn: Day,
  { accountId, at }: By,
) {
  const asked = { yearly, roles: matrix["placement:approve"], but: accountId };
  for (const approver of await approversOf(tx, asked, dayOf(at))) {
    const onceKey = `amendment-waits:${id}:${at.toISOString()}:${approver.id}`;
    await queueToStaff(tx, approver.id, amendmentWaitsLetter(reference, shortDay(fromOn)), onceKey);
  }
}
