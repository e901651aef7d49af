import { z } from "zod";
import { agreeBidScore, scoreBid } from "#app/commands/call-off/score-bid.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { bidConsensus, bidScores } from "#app/data/call-off/bid-scores.server.ts";
import { bidsOpened, criteriaOf } from "#app/data/call-off/bids-opened.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { ClosedBids } from "#app/components/call-off/ClosedBids.tsx";
import { refusalWords } from "#app/components/call-off/judging-words.ts";
import { AnswerToScore } from "#app/components/evaluation/AnswerToScore.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { judgedOfPage } from "#app/web/call-off-judging.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("One answer of a bid") }];

const params = byId("callOffId", "bidId", "criterionId");
const access = { area: "commissioner", permission: "call-off:read", params } as const;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const { callOffId, bidId, criterionId } = params;
    const { head, closed, standing, state } = await judgedOfPage(tx, actor, callOffId, now);
    const back = { href: paths.callOffStep(callOffId, "evaluation"), text: "Evaluation" };
    const criterion = found((await criteriaOf(tx, callOffId)).find(({ id }) => id === criterionId));
    const bid = found((await bidsOpened(tx, callOffId)).find((one) => one.bidId === bidId));
    const { title, question, guidance, weight, minimumScore } = criterion;
    const isClosed = closed ?? (bid.answers === null ? { why: "interest" as const, href: "" } : null);
    const of = (one: { bidId: string; criterionId: string }) =>
      one.bidId === bidId && one.criterionId === criterionId;
    const scores = (await bidScores(tx, callOffId)).filter(of);
    const agreed = (await bidConsensus(tx, callOffId)).find(of);
    const own = scores.find(({ accountId }) => accountId === actor.accountId);
    const canJudge = state === "opened" && !isClosed;
    return {
      ...{ head, back, closed: isClosed, title, question, minimumScore, provider: bid.provider },
      ...{ guidance, weight, answer: bid.answers?.[criterionId] ?? "" },
      own: own ? { score: own.score, reason: own.reason } : null,
      scores:
        scores.length < 2
          ? []
          : scores.map(({ name, livedExperience, score, reason }) => ({
              name,
              livedExperience,
              score,
              reason,
            })),
      agreed: agreed ? { score: agreed.score, reason: agreed.reason, by: agreed.by } : null,
      mayScore: canJudge && standing.isEvaluator && mayDo(actor, "call-off:score"),
      mayAgree: canJudge && mayDo(actor, "call-off:manage"),
      done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
    };
  }),
);

const doneWords: Readonly<Record<string, string>> = {
  scored: "Your score is kept. The others cannot see it until they have scored too.",
  agreed: "The agreed score is kept.",
};

const reason = textField("the reason", 2000);
const score = z
  .string()
  .regex(/^[0-5]$/, "Select a score from 0 to 5")
  .transform(Number);

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const agrees = fields.text("deed") === "agree";
  if (!agrees && fields.text("deed") !== "score") throw notFound();
  if (!mayDo(actor, agrees ? "call-off:manage" : "call-off:score")) throw new Response(null, { status: 403 });
  const [scoreName, reasonName] = agrees ? ["agreed", "agreedReason"] : ["score", "reason"];
  const shape = z.object({ [scoreName]: score, [reasonName]: reason });
  const form = shape.safeParse({
    [scoreName]: fields.text(scoreName),
    [reasonName]: fields.text(reasonName),
  });
  if (!form.success) return badForm(fields, sentences(form.error));
  const given = { score: Number(form.data[scoreName]), reason: String(form.data[reasonName]) };
  const verdict = await (agrees ? agreeBidScore : scoreBid)(actor, params, given, arrival);
  if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], scoreName);
  const { callOffId, bidId, criterionId } = params;
  const here = paths.callOffStep(callOffId, `bids/${bidId}/criteria/${criterionId}`);
  throw redirect(`${here}?done=${agrees ? "agreed" : "scored"}`);
});

export default function OneAnswerOfABid() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { head, back, closed, title, question, minimumScore, provider, done } = page;
  return (
    <>
      <CallOffHead
        back={back}
        callOff={head}
        done={done}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        {title}: {provider}
      </CallOffHead>
      {closed ? (
        <ClosedBids {...closed} />
      ) : (
        <>
          <p className="govuk-body">{question}</p>
          {minimumScore === null ? null : (
            <p className="govuk-body">The least score that passes is {minimumScore}.</p>
          )}
          <AnswerToScore
            {...page}
            typed={(name, stored = "") => shown(reply, name, stored)}
            errorOf={(name) => reply?.errors[name]}
          />
        </>
      )}
    </>
  );
}
