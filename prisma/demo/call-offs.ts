import { addAwardOnBids, type MadeAward } from "./call-offs/awards.ts";
import { addBids, firstProviderOf } from "./call-offs/bids.ts";
import { addContract } from "./call-offs/contracts.ts";
import { accountOf, byBuyer, byProvider } from "./call-offs/deeds.ts";
import { addDirectAward } from "./call-offs/direct.ts";
import { addJudgement } from "./call-offs/judging.ts";
import { addNoticesOfRounds } from "./call-offs/notices.ts";
import { callOffId, personOf, whose, type Plan } from "./call-offs/plan.ts";
import { plans } from "./call-offs/plans.ts";
import { addSetUp } from "./call-offs/set-up.ts";
import { at } from "./days.ts";
import { rowsOf } from "./history-deeds.ts";
import { idOf, type Ledger, type Row } from "./ledger.ts";

/** Writes every call-off down, each as far as it has got, and the notices of the finished rounds. */
export function addCallOffs(ledger: Ledger) {
  addNoticesOfRounds(ledger);
  for (const plan of plans) {
    addSetUp(ledger, plan);
    addSteps(ledger, plan);
    const award = addMarketing(ledger, plan);
    if (plan.contract && award) addContract(ledger, plan, plan.contract, award);
  }
  addQuestions(ledger);
}

/** What was done with each since its draft: its columns by its id, to be written once its terms stand. */
export const callOffSteps: readonly (readonly [id: string, steps: Row])[] = plans.flatMap((plan) => {
  const { askedAt, approvedAt, publishedAt } = plan;
  if (!askedAt) return [];
  const steps = {
    ...{ approval_asked_by: personOf(plan, "creator"), approval_asked_at: askedAt },
    ...(approvedAt && { approved_by: personOf(plan, "approver"), approved_at: approvedAt }),
    ...(publishedAt && { published_at: publishedAt }),
  };
  return [[callOffId(plan), steps] as const];
});

function addSteps(ledger: Ledger, plan: Plan) {
  const { askedAt, approvedAt } = plan;
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  if (askedAt)
    ledger.tell(byBuyer({ plan, at: askedAt }, "creator", { kind: "call-off-approval-asked", subject }));
  if (!approvedAt) return;
  const row = rowsOf<{ id: string; value_with_vat_pence: number }>(ledger, "call_off").find(
    ({ id }) => id === subject.id,
  );
  const approved = {
    kind: "call-off-approved",
    subject,
    valueWithVat: row?.value_with_vat_pence ?? 0,
  } as const;
  ledger.tell(byBuyer({ plan, at: approvedAt }, "approver", approved));
}

/** From the publication to the award, by bids or by offers. */
function addMarketing(ledger: Ledger, plan: Plan): MadeAward | null {
  const { publishedAt, competition, offered, award } = plan;
  if (!publishedAt) return null;
  if (offered) return addDirectAward(ledger, plan, offered, publishedAt);
  if (!competition) return null;
  const bids = addBids(ledger, plan, competition, publishedAt);
  const agreed = addJudgement(ledger, plan, competition, bids);
  return award ? addAwardOnBids(ledger, plan, award, bids, agreed) : null;
}

const questions = [
  {
    question: "Do the four people move in on the same day?",
    askedAt: at("2026-11-18", 11),
    answer: "No: one in each of the first four weeks.",
    answeredAt: at("2026-11-19", 15),
  },
  { question: "Is there a room for a worker who sleeps in?", askedAt: at("2026-11-23", 14) },
] as const;

/** What the first provider asked about the competition that is open: one question is answered, one waits. */
function addQuestions(ledger: Ledger) {
  const plan = plans.find(({ key }) => key === "one-to-one");
  if (!plan) return;
  const providerId = firstProviderOf(ledger);
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  questions.forEach(({ question, askedAt, ...answered }, nth) => {
    const id = idOf("call-off question", plan.key, nth);
    ledger.add("call_off_question", {
      ...{ id, ...whose(plan), provider_id: providerId, question },
      ...{ asked_by: accountOf(ledger, providerId), asked_at: askedAt },
    });
    const about = { subject, questionId: id } as const;
    const by = { plan, at: askedAt };
    ledger.tell(byProvider(ledger, by, providerId, { kind: "call-off-question-asked", ...about }));
    if (!("answer" in answered)) return;
    const { answer, answeredAt } = answered;
    ledger.add("call_off_answer", {
      ...{ question_id: id, ...whose(plan), question, answer },
      ...{ answered_by: personOf(plan, "creator"), answered_at: answeredAt },
    });
    ledger.tell(
      byBuyer({ plan, at: answeredAt }, "creator", { kind: "call-off-question-answered", ...about }),
    );
  });
}
