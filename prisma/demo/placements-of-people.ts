import { addDays, compareDays, daysBetween, toDay, type Day } from "#app/domain/calendar.ts";
import type { SupportReason } from "#app/domain/brokerage/support-reason.ts";
import { weeklyCost } from "#app/domain/brokerage/weekly-cost.ts";
import { councilId, frameworkId, lotId, personId } from "./commissioning.ts";
import { diceOf, type Dice } from "./dice.ts";
import { idOf, type Ledger } from "./ledger.ts";
import { addFundingOf } from "./placements/funding-of-people.ts";
import { offerersByLot, type Offerer, type RateInForce } from "./placements/rates-in-force.ts";
import { boughtFrom, startOf, type Someone } from "./placements/bought.ts";
import { addAgreedReview } from "./placements/upkeep-of-people.ts";
import { serviceBefore } from "./placements/lives-before.ts";
import { services, type ServiceOfLot } from "./placements/services.ts";

/** A placement as later parts of the world tell of it. */
export type DemonstrationPlacement = {
  readonly id: string;
  readonly personRef: string;
  readonly reason: SupportReason;
  readonly lot: number;
  readonly providerId: string;
  readonly fromOn: Day;
  readonly toOn: Day | null;
  readonly elements: readonly {
    readonly id: string;
    readonly code: string;
    readonly lineId: string;
    readonly units: number;
    readonly pence: number;
    readonly per: RateInForce["per"];
  }[];
  readonly weekly: number;
  /** Whether a part of it was reviewed and agreed to already. */
  readonly reviewed: boolean;
};

const today = toDay("2026-11-24");
const earliest = toDay("2025-07-01");
/** Of every so many people, one lived elsewhere before, one is away now, one leaves soon, and one lives where less is sold than is needed. */
const oneIn = { before: 19, away: 83, leaving: 131, reviewed: 113, misplaced: 33 };
/** From which day what an assessor agreed to holds. */
const reviewedOn = toDay("2026-10-19");

/** Gives 5,400 invented people a placement each, at the rates of its first day, and some of them the one before it. */
export function addPlacementsOfPeople(ledger: Ledger): readonly DemonstrationPlacement[] {
  const offerers = offerersByLot(ledger);
  addUpkeepRules(ledger);
  addLotRules(ledger);
  let person = 0;
  return services.flatMap((service, place) => {
    const dice = diceOf(5_400 + place);
    const market = offerers.get(service.lot) ?? [];
    return Array.from({ length: service.people }, () => {
      person += 1;
      return placementsOf(ledger, { dice, service: servedAs(service, person), market, person }, offerers);
    }).flat();
  });
}

/** What is bought for one person: of a service for which not everybody finds a member that sells all of it, a few have a bed alone. */
function servedAs({ otherwise, ...service }: ServiceOfLot, person: number): ServiceOfLot {
  if (otherwise === undefined) return service;
  return person % oneIn.misplaced === 9
    ? { ...service, whole: [otherwise], planned: null }
    : { ...service, otherwise };
}

function addUpkeepRules(ledger: Ledger) {
  for (const [key, value] of [
    ["capacity-days", 28],
    ["move-days", 21],
    ["retention-years", 8],
  ] as const)
    ledger.add("upkeep_rule", {
      ...{ commissioner_id: councilId, key, value, from_on: "2025-04-01" },
      ...{ source: "Invented for the demonstration: the council’s own schedule", set_by: null, set_at: null },
    });
}

/** In residential and home care an uplift may be proposed for placements that run already; what was agreed apart stays. */
function addLotRules(ledger: Ledger) {
  for (const lot of [2, 6])
    ledger.add("lot_placement_rule", {
      ...{ commissioner_id: councilId, lot_id: lotId(lot), from_on: "2025-04-01" },
      ...{ round: "NEVER", uplift: "PROPOSE", own_prices: "NEVER", set_by: null, set_at: null },
      source: "Invented for the demonstration: the council’s uplift policy",
    });
}

type Markets = ReadonlyMap<number, readonly Offerer[]>;

function placementsOf(ledger: Ledger, someone: Someone, markets: Markets): readonly DemonstrationPlacement[] {
  const { dice, person, service } = someone;
  const who = {
    personRef: `P-${String(20_000 + person)}`,
    ageBand: dice.pick(service.ages),
    reason: dice.pick(service.reasons),
  };
  const toOn = person % oneIn.leaving === 7 ? addDays(today, dice.whole(3, 60)) : null;
  const now = addPlacement(ledger, someone, who, { nth: 1, latest: today, toOn });
  if (daysBetween(earliest, now.fromOn) < 60) return [now];
  const otherRung = serviceBefore(service, person, who.reason);
  if (person % oneIn.before !== 3 && !otherRung) return [now];
  const lived = otherRung ? elsewhere(otherRung, person, markets) : someone;
  const before = addPlacement(ledger, lived, who, {
    ...{ nth: 2, latest: addDays(now.fromOn, -30), toOn: now.fromOn },
  });
  return [before, now];
}

/** The same person in another service, at dice of its own: what all the others are dealt stays as it is. */
function elsewhere(service: ServiceOfLot, person: number, markets: Markets): Someone {
  return { dice: diceOf(person), service, market: markets.get(service.lot) ?? [], person };
}

