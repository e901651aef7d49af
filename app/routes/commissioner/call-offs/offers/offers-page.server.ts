import { deadlineInWords, inWords, timeLeftInWords } from "#app/domain/calendar-words.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { CallOff, CallOffLine } from "#app/domain/call-off/call-off.ts";
import { awardWithVat } from "#app/domain/call-off/award.ts";
import { commitToTrial } from "#app/domain/call-off/trial.ts";
import type { Pence } from "#app/domain/money.ts";
import { cascades, nextOnList, offerState } from "#app/domain/call-off/offer.ts";
import type { ReasonAgainst } from "#app/domain/call-off/reasons.ts";
import type { CallOffState } from "#app/domain/call-off/state.ts";
import { toUnit } from "#app/domain/call-off/line-unit.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { offeringAt, type Offering, type Standing } from "#app/data/call-off/offering.server.ts";
import type { Offer } from "#app/data/call-off/offers.server.ts";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import {
  changeInWords,
  lotRulesInWords,
  rankReasonInWords,
  ruleWords,
  sum,
} from "#app/components/call-off/offer-words.ts";
import { trialSentence } from "#app/web/variation-words.ts";
import { reasonAgainstInWords, type Names } from "../../../brokerage/search-words.ts";

/** All that the page of a direct award's offers shows, in words; nothing of the list while there is none. */
export async function offersPage(tx: Tx, callOff: CallOff, state: CallOffState, now: Instant) {
  const offering = await offeringAt(tx, callOff, now);
  if (!offering) return { list: null, next: null, running: null } as const;
  const names = namesOf(await linesOfCallOff(tx, callOff.id));
  const against = (reasons: readonly ReasonAgainst[]) =>
    [...new Set(reasons.map((reason) => reasonAgainstInWords(reason, names)))].join(". ");
  const trial = (await trialOf(tx, callOff.id)) ?? null;
  const beyond = (value: Pence) => {
    const within = commitToTrial(trial, awardWithVat(value, callOff));
    return within.ok ? null : trialSentence(within.why);
  };
  return {
    list: listOf(offering, against, now),
    next: nextStep(offering, state, beyond, now),
    running: runningOffer(offering, now),
  } as const;
}

type Against = (reasons: readonly ReasonAgainst[]) => string;

function listOf({ ranking, list, offers, membersToday, changes }: Offering, against: Against, now: Instant) {
  const whyNot = (providerId: string) =>
    against(membersToday.leftOut.find((one) => one.providerId === providerId)?.against ?? []);
  return {
    rule: ruleWords[ranking.rule],
    chosen: ranking.ruleReason && {
      ...{ lots: lotRulesInWords(ranking.lotRules), reason: ranking.ruleReason },
    },
    stale: offers.length === 0 ? changes.map(changeInWords) : [],
    place: ranking.place,
    cascades: ranking.cascades,
    frozen: `${inWords(ranking.rankedAt)} by ${ranking.rankedByName}`,
    rows: list.map((standing) => rowOf(standing, whyNot(standing.providerId), now)),
    leftOut: ranking.leftOut.map(({ providerId, name, against: why }) => ({
      ...{ providerId, name },
      why: against(why) || "Does not hold every lot",
    })),
    history: offers.flatMap((offer) => happened(offer, against, now)),
  };
}

function rowOf(
  { providerId, rank, member, offer, today, eligibleToday }: Standing,
  whyNot: string,
  now: Instant,
) {
  return {
    ...{ providerId, rank, name: member.name },
    why: member.rankReasons.map(rankReasonInWords).join("; "),
    today:
      today && today.value !== member.value
        ? `Its rates make ${sum(today.value)} today`
        : eligibleToday
          ? null
          : `Not eligible today. ${whyNot}`,
    state: offer ? offerState(offer, now) : null,
    answer: offer ? offer.answerReason || offer.withdrawnReason : "",
    mayBeOffered: eligibleToday && !offer,
  };
}

const awarded: readonly CallOffState[] = [
  ...(["recommended", "award-approved", "standstill", "held"] as const),
  ...(["ready-for-contract", "contracted"] as const),
];

/** What is to be done now. */
function nextStep(
  { list, offers, ranking }: Offering,
  state: CallOffState,
  beyond: (value: Pence) => string | null,
  now: Instant,
) {
  if (state === "accepted") return { kind: "recommend" } as const;
  if (state === "offered") return { kind: "wait" } as const;
  if (awarded.includes(state)) return { kind: "award" } as const;
  if (state !== "offering") return { kind: "none" } as const;
  const next = nextOnList(list);
  if (!next) return { kind: "nobody-left" } as const;
  const tooMuch = next.today ? beyond(next.today.value) : null;
  const byItself = ranking.cascades && !tooMuch && cascades(list, offers.at(-1) ?? null, now);
  const { providerId, member } = next;
  return { kind: "offer", providerId, name: member.name, byItself, tooMuch } as const;
}

/** The offer that stands or was accepted. */
function runningOffer({ offers }: Offering, now: Instant) {
  const offer = offers.find((one) => ["standing", "accepted"].includes(offerState(one, now)));
  if (!offer) return null;
  return {
    ...{ id: offer.id, provider: offer.provider, value: sum(offer.value) },
    accepted: offer.acceptedAt !== null,
    deadline: {
      words: deadlineInWords(offer.dueAt),
      left: `${timeLeftInWords(now, offer.dueAt)} left`,
      serverTime: inWords(now),
      urgent: offer.dueAt.getTime() - now.getTime() < 3_600_000,
    },
  };
}

/** What happened to an offer, in order. */
function happened(offer: Offer, against: Against, now: Instant) {
  const { provider, ground, evidence } = offer;
  const passed = offer.passedOverReasons.map(
    ({ name, against: why }) => `${name} (${against(why) || "no longer holds every lot"})`,
  );
  const over = passed.length > 0 ? `Passed over, not being eligible that day: ${passed.join("; ")}.` : "";
  const why = ground ? `Out of turn. Ground: ${ground} Evidence: ${evidence}` : "";
  const at = (when: Date) => ({ when: inWords(when), dateTime: when.toISOString() });
  const sent = {
    title: `Offered to ${provider}, number ${offer.rank}, for ${sum(offer.value)}`,
    ...at(offer.sentAt),
    by: offer.automatic ? "the portal, down the list" : offer.sentByName,
    detail: [why, over, `To answer by ${deadlineInWords(offer.dueAt)}.`].filter(Boolean).join(" "),
  };
  const ended = (title: string, when: Date, detail: string) => ({ title, ...at(when), by: null, detail });
  return [
    sent,
    ...(offer.acceptedAt ? [ended(`${provider} accepted`, offer.acceptedAt, offer.answerReason)] : []),
    ...(offer.declinedAt ? [ended(`${provider} declined`, offer.declinedAt, offer.answerReason)] : []),
    ...(offer.withdrawnAt
      ? [ended(`The offer to ${provider} was withdrawn`, offer.withdrawnAt, offer.withdrawnReason)]
      : []),
    ...(offerState(offer, now) === "lapsed"
      ? [ended(`The offer to ${provider} lapsed`, offer.dueAt, "It did not answer in time.")]
      : []),
  ];
}

function namesOf(lines: readonly CallOffLine[]): Names {
  return {
    lot: (id) => {
      const line = lines.find(({ lotId }) => lotId === id);
      return line ? `lot ${line.lotNumber}` : "a lot of this call-off";
    },
    area: (id) => lines.find(({ areaId }) => areaId === id)?.area ?? "that area",
    unit: lines[0] && toUnit(lines[0].unit),
  };
}
