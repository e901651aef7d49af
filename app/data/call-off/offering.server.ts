import { dayOf, type Instant } from "#app/domain/calendar.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import type { OnList } from "#app/domain/call-off/offer.ts";
import { changesSince, type ListChange } from "#app/domain/call-off/stale-ranking.ts";
import { placeOfPostcode } from "../postcodes.server.ts";
import type { Tx } from "../db.server.ts";
import { linesOfCallOff } from "./call-offs.server.ts";
import { membersOnDay, type MemberOnDay, type MembersOnDay } from "./members-on-day.server.ts";
import { offersOf, type Offer } from "./offers.server.ts";
import { rankingOf, rankingRulesOf, type RankedMember, type Ranking } from "./ranking.server.ts";

/** A member of the frozen list with its offer, and what it would be offered on this day. */
export type Standing = OnList & {
  readonly member: RankedMember;
  readonly offer: Offer | null;
  readonly today: MemberOnDay | undefined;
};

/** A direct award as it stands on a day: the frozen list, who of it is eligible, and what was offered to whom. */
export type Offering = {
  readonly ranking: Ranking;
  readonly list: readonly Standing[];
  readonly offers: readonly Offer[];
  readonly membersToday: MembersOnDay;
  /** What is no longer as it was when the list was frozen. */
  readonly changes: readonly ListChange[];
};

/** Reads a direct award as it stands at an instant; nothing while its members are not ranked. */
export async function offeringAt(tx: Tx, callOff: CallOff, now: Instant): Promise<Offering | undefined> {
  const ranking = await rankingOf(tx, callOff.id);
  if (!ranking) return undefined;
  const offers = await offersOf(tx, callOff.id);
  const lines = await linesOfCallOff(tx, callOff.id);
  const place = ranking.place ? ((await placeOfPostcode(tx, ranking.place)) ?? null) : null;
  const how = { rule: ranking.rule, place };
  const membersToday = await membersOnDay(tx, callOff, lines, dayOf(now), how);
  const list = ranking.members.map((member) => {
    const { providerId, rank } = member;
    const today = membersToday.eligible.find((one) => one.providerId === providerId);
    const offer = offers.find((one) => one.providerId === providerId) ?? null;
    return { providerId, rank, member, offer, today, eligibleToday: today !== undefined };
  });
  const lots = await rankingRulesOf(tx, callOff, dayOf(now));
  const today = membersToday.eligible.map((member) => ({ ...member, lastOfferedAt: null }));
  return { ranking, list, offers, membersToday, changes: changesSince(ranking, today, lots) };
}
