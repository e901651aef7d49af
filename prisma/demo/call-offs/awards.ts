import { createHash } from "node:crypto";
import { canonicalJson } from "#app/domain/application/canonical.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { keptPlaces, type AwardBasis } from "#app/domain/call-off/award-basis.ts";
import { lettersFrom } from "#app/domain/call-off/award-letter.ts";
import { callOffStandstill, standstillGround } from "#app/domain/call-off/award-standstill.ts";
import { costOfLines } from "#app/domain/call-off/cost.ts";
import { priceFormula } from "#app/domain/call-off/price-score.ts";
import { rankBids, type BidToRank } from "#app/domain/call-off/ranking.ts";
import { standstillInWords } from "#app/domain/call-off/standstill-words.ts";
import { idOf, type Ledger } from "../ledger.ts";
import { bankHolidaysOfReference } from "../../reference/bank-holidays.ts";
import type { MadeBid } from "./bids.ts";
import { byBuyer } from "./deeds.ts";
import type { Agreed } from "./judging.ts";
import { lowBidRuleOn, standstillRuleOn } from "./law.ts";
import { putOnFile } from "./notices.ts";
import {
  awardId,
  callOffId,
  criterionId,
  framed,
  personOf,
  whose,
  type Plan,
  type PlannedAward,
} from "./plan.ts";
import { qualityQuestions, regimeOf } from "./set-up.ts";

/** An award with its lines, each at the winner's price beside its own rate. */
export type MadeAward = {
  readonly providerId: string;
  readonly value: number;
  readonly lines: readonly {
    readonly lineId: string;
    readonly pence: number;
    readonly units: string;
    readonly rateId: string;
  }[];
};

/** Awards a competition to the bid that comes first by the portal's own ranking, as far as the plan has got. */
export function addAwardOnBids(
  ledger: Ledger,
  plan: Plan,
  award: PlannedAward,
  bids: readonly MadeBid[],
  agreed: readonly Agreed[],
): MadeAward {
  const { basis, winner } = basisOf(plan, award, bids, agreed);
  const digest = createHash("sha256").update(canonicalJson(basis)).digest("hex");
  const { providerId, name } = winner.member;
  const value = costOfLines(winner.prices);
  const ending = award.lettersAt ? standstillFrom(plan, award.lettersAt) : { endsAt: null, words: "" };
  const made: MadeAward = {
    ...{ providerId, value },
    lines: winner.prices.map(({ lineId, pence, units, rate }) => ({ lineId, pence, units, rateId: rate.id })),
  };
  addAward(ledger, plan, award, made, {
    ...{ bid_id: winner.id, offer_id: null, basis: { formula: basis.formula, digest } },
    ...{
      letters_at: award.lettersAt ?? null,
      standstill_ends_at: ending.endsAt,
      standstill_words: ending.words,
    },
  });
  ledger.add("award_basis", { award_id: awardId(plan), ...whose(plan), basis });
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const recommended = {
    kind: "award-recommended",
    subject,
    awardId: awardId(plan),
    providerId,
    value,
  } as const;
  ledger.tell(
    byBuyer({ plan, at: award.recommendedAt }, "creator", { ...recommended, digest }, award.reasons),
  );
  addDecision(ledger, plan, award, providerId);
  if (award.lettersAt)
    addLetters(ledger, plan, { ...award, lettersAt: award.lettersAt }, { basis, agreed, name });
  return made;
}

function basisOf(
  plan: Plan,
  { recommendedAt }: PlannedAward,
  bids: readonly MadeBid[],
  agreed: readonly Agreed[],
): { readonly basis: AwardBasis; readonly winner: MadeBid } {
  const rules: AwardBasis["rules"] = {
    ...{ qualityWeight: 60, minimumQuality: 50, tieRule: "HIGHER_QUALITY" },
    criteria: qualityQuestions.map(([title, , weight], place) => ({
      ...{ id: criterionId(plan, place), title, weight, minimumScore: 2 },
    })),
  };
  const toRank = bids.map(({ id, member, prices }): BidToRank => ({
    ...{ bidId: id, providerId: member.providerId, excluded: null },
    prices: prices.map(({ lineId, pence, units }) => ({ callOffLineId: lineId, pence, units })),
    agreed: agreed
      .filter(({ bidId }) => bidId === id)
      .map((one) => ({ criterionId: one.criterionId, score: one.score })),
  }));
  const ranking = rankBids(toRank, rules);
  if (!ranking.ok) throw new Error(`${plan.title} is not ranked: ${JSON.stringify(ranking.why)}`);
  const winner = bids.find(({ id }) => id === ranking.value.ranked[0]?.bidId);
  if (!winner) throw new Error(`Nobody is admissible for ${plan.title}`);
  const basis: AwardBasis = {
    ...{
      formula: priceFormula,
      rules,
      lowBidRule: lowBidRuleOn(dayOf(recommendedAt)),
      bids: toRank,
      draws: [],
    },
    ranking: keptPlaces(ranking.value),
    notAdmissible: ranking.value.notAdmissible.map(({ bidId }) => bidId),
    rates: winner.prices.map(({ lineId, rate }) => ({
      ...{ callOffLineId: lineId, rateId: rate.id, ratePence: rate.pence, capPence: rate.cap_pence },
    })),
    lotsHeld: winner.member.lots,
  };
  return { basis, winner };
}

