import { contentHash } from "#app/data/application/submissions.server.ts";
import { addDays, dayOf } from "#app/domain/calendar.ts";
import type { BidContent } from "#app/domain/call-off/bid.ts";
import { unitOf } from "#app/data/frameworks.server.ts";
import { pence } from "#app/domain/money.ts";
import { lineId, lotId } from "../commissioning.ts";
import { at } from "../days.ts";
import { diceOf, type Dice } from "../dice.ts";
import { rowsOf } from "../history-deeds.ts";
import { idOf, type Ledger } from "../ledger.ts";
import { lots } from "../lots.ts";
import { floorsOn } from "../sustainability.ts";
import { accountOf, byBuyer, byProvider } from "./deeds.ts";
import { membersFor, type Member, type RateAt } from "./members.ts";
import {
  callOffId,
  callOffLineId,
  criterionId,
  personOf,
  whose,
  type Competition,
  type Plan,
} from "./plan.ts";
import { referenceOf } from "./plans.ts";
import { blockPriceUnder, capOf, qualityQuestions } from "./set-up.ts";

/** A bid of the demonstration. */
export type MadeBid = {
  readonly id: string;
  readonly member: Member;
  readonly reference: string;
  readonly contentHash: string;
  readonly prices: readonly {
    readonly lineId: string;
    readonly units: string;
    readonly pence: number;
    readonly rate: RateAt;
  }[];
  readonly ofFirstProvider: boolean;
  readonly favourite: boolean;
  readonly low: boolean;
};

/** Publishes a competition: who is invited, and what those who bid send before the close. */
export function addBids(
  ledger: Ledger,
  plan: Plan,
  competition: Competition,
  publishedAt: Date,
): readonly MadeBid[] {
  const dice = diceOf(publishedAt.getTime() / 60_000);
  const invited = invitedTo(ledger, plan, competition, publishedAt, dice);
  invited.forEach((member) => invite(ledger, plan, member, publishedAt));
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const published = { kind: "call-off-published", subject, invited: invited.length, dropped: [] } as const;
  ledger.tell(byBuyer({ plan, at: publishedAt }, "creator", published));
  const { bidders = 0, firstProvider } = competition;
  const first = invited.filter((member) => firstProvider && member.providerId === firstProviderOf(ledger));
  const able = invited.filter((member) => !first.includes(member) && isAbleToBid(plan, member));
  const chosen = [...first, ...dice.shuffled(able).slice(0, bidders - first.length)];
  return chosen.map((member, place) => {
    const favourite = firstProvider === "wins" && first.includes(member);
    const low = competition.asksLowBidder !== undefined && place === chosen.length - 1;
    const nth = invited.indexOf(member) + 1;
    return addBid(ledger, plan, { member, nth, favourite, low, closesAt: competition.closesAt }, dice);
  });
}

/** The provider of the person who signs in as provider@demo.test. */
export function firstProviderOf(ledger: Ledger): string {
  return rowsOf<{ id: string }>(ledger, "provider")[0]?.id ?? "";
}

/** All who may be invited, or so many chosen, the first provider among them where it bids. */
function invitedTo(
  ledger: Ledger,
  { lines }: Plan,
  { chosen, firstProvider }: Competition,
  publishedAt: Date,
  dice: Dice,
): readonly Member[] {
  const members = membersFor(ledger, lines, publishedAt);
  if (chosen === undefined) return members;
  const first = members.filter((one) => firstProvider && one.providerId === firstProviderOf(ledger));
  const others = members.filter((one) => !first.includes(one));
  return [...first, ...dice.some(others, chosen - first.length)];
}

function invite(
  ledger: Ledger,
  plan: Plan,
  { providerId, partyId, rates, lots: held }: Member,
  publishedAt: Date,
) {
  ledger.add("call_off_invitation", {
    ...{ id: idOf("call-off invitation", plan.key, providerId), ...whose(plan) },
    ...{ provider_id: providerId, party_id: partyId },
    reasons: plan.lines.map(({ lot, line }, place) => ({
      ...{ lotId: lotId(lot), serviceLineId: lineId(line), locationId: rates[place]?.[0]?.location_id },
      against: [],
      reasons: [
        ...held
          .filter((one) => one.lotId === lotId(lot))
          .map((one) => ({ kind: "lot-held", lotId: one.lotId, since: one.since, automatic: false })),
        { kind: "placements-open" },
      ],
    })),
    reason: plan.competition?.chosen === undefined ? "" : "It says that it has room from the first day.",
    ...{ invited_by: personOf(plan, "creator"), invited_at: publishedAt },
    ...{ declined_at: null, declined_reason: "" },
  });
}

/** Nobody bids below what a unit must lawfully cost without being asked about it, so that most do not. */
function isAbleToBid(plan: Plan, { rates }: Member): boolean {
  return plan.lines.every((line, place) => dearest(rates[place]).pence >= floorOf(plan, line));
}

