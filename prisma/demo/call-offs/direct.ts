import { createHash } from "node:crypto";
import type { Offer } from "#app/data/call-off/offers.server.ts";
import type { Ranking, RankedMember } from "#app/data/call-off/ranking.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { costOfLines } from "#app/domain/call-off/cost.ts";
import { rankMembers } from "#app/domain/call-off/ranking-rule.ts";
import { responseDueAt } from "#app/domain/call-off/response-clock.ts";
import { demonstrationAccounts } from "../accounts.ts";
import { lotId } from "../commissioning.ts";
import { idOf, type Ledger } from "../ledger.ts";
import { bankHolidaysOfReference } from "../../reference/bank-holidays.ts";
import { routeSource } from "../call-off-rules.ts";
import { lots } from "../lots.ts";
import { addAward, addDecision, type MadeAward } from "./awards.ts";
import { firstProviderOf } from "./bids.ts";
import { accountOf, byBuyer, byProvider } from "./deeds.ts";
import { workingHoursOn } from "./law.ts";
import { membersFor } from "./members.ts";
import {
  awardId,
  buyerOf,
  callOffId,
  callOffLineId,
  framed,
  personOf,
  whose,
  type Offered,
  type Plan,
} from "./plan.ts";

/** A direct award: the frozen list, the offers down it with their answers, and the award of the one that was accepted. */
export function addDirectAward(
  ledger: Ledger,
  plan: Plan,
  offered: Offered,
  publishedAt: Date,
): MadeAward | null {
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const published = { kind: "call-off-published", subject, invited: 0, dropped: [] } as const;
  ledger.tell(byBuyer({ plan, at: publishedAt }, "creator", published));
  const ranking = rank(ledger, plan, offered.rankedAt);
  const offers = offered.offers.map((offer, place) => {
    const first = ranking.members.find(({ providerId }) => providerId === firstProviderOf(ledger));
    const member = offer.outOfTurn ? first : ranking.members[place];
    if (!member) throw new Error(`Nobody to offer ${plan.title} to`);
    return put(ledger, plan, member, offer);
  });
  const accepted = offers.find(({ acceptedAt }) => acceptedAt);
  if (!accepted || !plan.award) return null;
  const { providerId, value, prices } = accepted;
  const made: MadeAward = {
    ...{ providerId, value },
    lines: prices.map(({ lineId, pence, units, rateId }) => ({ lineId, pence, units, rateId: rateId ?? "" })),
  };
  addAward(ledger, plan, plan.award, made, {
    ...{ bid_id: null, offer_id: accepted.id, basis: { kind: "direct", ranking, offers } },
    ...{ letters_at: null, standstill_ends_at: null, standstill_words: "" },
  });
  const about = { subject, awardId: awardId(plan), offerId: accepted.id, providerId, value } as const;
  const recommended = { kind: "direct-award-recommended", ...about } as const;
  ledger.tell(byBuyer({ plan, at: plan.award.recommendedAt }, "creator", recommended, plan.award.reasons));
  addDecision(ledger, plan, plan.award, providerId);
  return made;
}

/** Freezes the list by price: each member at the cheapest of its places. */
function rank(ledger: Ledger, plan: Plan, rankedAt: Date): Ranking {
  const members = membersFor(ledger, plan.lines, rankedAt).map((member) => {
    const prices = plan.lines.map(({ units }, place) => {
      const rate = member.rates[place]?.[0];
      if (!rate) throw new Error("A member has a rate for each line");
      return {
        ...{ lineId: callOffLineId(plan, place), locationId: rate.location_id, rateId: rate.id, units },
        ...{ pence: rate.pence, ratePence: rate.pence, capPence: rate.cap_pence },
      };
    });
    const lots = plan.lines.map(({ lot }) => lotId(lot));
    const reasons = [
      ...member.lots
        .filter((held) => lots.includes(held.lotId))
        .map(
          (held) => ({ kind: "lot-held", lotId: held.lotId, since: held.since, automatic: false }) as const,
        ),
      { kind: "placements-open" } as const,
    ];
    const { providerId, partyId, name } = member;
    const place = { rating: "not-rated", miles: null, lastOfferedAt: null } as const;
    return { providerId, partyId, name, prices, value: costOfLines(prices), reasons, ...place };
  });
  const ranked = rankMembers("PRICE", members, false);
  if (!ranked.ok) throw new Error(`${plan.title}: ${ranked.why.kind}`);
  const [rule, rankedBy] = ["PRICE", personOf(plan, "creator")] as const;
  const lotRules = lotRulesOf(plan);
  ledger.add("call_off_ranking", {
    ...{ ...whose(plan), rule, place: "", cascades: false, left_out: [] },
    ...{ lot_rules: lotRules, rule_reason: "" },
    ...{ ranked_by: rankedBy, ranked_at: rankedAt },
  });
  for (const one of ranked.value)
    ledger.add("call_off_rank", {
      ...{ ...whose(plan), provider_id: one.providerId, party_id: one.partyId, rank: one.rank },
      ...{
        value_pence: one.value,
        prices: one.prices,
        rank_reasons: one.rankReasons,
        eligibility: one.reasons,
      },
    });
  const order = ranked.value.map((one) => `${one.rank} ${one.providerId} ${one.value}`);
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const event = {
    ...({ kind: "members-ranked", subject, rule, leftOut: 0 } as const),
    ...{ members: order.length, digest: createHash("sha256").update(order.join("\n")).digest("hex") },
  } as const;
  ledger.tell(byBuyer({ plan, at: rankedAt }, "creator", event));
  return {
    ...{ rule, place: "", cascades: false, rankedBy, rankedByName: nameOf(plan), rankedAt, leftOut: [] },
    ...{ lotRules, ruleReason: "" },
    members: ranked.value.map(({ rating: _, miles: __, lastOfferedAt: ___, ...one }) => one),
  };
}

