import type { ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import {
  answerQuery,
  askBidder,
  decideQuery,
  type AnswerRefusal,
  type QueryDecisionRefusal,
  type QueryRefusal,
} from "#app/domain/call-off/exclusion.ts";
import { no, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import {
  addQuery,
  exclusionsOf,
  queriesOf,
  saveAnswer,
  saveQueryDecision,
} from "#app/data/call-off/bid-exclusions.server.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { bidQuestionLetter } from "#app/mail/award-letters.ts";
import { about, holdBid, keyOf, type HoldRefusal } from "./judging.server.ts";

type Which = { readonly callOffId: string; readonly bidId: string };

/** Asks a bidder how it can do it for its price, by mail and on its page. */
export async function questionBid(
  actor: StaffActor,
  which: Which,
  asked: { readonly question: string; readonly dueOn: Day },
  link: string,
  arrival?: Arrival,
): Promise<Verdict<"ask", QueryRefusal | HoldRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdBid(tx, actor, which, now);
      if (!held.ok) return held;
      const verdict = askBidder(await soFar(tx, which), asked.dueOn, dayOf(now));
      if (!verdict.ok) return verdict;
      const { callOff, bid } = held.value;
      await addQuery(tx, keyOf(held.value), { ...asked, askedBy: actor.accountId }, now);
      const letter = bidQuestionLetter({
        ...{ reference: callOff.reference, title: callOff.title, question: asked.question, link },
        dueOn: dayInWords(asked.dueOn),
      });
      await queueToProvider(tx, bid.providerId, letter, { onceKey: `bid-question:${bid.bidId}` });
      record(
        tx,
        { kind: "bid-questioned", ...about(callOff.id), bidId: bid.bidId, providerId: bid.providerId },
        asked.question,
      );
      return verdict;
    },
    arrival,
  );
}

/** The bidder answers, once, by the end of the day named. */
export async function answerBidQuestion(
  actor: ProviderActor,
  callOffId: string,
  answer: string,
  arrival?: Arrival,
): Promise<Verdict<"answer", AnswerRefusal | { readonly kind: "not-found" }>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const [query] = await queriesOf(tx, callOffId);
      const callOff = await callOffOf(tx, callOffId);
      if (!query || !callOff) return no({ kind: "not-found" });
      const verdict = answerQuery(query, dayOf(now));
      if (!verdict.ok) return verdict;
      await saveAnswer(tx, query.bidId, { answer, answeredBy: actor.accountId }, now);
      const { bidId } = query;
      const { commissionerId } = callOff;
      record(
        tx,
        {
          ...{ kind: "bid-query-answered", ...about(callOffId), commissionerId },
          ...{ bidId, providerId: actor.providerId },
        },
        answer,
      );
      return verdict;
    },
    arrival,
  );
}

/** A person accepts the answer or not, with a reason. */
export async function decideBidQuestion(
  actor: StaffActor,
  which: Which,
  decided: { readonly accepted: boolean; readonly reason: string },
  arrival?: Arrival,
): Promise<Verdict<boolean, QueryDecisionRefusal | HoldRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdBid(tx, actor, which, now);
      if (!held.ok) return held;
      const { query } = await soFar(tx, which);
      if (!query) return no({ kind: "not-found" });
      const verdict = decideQuery(query, decided.accepted, dayOf(now));
      if (!verdict.ok) return verdict;
      const { accepted, reason } = decided;
      const kept = { accepted, decidedBy: actor.accountId, decisionReason: reason };
      await saveQueryDecision(tx, which.bidId, kept, now);
      const { bidId, providerId } = held.value.bid;
      record(
        tx,
        { kind: "bid-query-decided", ...about(which.callOffId), bidId, providerId, accepted },
        reason,
      );
      return verdict;
    },
    arrival,
  );
}

/** What has been asked of a bid, and whether it is out. */
async function soFar(tx: Tx, { callOffId, bidId }: Which) {
  const exclusions = await exclusionsOf(tx, callOffId);
  const queries = await queriesOf(tx, callOffId);
  return {
    excluded: exclusions.some((one) => one.bidId === bidId && one.liftedAt === null),
    query: queries.find((one) => one.bidId === bidId) ?? null,
  };
}
