import { toDay, type Day } from "#app/domain/calendar.ts";
import type { Cap } from "#app/domain/pricing/cap.ts";
import { capOn, type Caps } from "./caps.ts";
import { frameworkId, lotId, priceClauses } from "./commissioning.ts";
import { roundCalendars } from "./days.ts";
import { diceOf } from "./dice.ts";
import { idOf, type Ledger } from "./ledger.ts";
import { lots } from "./lots.ts";
import type { PricedLine } from "./offers.ts";
import type { Admission } from "./outcomes.ts";

/** A membership of a lot as it stands, for what is told of it later. */
export type DemonstrationMember = {
  readonly admissions: readonly Admission[];
  readonly number: number;
  readonly activeTo: Day | null;
};

const leftOn = toDay("2026-07-01");
const leavers = 7;
const nextRoundOn = roundCalendars.at(-1)?.effectiveOn ?? null;

/** Makes memberships and rates of everything won, oldest round first. Prices of a later round take over from the earlier ones. */
export function addMemberships(
  ledger: Ledger,
  admissions: readonly Admission[],
  caps: Caps,
): readonly DemonstrationMember[] {
  const byMember = new Map<string, Admission[]>();
  for (const admission of admissions) {
    const key = `${admission.submission.plan.partyId}/${admission.offer.number}`;
    byMember.set(key, [...(byMember.get(key) ?? []), admission]);
  }
  return [...byMember.values()].flatMap((won, index) => {
    const [first] = won;
    return first ? [addMember(ledger, won, first, index % 97 === 50 && index < 97 * leavers, caps)] : [];
  });
}

function addMember(
  ledger: Ledger,
  won: readonly Admission[],
  first: Admission,
  leaves: boolean,
  caps: Caps,
): DemonstrationMember {
  const { partyId, provider } = first.submission.plan;
  const { number, offer } = first.offer;
  const id = idOf("membership", partyId, number);
  const activeTo = leaves && provider.number > 2 ? leftOn : null;
  ledger.add("lot_membership", {
    id,
    framework_id: frameworkId,
    lot_id: lotId(number),
    party_id: partyId,
    provider_id: provider.id,
    active_from: first.round.effectiveOn,
    active_to: activeTo,
    ended_reason: activeTo ? "The provider left the lot." : null,
    application_id: first.submission.applicationId,
  });
  for (const locationId of offer.locationIds)
    ledger.add("membership_location", {
      membership_id: id,
      location_id: locationId,
      lot_id: lotId(number),
      provider_id: provider.id,
    });
  for (const area of offer.areaIds) ledger.add("membership_area", { membership_id: id, area_id: area });
  won.forEach((admission, index) => {
    const until = won[index + 1]?.round.effectiveOn ?? activeTo;
    for (const priced of admission.offer.priced) {
      addRates(ledger, id, admission, priced, until, caps);
      if (index === won.length - 1 && activeTo === null) addVolume(ledger, admission, priced);
    }
  });
  return { admissions: won, number, activeTo };
}

/** One row for each cap under which the price held: where a cap was succeeded before the next round, a new row names the new one. */
function addRates(
  ledger: Ledger,
  membershipId: string,
  admission: Admission,
  priced: PricedLine,
  until: Day | null,
  caps: Caps,
) {
  const { submission, round, offer } = admission;
  let from: Day | null = round.effectiveOn;
  while (from !== null && (until === null || from < until)) {
    const cap = capOn(caps, priced.line, priced.areaId, from);
    const to = earlier(endBefore(cap), until);
    ledger.add("rate", {
      id: idOf("rate", membershipId, priced.line, priced.areaId, priced.locationId, from),
      framework_id: frameworkId,
      membership_id: membershipId,
      provider_id: submission.plan.provider.id,
      lot_id: lotId(offer.number),
      service_line_id: priced.serviceLineId,
      area_id: priced.areaId,
      location_id: priced.locationId,
      pence: priced.pence,
      valid_from: from,
      valid_to: to,
      cap_id: cap.id,
      cap_pence: cap.pence,
      submission_id: submission.id,
      reason: from === round.effectiveOn ? "ROUND" : "CAP",
      clause: from === round.effectiveOn ? priceClauses.ROUND : priceClauses.CAP,
      vat: "EXEMPT",
    });
    from = to;
  }
}

/** What the member says the council buys of a line in a year: an invented number that suits the line's unit. */
function addVolume(ledger: Ledger, admission: Admission, priced: PricedLine) {
  const { submission, round, offer } = admission;
  const { provider } = submission.plan;
  const dice = diceOf(provider.number * 1_009 + offer.number * 101 + priced.line.length);
  const unit = lots[offer.number - 1]?.lines.find((line) => line.code === priced.line)?.unit ?? "HOUR";
  const people = dice.whole(unit === "HOUR" ? 2 : 1, provider.isSmall ? 9 : 24);
  ledger.add("declared_volume", {
    id: idOf("volume", provider.number, priced.line, priced.areaId, priced.locationId, round.number),
    framework_id: frameworkId,
    provider_id: provider.id,
    lot_id: lotId(offer.number),
    service_line_id: priced.serviceLineId,
    area_id: priced.areaId,
    location_id: priced.locationId,
    units_a_year: people * unitsForOne[unit],
    people,
    stated_at: round.closesAt,
    stated_by: null,
  });
}

const unitsForOne = { HOUR: 520, WEEK: 52, NIGHT: 182, SESSION: 96, DAY: 48, TRIP: 96, ONE_OFF: 1 } as const;

/** The end of a cap, unless it is the next round that succeeds it: that round's own prices end the rates. */
function endBefore(cap: Cap): Day | null {
  return cap.effectiveTo !== null && nextRoundOn !== null && cap.effectiveTo < nextRoundOn
    ? cap.effectiveTo
    : null;
}

function earlier(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