/** The rule of each lot that is called off: by price, as the rules of the demonstration say. */
function lotRulesOf(plan: Plan): Ranking["lotRules"] {
  return [...new Set(plan.lines.map(({ lot }) => lot))].map((number) => ({
    ...{ lotId: lotId(number), lotNumber: number, title: lots[number - 1]?.title ?? "" },
    ...{ rule: "PRICE", source: routeSource },
  }));
}

function nameOf(plan: Plan): string {
  const mail = `${buyerOf(plan).creator}@demo.test`;
  return demonstrationAccounts.find(({ email }) => email === mail)?.name ?? "";
}

/** Puts an offer with its clock, and what was answered. */
function put(ledger: Ledger, plan: Plan, member: RankedMember, planned: Offered["offers"][number]): Offer {
  const { sentAt, answer } = planned;
  const { ground = "", evidence = "" } = planned.outOfTurn ?? {};
  const { providerId, partyId, prices, value } = member;
  const id = idOf("offer", plan.key, providerId);
  const clock = { measure: "WORKING_DAYS", units: 2 } as const;
  const due = responseDueAt(sentAt, clock, workingHoursOn(dayOf(sentAt)), bankHolidaysOfReference());
  if (!due.ok) throw new Error(`${plan.title}: ${due.why.kind}`);
  const said = {
    acceptedAt: answer?.accepts ? answer.at : null,
    declinedAt: answer && !answer.accepts ? answer.at : null,
  };
  ledger.add("offer", {
    ...{
      id,
      ...framed(plan),
      provider_id: providerId,
      party_id: partyId,
      rank: member.rank,
      ground,
      evidence,
    },
    ...{ prices, value_pence: value, sent_by: personOf(plan, "creator"), sent_at: sentAt, due_at: due.value },
    ...{ accepted_at: said.acceptedAt, declined_at: said.declinedAt, answer_reason: answer?.reason ?? "" },
    ...{ answered_by: answer ? accountOf(ledger, providerId) : null, withdrawn_reason: "" },
    ...{ automatic: false, passed_over: [], passed_over_reasons: [] },
  });
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const sent = { kind: "offer-sent", subject, offerId: id, providerId, rank: member.rank } as const;
  const event = { ...sent, dueAt: due.value.toISOString(), automatic: false, outOfTurn: ground !== "" };
  ledger.tell(byBuyer({ plan, at: sentAt }, "creator", event, ground && `${ground}\n${evidence}`));
  if (answer) {
    const kind = answer.accepts ? "offer-accepted" : "offer-declined";
    const answered = { kind, subject, offerId: id, providerId } as const;
    ledger.tell(byProvider(ledger, { plan, at: answer.at }, providerId, answered, answer.reason));
  }
  return {
    ...{
      id,
      callOffId: callOffId(plan),
      commissionerId: buyerOf(plan).id,
      providerId,
      provider: member.name,
    },
    ...{ rank: member.rank, ground, evidence, prices, value, sentBy: personOf(plan, "creator"), sentAt },
    ...{
      sentByName: nameOf(plan),
      dueAt: due.value,
      automatic: false,
      passedOver: [],
      passedOverReasons: [],
      ...said,
    },
    ...{ answerReason: answer?.reason ?? "", withdrawnAt: null, withdrawnReason: "" },
  };
}
