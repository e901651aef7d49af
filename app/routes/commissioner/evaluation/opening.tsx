import { beginRoundOpening, completeRoundOpening } from "#app/commands/evaluation/open-round.server.ts";
import { deadlineInWords, inWords, timeInWords, timeLeftInWords } from "#app/domain/calendar-words.ts";
import { openingState, type OpeningRefusal } from "#app/domain/evaluation/opening.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { reading } from "#app/data/db.server.ts";
import { applicantsOf } from "#app/data/evaluation-submissions.server.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { OpeningStanding } from "#app/components/evaluation/OpeningStanding.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { roundOfPage } from "#app/web/evaluation.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
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
    const state = openingState(round, round.opening, now);
    const until = state.kind === "begun" ? state.until : round.closesAt;
    return {
      roundId: round.id,
      title: round.title,
      state: state.kind,
      mine: state.kind === "begun" && state.firstBy === actor.accountId,
      until: deadlineInWords(until),
      left: timeLeftInWords(now, until),
      serverTime: `${timeInWords(now)}, ${inWords(now).split(" on ")[1] ?? ""}`,
      closed: deadlineInWords(round.closesAt),
      applications: (await applicantsOf(tx, round.id)).length,
      first: round.opening?.firstName ?? null,
      second: round.opening?.secondName ?? null,
      openedAt: round.opening?.openedAt ? inWords(round.opening.openedAt) : null,
      done: url.searchParams.get("done"),
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const first = fields.text("step") === "begin";
  const verdict = await (first ? beginRoundOpening : completeRoundOpening)(actor, params.roundId, arrival);
  if (!verdict.ok) return refused(fields, refusalInWords(verdict.why), "step");
  throw redirect(`${paths.roundStep(params.roundId, "opening")}?done=${first ? "begun" : "opened"}`);
});

function refusalInWords(why: OpeningRefusal): string {
  switch (why.kind) {
    case "not-closed":
      return `The round takes applications until ${deadlineInWords(why.closesAt)}. It can be opened from then on`;
    case "same-person":
      return "A second person must complete the opening: you began it";
    case "already-begun":
      return "A colleague has already begun the opening. You can complete it";
    case "not-begun":
      return "No opening is under way, or it lapsed. Begin it, and ask a second person to complete it";
    case "already-open":
      return "The round has already been opened";
    case "no-round":
      return "A round that is not published, or was cancelled, cannot be opened";
    default:
      return unreachable(why);
  }
}

const doneWords: Readonly<Record<string, string>> = {
  begun: "You have begun the opening. A second person must complete it within 30 minutes.",
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
          ...(page.first && page.state !== "waiting" ? [{ key: "Begun by", value: page.first }] : []),
          ...(page.openedAt
            ? [
                { key: "Completed by", value: page.second ?? "" },
                { key: "Opened", value: page.openedAt },
              ]
            : []),
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
