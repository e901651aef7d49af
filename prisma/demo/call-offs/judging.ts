import { digestOf } from "#app/data/evaluation-submissions.server.ts";
import { addDays, dayOf } from "#app/domain/calendar.ts";
import { personId } from "../commissioning.ts";
import { diceOf } from "../dice.ts";
import type { Ledger } from "../ledger.ts";
import type { MadeBid } from "./bids.ts";
import { accountOf, byBuyer, byPerson, byProvider } from "./deeds.ts";
import {
  buyerOf,
  callOffId,
  criterionId,
  judgesOf,
  personOf,
  whose,
  type Competition,
  type Plan,
} from "./plan.ts";
import { qualityQuestions } from "./set-up.ts";

/** A score that was agreed, with the reason that its bidder reads. */
export type Agreed = {
  readonly bidId: string;
  readonly criterionId: string;
  readonly score: number;
  readonly reason: string;
};

/** Opens the bids by two people and judges them as far as the plan has got. Answers what was agreed. */
export function addJudgement(
  ledger: Ledger,
  plan: Plan,
  { openedAt, scoredAt, agreedAt, asksLowBidder }: Competition,
  bids: readonly MadeBid[],
): readonly Agreed[] {
  if (!openedAt) return [];
  open(ledger, plan, bids, openedAt);
  for (const bid of bids.filter(({ low }) => low)) if (asksLowBidder) ask(ledger, plan, bid, asksLowBidder);
  if (!scoredAt) return [];
  const dice = diceOf(openedAt.getTime() / 60_000);
  const found = bids.flatMap((bid) =>
    qualityQuestions.map(([title], place) => {
      const poor = place === 0 && !bid.ofFirstProvider && dice.chance(12);
      const score = bid.favourite ? 5 : poor ? 2 : dice.whole(3, 4);
      return { bid, title, criterionId: criterionId(plan, place), score };
    }),
  );
  const given = agreedAt ? found : found.slice(0, -2 * qualityQuestions.length);
  buyerOf(plan).evaluators.forEach((who, nth) => {
    const all = nth === 0 ? found : given;
    all.forEach((one, place) => {
      const score = Math.min(5, one.score + (nth === 1 && dice.chance(30) ? 1 : 0));
      giveScore(ledger, plan, { ...one, score }, { who, at: after(scoredAt, 300 * nth + 9 * place) });
    });
  });
  const agreed = agreedAt ? found : found.slice(0, 1);
  return agreed.map((one, place) =>
    agree(ledger, plan, one, after(agreedAt ?? after(scoredAt, 2 * 24 * 60), 6 * place)),
  );
}

function open(ledger: Ledger, plan: Plan, bids: readonly MadeBid[], openedAt: Date) {
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const firstAt = after(openedAt, -12);
  ledger.add("call_off_opening", {
    ...{ ...whose(plan), first_by: personOf(plan, "creator"), first_at: firstAt },
    ...{ second_by: personOf(plan, "second"), opened_at: openedAt },
  });
  const { submissions, digest } = digestOf(bids);
  const opened = { kind: "bids-opened", subject, bids: submissions, digest } as const;
  ledger.tell(
    byBuyer({ plan, at: firstAt }, "creator", { kind: "bid-opening-started", subject }),
    byBuyer({ plan, at: openedAt }, "second", opened),
  );
  const statement = "I have no interest in any of the bidders.";
  judgesOf(plan).forEach((who, place) => {
    const declaredAt = after(openedAt, 10 + 7 * place);
    ledger.add("call_off_interest", {
      ...{ ...whose(plan), account_id: personId(who), statement, provider_ids: [], declared_at: declaredAt },
    });
    const event = { kind: "call-off-interests-declared", subject, providerIds: [] } as const;
    ledger.tell(byPerson({ plan, at: declaredAt }, who, event, statement));
  });
}

/** The bidder whose cost lies below what a unit must lawfully cost was asked, and has answered; nobody has decided yet. */
function ask(
  ledger: Ledger,
  plan: Plan,
  { id, member: { providerId } }: MadeBid,
  { askedAt, answeredAt }: NonNullable<Competition["asksLowBidder"]>,
) {
  const question =
    "Your price lies below what an hour must cost by law as we work it out. How do you do it for that?";
  const answer =
    "This answer is made up. The team lives near the schemes and is never paid to travel, and the manager is paid for by our home next door; every hour is paid above the National Living Wage.";
  ledger.add("bid_query", {
    ...{ bid_id: id, ...whose(plan), provider_id: providerId, question, due_on: addDays(dayOf(askedAt), 7) },
    ...{ asked_by: personOf(plan, "creator"), asked_at: askedAt },
    ...{ answer, answered_by: accountOf(ledger, providerId), answered_at: answeredAt },
  });
  const about = { subject: { kind: "call-off", id: callOffId(plan) }, bidId: id, providerId } as const;
  ledger.tell(
    byBuyer({ plan, at: askedAt }, "creator", { kind: "bid-questioned", ...about }, question),
    byProvider(
      ledger,
      { plan, at: answeredAt },
      providerId,
      { kind: "bid-query-answered", ...about },
      answer,
    ),
  );
}

type Scored = {
  readonly bid: MadeBid;
  readonly title: string;
  readonly criterionId: string;
  readonly score: number;
};

const reasons: Readonly<Record<number, string>> = {
  2: "It says that people will know their workers, and not how",
  3: "It is sound, and says little of how it is checked",
  4: "It is clear, with an example for most of it",
  5: "It answers every part, with examples from its own houses",
};

function giveScore(
  ledger: Ledger,
  plan: Plan,
  { bid, title, criterionId: criterion, score }: Scored,
  { who, at }: { readonly who: string; readonly at: Date },
) {
  const reason = reasons[score] ?? "";
  const { providerId } = bid.member;
  ledger.add("bid_score", {
    ...{ bid_id: bid.id, criterion_id: criterion, account_id: personId(who), ...whose(plan) },
    ...{ provider_id: providerId, score, reason, scored_at: at },
  });
  const about = { subject: { kind: "call-off", id: callOffId(plan) }, bidId: bid.id, providerId } as const;
  ledger.tell(byPerson({ plan, at }, who, { kind: "bid-scored", ...about, criterion: title, score }, reason));
}

function agree(ledger: Ledger, plan: Plan, scored: Scored, at: Date): Agreed {
  const { bid, title, criterionId: criterion, score } = scored;
  const reason = reasons[score] ?? "";
  const { providerId } = bid.member;
  ledger.add("bid_consensus", {
    ...{ bid_id: bid.id, criterion_id: criterion, ...whose(plan), provider_id: providerId },
    ...{ score, reason, moderated_by: personOf(plan, "creator"), moderated_at: at },
  });
  const about = { subject: { kind: "call-off", id: callOffId(plan) }, bidId: bid.id, providerId } as const;
  const event = { kind: "bid-score-agreed", ...about, criterion: title, score } as const;
  ledger.tell(byBuyer({ plan, at }, "creator", event, reason));
  return { bidId: bid.id, criterionId: criterion, score, reason };
}

function after(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}
