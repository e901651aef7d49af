import type { Day } from "#app/domain/calendar.ts";
import type { CallOff, CallOffLine } from "#app/domain/call-off/call-off.ts";
import { isEligible } from "#app/domain/call-off/eligibility.ts";
import { costOfLines } from "#app/domain/call-off/cost.ts";
import { blockPrice, type PricedLine } from "#app/domain/call-off/price-line.ts";
import { farthest, leastRating, type RankedBy, type RankingRule } from "#app/domain/call-off/ranking-rule.ts";
import type { ReasonAgainst, ReasonFor } from "#app/domain/call-off/reasons.ts";
import type { RateHeld } from "#app/domain/call-off/requirement.ts";
import { milesBetween, type GridPlace } from "#app/domain/framework/postcode.ts";
import type { Tx } from "../db.server.ts";
import type { Candidate } from "../search/facts.server.ts";
import { judgedForLines, type JudgedPlace } from "./judged-lines.server.ts";

/** A member that may be offered the whole call-off on a day, with what it would cost at the member's own rates. */
export type MemberOnDay = Omit<RankedBy, "lastOfferedAt"> & {
  readonly partyId: string;
  readonly prices: readonly PricedLine[];
  readonly reasons: readonly ReasonFor[];
};

/** A member of a lot that may not, and what speaks against it. */
export type LeftOut = {
  readonly providerId: string;
  readonly name: string;
  readonly against: readonly ReasonAgainst[];
};

/** Who may be offered on a day, and who of the lots' members may not. */
export type MembersOnDay = {
  readonly eligible: readonly MemberOnDay[];
  readonly leftOut: readonly LeftOut[];
};

export type HowToChoose = { readonly rule: RankingRule; readonly place: GridPlace | null };

/**
 * Judges every member of a call-off's lots on a day as `judgedForLines` judges it, and prices each
 * line at the member's own framework rate of that day: at the nearest of its eligible places where the rule is by
 * distance, otherwise at the one that costs least.
 */
export async function membersOnDay(
  tx: Tx,
  callOff: Pick<CallOff, "id" | "frameworkId">,
  lines: readonly CallOffLine[],
  today: Day,
  how: HowToChoose,
): Promise<MembersOnDay> {
  const { byLine, parties } = await judgedForLines(tx, callOff.frameworkId, lines, today);
  const asked = await blockPrices(tx, callOff.id);
  const rateIds = await rateIdsOf(tx, lines, today);
  const providerIds = [...new Set(byLine.flat().map(({ candidate }) => candidate.providerId))];
  const members = providerIds.map((providerId) => {
    const places = byLine.map((all) => all.filter(({ candidate }) => candidate.providerId === providerId));
    return member(places, lines, parties.get(providerId), how, { asked, rateIds });
  });
  return {
    eligible: members.flatMap((one) => ("partyId" in one ? [one] : [])),
    leftOut: members.flatMap((one) => ("partyId" in one ? [] : [one])),
  };
}

type OnFile = {
  readonly asked: ReadonlyMap<string, number>;
  readonly rateIds: ReadonlyMap<string, string>;
};

/** One member, by its places judged for each line in the order of the lines. */
function member(
  places: readonly (readonly JudgedPlace[])[],
  lines: readonly CallOffLine[],
  partyId: string | undefined,
  how: HowToChoose,
  onFile: OnFile,
): MemberOnDay | LeftOut {
  const [first] = places.flat();
  const who = { providerId: first?.candidate.providerId ?? "", name: first?.candidate.provider ?? "" };
  const prices = lines.flatMap((line, index) => {
    const best = bestOf(places[index] ?? [], how);
    return best?.rate ? [{ best, price: priced(line, best.candidate, best.rate, onFile) }] : [];
  });
  const [main, ...others] = prices.map(({ best }) => best);
  if (!partyId || !main || prices.length < lines.length)
    return { ...who, against: places.flatMap(fewestAgainst) };
  return {
    ...{ ...who, partyId, prices: prices.map(({ price }) => price) },
    value: costOfLines(prices.map(({ price }) => price)),
    rating: leastRating([main.candidate.rating, ...others.map(({ candidate }) => candidate.rating)]),
    miles: farthest([main, ...others].map(({ candidate }) => milesTo(candidate, how))),
    reasons: [main, ...others].flatMap((best) => best.for),
  };
}

function bestOf(places: readonly JudgedPlace[], how: HowToChoose): JudgedPlace | undefined {
  const byPrice = (a: JudgedPlace, b: JudgedPlace) => (a.rate?.pence ?? 0) - (b.rate?.pence ?? 0);
  const byMiles = (a: JudgedPlace, b: JudgedPlace) =>
    (milesTo(a.candidate, how) ?? Infinity) < (milesTo(b.candidate, how) ?? Infinity) ? -1 : 1;
  const order = how.rule === "DISTANCE_THEN_PRICE" ? byMiles : byPrice;
  return places.filter((one) => isEligible(one) && one.rate).sort(order)[0];
}

function milesTo({ place }: Candidate, how: HowToChoose): number | null {
  return how.place && place ? milesBetween(how.place, place) : null;
}

/** What speaks against the best of the places for a line. */
function fewestAgainst(places: readonly JudgedPlace[]): readonly ReasonAgainst[] {
  return [...places].sort((a, b) => a.against.length - b.against.length)[0]?.against ?? [];
}

function priced(
  line: CallOffLine,
  { providerId, locationId }: Candidate,
  rate: RateHeld,
  { asked, rateIds }: OnFile,
): PricedLine {
  return {
    ...{
      lineId: line.id,
      locationId,
      ratePence: rate.pence,
      capPence: rate.capTodayPence,
      units: line.units,
    },
    pence: blockPrice(asked.get(line.id) ?? null, rate.pence),
    rateId: rateIds.get([providerId, line.serviceLineId, rate.areaId, rate.locationId].join()) ?? null,
  };
}

async function rateIdsOf(tx: Tx, lines: readonly CallOffLine[], today: Day) {
  const rows = await tx.$queryRaw<
    { id: string; providerId: string; serviceLineId: string; areaId: string; locationId: string }[]
  >`
    SELECT r.id, r.provider_id AS "providerId", r.service_line_id AS "serviceLineId", r.area_id AS "areaId", r.location_id AS "locationId"
    FROM rate r WHERE r.service_line_id = ANY (${lines.map(({ serviceLineId }) => serviceLineId)}::uuid[])
      AND r.valid_from <= ${today}::date AND (r.valid_to IS NULL OR r.valid_to > ${today}::date)`;
  return new Map(
    rows.map((row) => [[row.providerId, row.serviceLineId, row.areaId, row.locationId].join(), row.id]),
  );
}

async function blockPrices(tx: Tx, callOffId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.blockTerms.findMany({
    where: { callOffId },
    select: { callOffLineId: true, pence: true },
  });
  return new Map(rows.map(({ callOffLineId, pence }) => [callOffLineId, pence]));
}