type Who = { readonly personRef: string; readonly ageBand: string; readonly reason: SupportReason };
type When = { readonly nth: number; readonly latest: Day; readonly toOn: Day | null };

function addPlacement(ledger: Ledger, someone: Someone, who: Who, when: When): DemonstrationPlacement {
  const { dice, service, person } = someone;
  const { offerer, fromOn } = startOf(someone, { earliest, latest: when.latest });
  const id = idOf("placement", person, when.nth);
  const providerId = offerer.providerId;
  const bought = boughtFrom(dice, service, { offerer, fromOn, reason: who.reason });
  const weekly = bought.reduce((sum, { weekly: own }) => sum + own, 0);
  const whose = { placement_id: id, commissioner_id: councilId };
  const own = addFundingOf(ledger, dice, service, { ...whose, id, weekly, fromOn, toOn: when.toOn });
  ledger.add("placement", {
    ...{ id, commissioner_id: councilId, framework_id: frameworkId },
    reference: `PL-${fromOn.slice(0, 4)}-${String(when.nth === 1 ? person : 6_000 + person).padStart(5, "0")}`,
    ...{ provider_id: providerId, location_id: dice.pick(offerer.locationIds), lot_id: lotId(service.lot) },
    ...{
      area_id: offerer.areaId,
      person_ref: who.personRef,
      age_band: who.ageBand,
      support_reason: who.reason,
    },
    ...{ section_117: own === "s117", from_on: fromOn, to_on: when.toOn, off_framework_ground: "" },
    ...{ created_by: personId("broker"), created_at: `${addDays(fromOn, -6)}T10:00:00Z` },
    ...{ approved_by: personId("approver"), approved_at: `${addDays(fromOn, -4)}T15:00:00Z` },
    approved_on: addDays(fromOn, -4),
    told_at: `${addDays(fromOn, -3)}T11:00:00Z`,
    ended_reason:
      when.toOn === null ? "" : when.nth === 2 ? "Moved to another service" : "Going back to family",
    ...{ hand_back_reason: "", cancelled_reason: "" },
  });
  const reviewed = when.toOn === null && person % oneIn.reviewed === 5 && compareDays(fromOn, reviewedOn) < 0;
  const elements = bought.map(({ rate, units, weekly: own }) => {
    const elementId = idOf("placement element", person, when.nth, rate.code);
    const row = {
      ...{ ...whose, id: elementId, provider_id: providerId, service_line_id: rate.lineId, kind: "CARE" },
      ...{ pence: rate.pence, per: rate.per, units, weekly_pence: own, schedule: "", from_on: fromOn },
      ...{ to_on: when.toOn, rate_id: rate.id, rate_pence: rate.pence, cap_pence: rate.capPence },
      origin: "PLACED",
    };
    if (reviewed && rate.per === "hour" && units > 4) return addReviewed(ledger, row, rate);
    ledger.add("placement_element", row);
    return { id: elementId, code: rate.code, lineId: rate.lineId, units, pence: rate.pence, per: rate.per };
  });
  if (when.toOn === null && person % oneIn.away === 11) addAbsence(ledger, dice, whose, providerId, fromOn);
  return {
    id,
    personRef: who.personRef,
    reason: who.reason,
    lot: service.lot,
    providerId,
    fromOn,
    toOn: when.toOn,
    elements,
    weekly,
    reviewed,
  };
}

/** A part of which the provider proposed an hour less: it ended, and one of fewer hours at the same price took over. */
function addReviewed(
  ledger: Ledger,
  row: Readonly<Record<string, unknown>> & {
    readonly id: string;
    readonly placement_id: string;
    readonly provider_id: string;
    readonly units: number;
  },
  { code, lineId, pence, per }: RateInForce,
) {
  const units = row.units - 1;
  const id = idOf("reviewed element", row.id);
  ledger.add("placement_element", { ...row, to_on: reviewedOn });
  ledger.add("placement_element", {
    ...{ ...row, id, units, from_on: reviewedOn, origin: "REVIEWED" },
    weekly_pence: weeklyCost({ pence, per, units: String(units) }),
  });
  const part = { placementId: row.placement_id, providerId: row.provider_id, elementId: row.id };
  addAgreedReview(ledger, part, { before: row.units, after: units, on: reviewedOn, newElementId: id });
  return { id, code, lineId, units, pence, per };
}

type Whose = { readonly placement_id: string; readonly commissioner_id: string };

function addAbsence(ledger: Ledger, dice: Dice, whose: Whose, providerId: string, fromOn: Day) {
  const since = addDays(today, -dice.whole(1, 20));
  ledger.add("placement_suspension", {
    ...{ ...whose, id: idOf("suspension", whose.placement_id), provider_id: providerId },
    from_on: compareDays(since, fromOn) > 0 ? since : fromOn,
    to_on: null,
    paid_basis_points: dice.pick([10_000, 8_000, 5_000]),
    ...{ reason: "HOSPITAL", words: "", recorded_by: personId("broker"), recorded_at: `${since}T16:00:00Z` },
  });
}