function floorOf(plan: Plan, { lot, line }: Plan["lines"][number]): number {
  const made = lots[lot - 1];
  return (made && floorsOn(made, dayOf(at(plan.startsOn, 9))).get(line)) ?? 0;
}

/** A call-off names no place: where a member prices its places apart, the dearest is what it may ask at most. */
function dearest(rates: readonly RateAt[] | undefined): RateAt {
  const rate = rates?.at(-1);
  if (!rate) throw new Error("A bidder has a rate for each line");
  return rate;
}

type Bidding = {
  readonly member: Member;
  readonly nth: number;
  readonly favourite: boolean;
  readonly low: boolean;
  readonly closesAt: Date;
};

function addBid(
  ledger: Ledger,
  plan: Plan,
  { member, nth, favourite, low, closesAt }: Bidding,
  dice: Dice,
): MadeBid {
  const { providerId } = member;
  const id = idOf("bid", plan.key, providerId);
  const reference = `${referenceOf(plan)}-${String(nth).padStart(3, "0")}-1`;
  const submittedAt = at(addDays(dayOf(closesAt), -dice.whole(1, 4)), dice.whole(9, 16), dice.whole(0, 59));
  const prices = plan.lines.map((line, place) => {
    const rate = dearest(member.rates[place]);
    const asked = priceOf(ledger, plan, line, rate, low ? null : dice.whole(0, 25));
    return { lineId: callOffLineId(plan, place), units: line.units, pence: asked, rate };
  });
  const content = contentOf(ledger, plan, prices, dice);
  const salt = idOf("salt", plan.key, providerId).replaceAll("-", "");
  const hash = contentHash(salt, content);
  const key = { ...whose(plan), provider_id: providerId };
  ledger.add("bid", {
    ...{ id, ...key, version: 1, reference, submitted_at: submittedAt },
    ...{ submitted_by: accountOf(ledger, providerId), content_hash: hash },
  });
  ledger.add("bid_content", { bid_id: id, ...key, salt, content });
  for (const { lineId: line, pence: asked, rate } of prices)
    ledger.add("bid_price", {
      ...{ bid_id: id, call_off_line_id: line, ...key, pence: asked },
      ...{ rate_id: rate.id, rate_pence: rate.pence, cap_pence: rate.cap_pence },
    });
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const event = { kind: "bid-submitted", subject, bidId: id, contentHash: hash } as const;
  ledger.tell(byProvider(ledger, { plan, at: submittedAt }, providerId, event));
  const ofFirstProvider = providerId === firstProviderOf(ledger);
  return { id, member, reference, contentHash: hash, prices, ofFirstProvider, favourite, low };
}

/** So many thousandths below the rate, never above what a block asks nor below the floor; without a share, just below it. */
function priceOf(
  ledger: Ledger,
  plan: Plan,
  line: Plan["lines"][number],
  { pence: rate }: RateAt,
  thousandths: number | null,
): number {
  const floor = floorOf(plan, line);
  if (thousandths === null) return floor - 60;
  const most = plan.kind === "BLOCK" ? blockPriceUnder(capOf(ledger, line.line, plan.startsOn)) : rate;
  const base = Math.min(rate, most);
  return Math.min(base, Math.max(floor, Math.floor((base * (1_000 - thousandths)) / 1_000)));
}

const answers = [
  [
    "This answer is made up. Each person has a team of four, whose names and faces they are given before the first day. A fifth knows them too and stands in.",
    "This answer is made up. We write the week’s rota with the people we support and keep to it; who comes is never a surprise.",
    "This answer is made up. New workers go along twice before they come by themselves, and nobody is sent whom the person has not met.",
  ],
  [
    "This answer is made up. Every worker may stop and call a manager at any hour. We look at what was noted each morning and ring the family the same day.",
    "This answer is made up. We look for small changes: what is eaten, how somebody sleeps, what is not said. Two of them in a week and we visit.",
    "This answer is made up. We report to the council within the hour, keep the person safe first, and tell everyone what we learnt after.",
  ],
] as const;

function contentOf(ledger: Ledger, plan: Plan, prices: MadeBid["prices"], dice: Dice): BidContent {
  type Line = { readonly id: string; readonly title: string; readonly unit: string };
  const lines = rowsOf<Line>(ledger, "service_line");
  return {
    answers: qualityQuestions.map(([title], place) => ({
      ...{ criterionId: criterionId(plan, place), title },
      text: dice.pick(answers[place === 0 ? 0 : 1]),
    })),
    prices: prices.map(({ lineId: id, units, pence: asked, rate }, place) => {
      const line = lines.find((one) => one.id === lineId(plan.lines[place]?.line ?? ""));
      return {
        ...{ lineId: id, title: line?.title ?? "", area: "Everywhere", units },
        unit: unitOf(line?.unit ?? ""),
        ...{ pence: pence(asked), rateId: rate.id, ratePence: pence(rate.pence) },
        ...{ capPence: pence(rate.cap_pence), exceptionId: null },
      };
    }),
  };
}