/** The notice of intention goes out on the day of the letters, where a regime asks for one. */
function standstillFrom(plan: Plan, lettersAt: Date) {
  const day: Day = dayOf(lettersAt);
  const regime = regimeOf(plan);
  const rule = standstillRuleOn(regime, day);
  const ground = standstillGround({ promised: plan.standstillPromised ?? false, noticeAsks: false }, rule);
  const on = { lettersOn: day, noticeOn: day };
  const ends = callOffStandstill(regime, ground, rule, on, bankHolidaysOfReference());
  if (!ends.ok) throw new Error(`${plan.title}: ${ends.why.kind}`);
  return { endsAt: ends.value, words: standstillInWords(ground, ends.value, rule?.clause ?? "") };
}

/** Writes a recommended award down with its lines; `rest` is what its kind of award says beside. */
export function addAward(
  ledger: Ledger,
  plan: Plan,
  { recommendedAt, reasons, decidedAt }: PlannedAward,
  { providerId, value, lines }: MadeAward,
  rest: Readonly<
    Record<
      "bid_id" | "offer_id" | "basis" | "letters_at" | "standstill_ends_at" | "standstill_words",
      unknown
    >
  >,
) {
  ledger.add("award", {
    ...{ id: awardId(plan), ...framed(plan), provider_id: providerId, ...rest, value_pence: value, reasons },
    ...{ recommended_by: personOf(plan, "creator"), recommended_at: recommendedAt },
    ...{ decided_by: decidedAt ? personOf(plan, "approver") : null, decided_at: decidedAt ?? null },
    ...{ approved: decidedAt ? true : null, decision_reason: "", withdrawn_reason: "" },
  });
  for (const { lineId, pence, units } of lines)
    ledger.add("award_line", {
      ...{ award_id: awardId(plan), call_off_line_id: lineId, ...whose(plan), provider_id: providerId },
      ...{ pence, units, withdrawn: false },
    });
}

/** The checks of the winner, and the approval by another person where it was given. */
export function addDecision(
  ledger: Ledger,
  plan: Plan,
  { checkedAt, decidedAt }: PlannedAward,
  providerId: string,
) {
  const about = {
    subject: { kind: "call-off", id: callOffId(plan) },
    ...{ awardId: awardId(plan), providerId },
  } as const;
  for (const at of checkedAt) {
    ledger.add("award_check", {
      ...{ id: idOf("award check", plan.key, at.toISOString()), award_id: awardId(plan) },
      ...{ commissioner_id: whose(plan).commissioner_id, provider_id: providerId, clear: true, note: "" },
      ...{ checked_by: personOf(plan, "second"), checked_at: at },
    });
    ledger.tell(byBuyer({ plan, at }, "second", { kind: "award-checked", ...about, clear: true }));
  }
  if (!decidedAt) return;
  ledger.tell(byBuyer({ plan, at: decidedAt }, "approver", { kind: "award-approved", ...about }));
  putOnFile(ledger, plan, { event: "award-approved" }, decidedAt);
}

function addLetters(
  ledger: Ledger,
  plan: Plan,
  { lettersAt, advantages = "" }: PlannedAward & { readonly lettersAt: Date },
  {
    basis,
    agreed,
    name,
  }: { readonly basis: AwardBasis; readonly agreed: readonly Agreed[]; readonly name: string },
) {
  const { endsAt, words } = standstillFrom(plan, lettersAt);
  const letters = lettersFrom(basis, {
    ...{ winner: name, advantages, standstill: words },
    reasonOf: (bidId, criterion) =>
      agreed.find((one) => one.bidId === bidId && one.criterionId === criterion)?.reason ?? "",
  });
  for (const { bidId, providerId, letter } of letters)
    ledger.add("award_letter", {
      ...{ award_id: awardId(plan), provider_id: providerId, bid_id: bidId, ...whose(plan) },
      ...{ won: letter.won, content: letter, sent_at: lettersAt },
    });
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const sent = {
    kind: "award-letters-sent",
    subject,
    awardId: awardId(plan),
    count: letters.length,
  } as const;
  const event = { ...sent, standstillEndsAt: endsAt?.toISOString() ?? null };
  ledger.tell(byBuyer({ plan, at: lettersAt }, "creator", event, advantages));
}
