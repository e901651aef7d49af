import { z } from "zod";
import { judgeScreening } from "#app/commands/evaluation/decide-screening.server.ts";
import { agreeOnScore, giveScore } from "#app/commands/evaluation/score-answer.server.ts";
import { mayDo, type Permission } from "#app/domain/access/permissions.ts";
import { resultOf } from "#app/domain/evaluation/screening.ts";
import { reading } from "#app/data/db.server.ts";
import { evaluatedApplication, type EvaluatedApplication } from "#app/data/evaluation-application.server.ts";
import { decisionsOf } from "#app/data/evaluation-outcomes.server.ts";
import { isOnPanel } from "#app/data/evaluation-rounds.server.ts";
import { AnswerToScore } from "#app/components/evaluation/AnswerToScore.tsx";
import { AnswerToJudge } from "#app/components/evaluation/AnswerToJudge.tsx";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { declaredRoundOfPage } from "#app/web/evaluation.server.ts";
import { choiceField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("One answer") }];

const params = byId("roundId", "submissionId").extend({ code: z.string().min(1).max(120) });
const access = { area: "commissioner", permission: "evaluation:read", params } as const;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const { round } = await declaredRoundOfPage(tx, actor, params.roundId, now);
    const application = found(await evaluatedApplication(tx, round, params.submissionId));
    const onPanel = await isOnPanel(tx, round.id, actor.accountId);
    const { applicationId } = application.applicant;
    const settled = (await decisionsOf(tx, { applicationId })).some((each) => each.approvedBy !== null);
    const may = {
      judge: !settled && mayDo(actor, "evaluation:judge"),
      score: !settled && onPanel && mayDo(actor, "evaluation:score"),
      moderate: !settled && mayDo(actor, "evaluation:moderate"),
    };
    return {
      ...{ roundId: round.id, title: round.title, submissionId: params.submissionId, may },
      provider: application.applicant.provider,
      question: found(questionOf(application, params.code, actor.accountId)),
      done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
    };
  }),
);

function questionOf(application: EvaluatedApplication, code: string, accountId: string) {
  const screened = application.screened.find((each) => each.questionCode === code);
  if (screened) {
    const { title, answer, machine, decided, reason, decidedBy } = screened;
    return {
      kind: "screened" as const,
      title,
      answer,
      machine,
      result: resultOf({ machine, decided }),
      reason,
      decidedBy,
    };
  }
  const scored = application.scored.find((each) => each.question.code === code);
  if (!scored) return undefined;
  const { question, answer, scores, agreed } = scored;
  const own = scores.find((score) => score.accountId === accountId);
  return {
    ...{
      kind: "scored" as const,
      title: question.text,
      guidance: question.guidance,
      weight: question.weight,
      answer,
    },
    own: own ? { score: own.score, reason: own.reason } : null,
    scores:
      scores.length >= 2
        ? scores.map(({ name, livedExperience, score, reason }) => ({ name, livedExperience, score, reason }))
        : [],
    agreed: agreed ?? null,
  };
}

const doneWords: Readonly<Record<string, string>> = {
  judged: "Your decision is kept.",
  scored: "Your score is kept. The others cannot see it until they have scored too.",
  agreed: "The agreed score is kept.",
};

const reason = textField("the reason", 2000);
const score = z
  .string()
  .regex(/^[0-5]$/, "Select a score from 0 to 5")
  .transform(Number);
const judging = z.object({
  result: choiceField(["PASS", "FAIL"], "Select whether it passes or fails"),
  reason,
});
const scoring = z.object({ score, reason });
const agreeing = z.object({ agreed: score, agreedReason: reason });

const deeds: Readonly<Record<string, Permission>> = {
  judge: "evaluation:judge",
  score: "evaluation:score",
  agree: "evaluation:moderate",
};

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const deed = fields.text("deed");
  const needs = deeds[deed];
  if (!needs) throw notFound();
  if (!mayDo(actor, needs)) throw new Response(null, { status: 403 });
  const answer = { roundId: params.roundId, submissionId: params.submissionId, questionCode: params.code };
  const back = (done: string) =>
    redirect(`${paths.evaluatedQuestion(params.roundId, params.submissionId, params.code)}?done=${done}`);
  if (deed === "judge") {
    const form = judging.safeParse({ result: fields.text("result"), reason: fields.text("reason") });
    if (!form.success) return badForm(fields, sentences(form.error));
    const verdict = await judgeScreening(actor, answer, form.data, arrival);
    if (!verdict.ok) return refused(fields, sayings[verdict.why.kind], "result");
    throw back("judged");
  }
  if (deed === "score") {
    const form = scoring.safeParse({ score: fields.text("score"), reason: fields.text("reason") });
    if (!form.success) return badForm(fields, sentences(form.error));
    const verdict = await giveScore(actor, answer, form.data, arrival);
    if (!verdict.ok) return refused(fields, sayings[verdict.why.kind], "score");
    throw back("scored");
  }
  const form = agreeing.safeParse({
    agreed: fields.text("agreed"),
    agreedReason: fields.text("agreedReason"),
  });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await agreeOnScore(
    actor,
    answer,
    { score: form.data.agreed, reason: form.data.agreedReason },
    arrival,
  );
  if (!verdict.ok) return refused(fields, sayings[verdict.why.kind], "agreed");
  throw back("agreed");
});

const sayings = {
  "not-open": "This answer is not open to you",
  definite: "The answer is definite: the machine’s result stands",
  settled: "The outcome of this application is approved. Nothing of its evaluation changes any more",
  "not-on-panel": "You are not on the panel of this round. Ask the commissioner to appoint you",
  "not-a-score": "Select a score from 0 to 5",
  "others-stand": "Another evaluator’s score stands beside yours, so yours can no longer change",
  agreed: "A score has been agreed for this answer",
  "too-few-scores": "Two evaluators must score this answer before a score can be agreed",
} as const;

export default function OneAnswer() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { question, may } = page;
  const typed = (name: string, stored = "") => shown(reply, name, stored);
  const errorOf = (name: string) => reply?.errors[name];
  return (
    <>
      <EvaluationHead
        back={{ href: paths.evaluatedApplication(page.roundId, page.submissionId), text: page.provider }}
        caption={page.provider}
        done={page.done}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        {question.title}
      </EvaluationHead>
      {question.kind === "screened" ? (
        <AnswerToJudge {...question} mayJudge={may.judge} typed={typed} errorOf={errorOf} />
      ) : (
        <AnswerToScore
          {...question}
          mayScore={may.score}
          mayAgree={may.moderate}
          typed={typed}
          errorOf={errorOf}
        />
      )}
    </>
  );
}
