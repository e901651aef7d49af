import { beginRoundOpening, completeRoundOpening } from "#app/commands/evaluation/open-round.server.ts";
import { deadlineInWords, inWords, timeInWords } from "#app/domain/calendar-words.ts";
import { reading } from "#app/data/db.server.ts";
import { applicantsOf } from "#app/data/evaluation-submissions.server.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { openingBegun, OpeningStanding, whoOpened } from "#app/components/evaluation/OpeningStanding.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { roundOfPage } from "#app/web/evaluation.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { openingRefusalInWords, openingShown } from "#app/web/opening-of-page.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Open the applications") }];

const access = {
  area: "commissioner",
  permission: "round:open-submissions",
  params: byId("roundId"),
} as const;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const { round } = await roundOfPage(tx, params.roundId, now);
    return {
      roundId: round.id,
      title: round.title,
      ...openingShown(round, round.opening, actor.accountId, now),
      serverTime: `${timeInWords(now)}, ${inWords(now).split(" on ")[1] ?? ""}`,
      closed: deadlineInWords(round.closesAt),
      applications: (await applicantsOf(tx, round.id)).length,
      done: url.searchParams.get("done"),
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const first = fields.text("step") === "begin";
  const verdict = await (first ? beginRoundOpening : completeRoundOpening)(actor, params.roundId, arrival);
  if (!verdict.ok) return refused(fields, openingRefusalInWords(verdict.why, refusalWords), "step");
  throw redirect(`${paths.roundStep(params.roundId, "opening")}?done=${first ? "begun" : "opened"}`);
});

const refusalWords = {
  notClosed: (closes: string) =>
    `The round takes applications until ${closes}. It can be opened from then on`,
  open: "The round has already been opened",
  never: "A round that is not published, or was cancelled, cannot be opened",
} as const;

const doneWords: Readonly<Record<string, string>> = {
  begun: openingBegun,
  opened: "The round is open. Answers and prices are unlocked, and the definite answers have been screened.",
};

const standingWords = {
  sealed: "Until then only who applied and when can be seen.",
  never: "This round is not published, or was cancelled. There is nothing to open.",
  together: "Two people open a round together.",
  who: "who may open rounds",
  unlocked: "every answer and price of the round is unlocked",
} as const;

export default function OpenRound() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = { href: paths.round(page.roundId), text: "Round" };
  return (
    <>
      <EvaluationHead
        back={back}
        caption={page.title}
        done={doneWords[page.done ?? ""]}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Open the applications
      </EvaluationHead>
      <SummaryList
        rows={[
          { key: "Applications", value: String(page.applications) },
          { key: "Round closes", value: page.closed },
          ...whoOpened(page),
        ]}
      />
      <OpeningStanding
        {...page}
        words={standingWords}
        next={{ href: paths.roundStep(page.roundId, "applications"), text: "Go to the applications" }}
      />
    </>
  );
}
