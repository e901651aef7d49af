import { occasionsOf } from "#app/data/brokerage/occasions.server.ts";
import { progressOf as evaluationOf } from "#app/data/evaluation-progress.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworkById, lotsOf } from "#app/data/frameworks.server.ts";
import { questionSetsOf } from "#app/data/question-sets.server.ts";
import { applicantsOf, progressOf } from "#app/data/round-progress.server.ts";
import { extensionsOf, roundById } from "#app/data/rounds.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { boundInWords, unfitInWords } from "#app/domain/pricing/re-pricing-words.ts";
import type { RoundStatus } from "#app/domain/round/round.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { RoundSteps } from "#app/components/portal/RoundSteps.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { Timeline } from "#app/components/portal/Timeline.tsx";
import { roundInWords, roundLooks } from "#app/components/portal/round-words.ts";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import { Applicants } from "./applicants.tsx";
import { timelineOf } from "./round-timeline.ts";

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.round.title ?? "Round") },
];

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read", params: byId("roundId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const round = found(await roundById(tx, params.roundId));
      const framework = found(await frameworkById(tx, round.frameworkId));
      const sets = await questionSetsOf(tx, framework.id);
      const lots = await lotsOf(tx, [framework.id]);
      const everyone = await applicantsOf(tx, round.id);
      const page = pageOf(url.searchParams, everyone.length, size);
      const own = framework.commissionerId === actor.commissionerId;
      return {
        round: roundInWords(round, now),
        framework: framework.title,
        covers: round.wholeFramework
          ? `The whole framework (${lots.length} lots)`
          : lots
              .filter(({ id }) => round.lotIds.includes(id))
              .map((lot) => `${lot.number}. ${lot.title}`)
              .join("; "),
        intake: round.intake,
        bound: boundInWords(round.rePricing),
        unfit: unfitInWords(round.rePricing.unfitRates, round.effectiveOn),
        questionSet: sets.find(({ id }) => id === round.questionSetId)?.title ?? "",
        progress: (await progressOf(tx, [round.id])).get(round.id) ?? {
          started: 0,
          submitted: 0,
          waitingQuestions: 0,
        },
        applicantsPage: page,
        applicantsCount: everyone.length,
        applicants: everyone.slice((page - 1) * size, page * size).map((one) => ({
          name: one.name,
          reference: one.reference,
          started: inWords(one.startedAt),
          submitted: one.submittedAt ? inWords(one.submittedAt) : null,
          withdrawn: one.withdrawnAt !== null && one.submittedAt === null,
        })),
        timeline: timelineOf(round, await extensionsOf(tx, round.id), now),
        evaluation: round.publishedAt ? ((await evaluationOf(tx, round.id, now)) ?? null) : null,
        settles: own && round.openedAt !== null && mayDo(actor, "member:admit"),
        judges: mayDo(actor, "evaluation:read"),
        manages: own && mayDo(actor, "round:manage"),
        mayReachPlacements:
          own &&
          mayDo(actor, "placement:re-price") &&
          (await occasionsOf(tx, [framework.id])).some(({ id }) => id === round.id),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

/** How many applicants stand on one page. */
const size = 25;

/** Where what was submitted stands; a draft has nothing submitted, and a cancelled round is never opened. */
const sealedWords: Partial<Record<RoundStatus, string>> = {
  upcoming: ", sealed until two people open them after the close",
  open: ", sealed until two people open them after the close",
  closed: ", sealed until two people open them",
  opened: ", opened",
  finished: ", opened",
  cancelled: ", never opened",
};

const doneWords: Readonly<Record<string, string>> = {
  drafted: "The draft is saved. Nobody else sees it before you publish it.",
  changed: "The draft is changed.",
  published: "The round is published. Everyone can see it now.",
  extended: "The round closes later. Everyone with a draft or a submission is told by mail.",
  cancelled: "The round is cancelled.",
  settled: "The rates are settled. Each provider is told by mail.",
};

export default function RoundOverview() {
  const page = useLoaderData<typeof loader>();
  const { round, progress, evaluation } = page;
  return (
    <>
      {page.done ? <NotificationBanner type="success" text={page.done} /> : null}
      <BackLink href={paths.rounds}>Rounds</BackLink>
      <PageHeading caption={page.framework}>{round.title}</PageHeading>
      <p className="govuk-body">
        <StatusTag status={round.status} looks={roundLooks} />
      </p>
      {round.status === "open" ? (
        <Deadline
          words={round.closes}
          left={round.left}
          serverTime={round.serverTime}
          urgent={round.urgent}
        />
      ) : null}
      {page.manages ? <Deeds id={round.id} status={round.status} /> : null}
      <SummaryList
        rows={[
          {
            key: "Started",
            value: `${progress.started} ${progress.started === 1 ? "provider" : "providers"}`,
          },
          {
            key: "Submitted",
            value: `${progress.submitted}${sealedWords[round.status] ?? ""}`,
          },
          {
            key: "Questions waiting",
            value: String(progress.waitingQuestions),
            actions: [
              { href: paths.questionsOfRound(round.id), text: "See all", visuallyHiddenText: "questions" },
            ],
          },
          { key: "Covers", value: page.covers },
          {
            key: "Intake",
            value: page.intake === "window" ? "In a window" : "As they come, up to the cut-off",
          },
          { key: "How rates may change", value: `${page.bound}.` },
          { key: "Members that do not apply", value: `${page.unfit}.` },
          {
            key: "Questions asked",
            value: page.questionSet,
            actions: [{ href: paths.previewRound(round.id), text: "Preview as a provider" }],
          },
        ]}
      />
      {evaluation ? (
        <>
          <h2 className="govuk-heading-m">From the close to the members</h2>
          <RoundSteps roundId={round.id} state={evaluation} />
          {page.judges && (round.status === "opened" || round.status === "finished") ? (
            <p className="govuk-body">
              <a className="govuk-link" href={paths.roundCosts(round.id)}>
                Open books: what providers say that a unit costs them
              </a>
            </p>
          ) : null}
          {page.settles ? (
            <p className="govuk-body">
              After the admissions:{" "}
              <a className="govuk-link" href={paths.settleRates(round.id)}>
                settle the rates of members that did not apply
              </a>
            </p>
          ) : null}
        </>
      ) : null}
      {page.mayReachPlacements ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.newPrices}>
            Propose its new prices for running placements
          </a>
        </p>
      ) : null}
      <h2 className="govuk-heading-m">Timeline</h2>
      <Timeline
        label={`Timeline of ${round.title}`}
        events={page.timeline.map(({ detail, ...moment }) => ({ ...moment, ...(detail ? { detail } : {}) }))}
      />
      <div id="applicants">
        <Applicants
          applicants={page.applicants}
          pages={pagination(
            page.applicantsPage,
            page.applicantsCount,
            size,
            (to) => `${paths.round(round.id)}?page=${to}#applicants`,
          )}
        />
      </div>
    </>
  );
}

/** What can be done with a round as it stands. */
function Deeds({ id, status }: { readonly id: string; readonly status: RoundStatus }) {
  const extendable = status === "open" || status === "upcoming";
  return (
    <div className="govuk-button-group">
      {status === "draft" ? <Button href={paths.publishRound(id)}>Publish</Button> : null}
      {status === "draft" ? (
        <Button href={paths.editRound(id)} variant="secondary">
          Change the draft
        </Button>
      ) : null}
      {extendable ? (
        <Button href={paths.extendRound(id)} variant="secondary">
          Close it later
        </Button>
      ) : null}
      {status === "opened" || status === "finished" || status === "cancelled" ? null : (
        <a className="govuk-link" href={paths.cancelRound(id)}>
          Cancel the round
        </a>
      )}
    </div>
  );
}
