import { extensionsOfCallOff } from "#app/data/call-off/extensions.server.ts";
import { setUpFactsOf } from "#app/data/call-off/set-up-facts.server.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { namedCodes } from "#app/data/call-off/cpv-codes.server.ts";
import { frozenRecommendation } from "#app/data/call-off/frozen-recommendation.server.ts";
import { criteriaOfCallOff } from "#app/data/call-off/set-up.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { setUpGaps, stepsOf } from "#app/domain/call-off/set-up.ts";
import { stepsIn } from "#app/domain/call-off/state.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { CallOffTerms } from "#app/components/call-off/CallOffTerms.tsx";
import { furtherPages, nextSteps } from "#app/components/call-off/next-steps.ts";
import { setUpWords } from "#app/components/call-off/set-up-words.ts";
import { timelineOfCallOff } from "#app/components/call-off/timeline-of-call-off.ts";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { TaskList } from "#app/components/govuk/TaskList.tsx";
import { Timeline } from "#app/components/portal/Timeline.tsx";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { callOffInWords, lineInWords } from "./call-off-summary.ts";

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `${data.head.reference}: ${data.head.title}` : "Call-off") },
];

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params: byId("callOffId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const { callOff, state, head } = await callOffOfPage(tx, params.callOffId, now);
      const lines = await linesOfCallOff(tx, callOff.id);
      const facts = await setUpFactsOf(tx, callOff.id);
      const gaps = setUpGaps(callOff, facts, now);
      const own = callOff.commissionerId === actor.commissionerId;
      const manages = own && mayDo(actor, "call-off:manage");
      return {
        id: callOff.id,
        head,
        manages,
        summary: callOffInWords(callOff, {
          ...{ lines, codes: await namedCodes(tx, callOff.cpvCodes, dayOf(now)) },
          frozen: await frozenRecommendation(tx, callOff.id),
        }),
        returned: state === "draft" ? callOff.returnedReason : "",
        lines: lines.map(lineInWords),
        criteria: await criteriaOfCallOff(tx, callOff.id),
        tasks:
          state === "draft"
            ? stepsOf(callOff).map((step) => ({ step, done: !gaps.some((gap) => gap.step === step) }))
            : [],
        ready: gaps.length === 0,
        next: own
          ? nextSteps(callOff, state).filter(
              ({ needs, step }) =>
                mayDo(actor, needs) && (step !== "approval" || state !== "draft" || gaps.length === 0),
            )
          : [],
        further: own
          ? furtherPages(callOff, state, facts.lots).filter(({ needs }) => mayDo(actor, needs))
          : [],
        mayCancel: manages && stepsIn[state].includes("cancel"),
        timeline: timelineOfCallOff(callOff, await extensionsOfCallOff(tx, callOff.id), state, now),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  drafted: "The draft is saved. Nobody outside sees it before it is approved and published.",
  saved: "Your changes are saved.",
  steps: "Your changes are saved. The steps by which people move on no longer fitted them: set them again.",
  asked: "It is put up for approval. Another person decides.",
  returned: "It is returned to who drafted it, with your reason.",
  approved: "It is approved to start.",
  published: "It is published. Everyone invited is told by mail.",
  "published-for-offers": "Offers can be made now.",
  extended: "It closes later. Everyone invited is told by mail.",
  cancelled: "It is cancelled. Everyone invited is told by mail.",
  "cancelled-unseen": "It is cancelled. Nobody had been invited.",
  left: "It has left the framework. The decision and its reason are kept here.",
};

export default function CallOffPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <CallOffHead back={{ href: paths.callOffs, text: "Call-offs" }} callOff={page.head} done={page.done}>
        Overview
      </CallOffHead>
      <div className="app-two-columns">
        <div>
          {page.returned ? <InsetText>Returned before approval: {page.returned}</InsetText> : null}
          <SetUp page={page} />
          <Steps page={page} title="What to do next" steps={page.next} />
          <h2 className="govuk-heading-m">What is called off</h2>
          <CallOffTerms summary={page.summary} lines={page.lines} criteria={page.criteria} />
          <Steps page={page} title="More about it" steps={page.further} />
          {page.mayCancel ? (
            <p className="govuk-body">
              <a className="govuk-link" href={paths.callOffStep(page.id, "cancellation")}>
                Cancel this call-off
              </a>
            </p>
          ) : null}
        </div>
        <aside className="app-two-columns__aside" aria-label="Where it stands">
          <h2 className="govuk-heading-m">Where it stands</h2>
          <Timeline label={`Timeline of ${page.head.reference}`} events={page.timeline} />
        </aside>
      </div>
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

/** The steps of setting it up, while it is a draft. */
function SetUp({ page }: { readonly page: Page }) {
  if (page.tasks.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Set it up</h2>
      <TaskList
        items={page.tasks.map(({ step, done }) => ({
          title: setUpWords[step],
          ...(page.manages ? { href: paths.callOffStep(page.id, step) } : {}),
          status: done ? "Completed" : <Tag colour="blue">To do</Tag>,
        }))}
      />
      {page.ready ? null : (
        <p className="govuk-body">When every step is completed, you can ask another person to approve it.</p>
      )}
      {page.manages ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.callOffStep(page.id, "codes")}>
            Choose the codes for notices
          </a>
        </p>
      ) : null}
      {page.manages ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.callOffStep(page.id, "leaving")}>
            Go outside the framework instead
          </a>
        </p>
      ) : null}
    </>
  );
}

function Steps({
  page,
  title,
  steps,
}: {
  readonly page: Page;
  readonly title: string;
  readonly steps: Page["next"];
}) {
  if (steps.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      <ul className="govuk-list">
        {steps.map(({ step, text }) => (
          <li key={`${step}-${text}`}>
            <a className="govuk-link" href={paths.callOffStep(page.id, step)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
