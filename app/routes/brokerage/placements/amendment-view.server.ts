import type { StaffActor } from "#app/domain/access/actor.ts";
import { matrix, mayDo } from "#app/domain/access/permissions.ts";
import { amended, type PriceGround } from "#app/domain/brokerage/amendment.ts";
import { approveAmendment } from "#app/domain/brokerage/amendment-approval.ts";
import { weekOn } from "#app/domain/brokerage/placement.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import {
  approversOf,
  latestAmendment,
  toDecide,
  type AmendmentOnFile,
} from "#app/data/brokerage/amendments.server.ts";
import { approvalLimitsOf } from "#app/data/brokerage/placement-limits.server.ts";
import type { PlacementOnFile } from "#app/data/brokerage/placements.server.ts";
import { groundOf } from "#app/data/brokerage/price-ground.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { amendmentDecisionInWords, voidInWords } from "#app/components/placement/amendment-words.ts";
import { chargeInWords, streamWords } from "#app/components/placement/placement-words.ts";

/** How an amendment that had to wait stands, in a sentence; null where its placement never had one, or nothing is left to say of it. */
export async function amendmentStands(tx: Tx, placementId: string, today: Day) {
  const last = await latestAmendment(tx, placementId, today);
  if (!last || last.outcome === "APPROVED" || last.outcome === "WITHDRAWN") return null;
  const waits = last.outcome === null && last.voidBy === null;
  return { waits, sentence: await standsInWords(tx, last, today) };
}

/** The same of one of them: for whom it waits, what made it void, or what became of it. */
async function standsInWords(tx: Tx, one: AmendmentOnFile, today: Day, reader = ""): Promise<string> {
  const { outcome, voidBy, closedAt, closedWords } = one;
  const by = `by ${one.closedBy}${closedAt ? ` on ${shortDay(dayOf(closedAt))}` : ""}`;
  if (outcome === "TURNED_DOWN") return `Turned down ${by}: ${closedWords}`;
  if (outcome === "APPROVED") return `Approved and written ${by}`;
  if (outcome === "WITHDRAWN") return `Taken back ${by}`;
  if (voidBy) return voidInWords(voidBy);
  const asked = { yearly: one.yearly, roles: matrix["placement:approve"], but: one.proposedById };
  const approvers = await approversOf(tx, asked, today);
  const others = approvers.filter(({ id }) => id !== reader).map(({ name }) => name);
  const names = others.length < approvers.length ? ["you", ...others] : others;
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} others`] : names;
  return shown.length === 0
    ? `Waiting for approval, but nobody’s limit reaches ${formatPounds(one.yearly)} a year`
    : `Waiting for approval by ${new Intl.ListFormat("en-GB", { type: "disjunction" }).format(shown)}`;
}

/** Everything that somebody who decides on an amendment needs beside the placement itself; undefined where it never had one. */
export async function amendmentView(tx: Tx, actor: StaffActor, placement: PlacementOnFile, now: Date) {
  const today = dayOf(now);
  const last = await latestAmendment(tx, placement.id, today);
  if (!last) return undefined;
  const open = last.outcome === null;
  const may = await approvalLimitsOf(tx, actor.roles, placement, today);
  const { own, panel } = may;
  const ground = await groundOf(tx, placement, last.serviceLineId, last.fromOn);
  const verdict = approveAmendment(placement, toDecide(last), { ground, ...may }, actor.accountId, today);
  const decides = open && mayDo(actor, "placement:approve") && last.proposedById !== actor.accountId;
  const replaced = placement.elements.find(({ id }) => id === last.replacesId);
  return {
    ...{ id: last.id, title: last.title, schedule: last.schedule, reason: last.reason },
    ...{ charge: chargeInWords(last), takesOver: replaced ? chargeInWords(replaced) : null },
    ...{ from: shortDay(last.fromOn), proposed: `${last.proposedBy}, ${shortDay(dayOf(last.proposedAt))}` },
    ...{ before: formatPounds(last.weeklyBefore), after: formatPounds(last.weeklyAfter) },
    ...{ adds: formatPounds(last.adds), yearly: formatPounds(last.yearly) },
    stands: await standsInWords(tx, last, today, actor.accountId),
    pays: whoPays(placement, last, ground),
    limit: own ? `${formatPounds(own.limit)} a year, since ${shortDay(own.fromOn)}` : "None",
    panel: panel && {
      limit: formatPounds(panel.weekly),
      until: shortDay(panel.expiresOn),
      caseId: panel.caseId,
    },
    refusal: decides && last.voidBy === null && !verdict.ok ? amendmentDecisionInWords(verdict.why) : null,
    mayDecide: decides && last.voidBy === null,
    mayTakeBack: open && mayDo(actor, "placement:manage"),
  };
}

/** Who pays what of a week once the new part has begun; "" where it can no longer be written. */
function whoPays(placement: PlacementOnFile, one: AmendmentOnFile, ground: PriceGround): string {
  const after = one.outcome === null ? amended(placement, toDecide(one), ground) : undefined;
  const week = after?.ok ? weekOn({ ...after.value, suspensions: [] }, one.fromOn) : undefined;
  if (!week?.ok) return "";
  return week.value.funded
    .map(({ stream, pence }) => `${streamWords[stream]}: ${formatPounds(pence)}`)
    .join("; ");
}

/** The amendments that wait, as a list shows them. */
export function amendmentRows(waiting: readonly AmendmentOnFile[]) {
  return waiting.map((one) => ({
    ...{ id: one.id, placementId: one.placementId, reference: one.reference, by: one.proposedBy },
    ...{ what: `${one.title}: ${chargeInWords(one)}`, from: shortDay(one.fromOn) },
    ...{ adds: formatPounds(one.adds), yearly: formatPounds(one.yearly) },
  }));
}
