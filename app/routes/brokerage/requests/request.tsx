import { choicesOf, shortlistsOf } from "#app/data/brokerage/choices.server.ts";
import { casesOfRequest } from "#app/data/brokerage/panel-cases.server.ts";
import { requestFactsOf } from "#app/data/brokerage/request-stage.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { mayTakeStep } from "#app/domain/brokerage/request.ts";
import { PanelCases } from "#app/components/brokerage/PanelCases.tsx";
import { Timeline } from "#app/components/portal/Timeline.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { NeedSummary } from "./need-summary.tsx";
import { needSummary } from "./need-summary.server.ts";
import { NextStep } from "./next-step.tsx";
import { RequestHead } from "./request-head.tsx";
import { requestPage } from "./request-page.server.ts";
import { RequestSteps } from "./request-steps.tsx";
import { timelineEvent } from "./thread-words.tsx";
import { wholeThread } from "./whole-thread.server.ts";

export const meta = () => [{ title: titleOf("Request") }];
export const handle = { wide: true };

/** A request as one thread: what to do next, what is needed, and all that happened in order of time. */
export const loader = guardLoader(
  { area: "brokerage", permission: "request:read", params: byId("requestId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const { request, stage, head } = await requestPage(tx, params.requestId);
      const facts = await requestFactsOf(tx, request.id);
      const [choice] = await choicesOf(tx, request.id);
      const mayWrite = mayDo(actor, "request:write");
      const { thread, placementId } = await wholeThread(tx, request.id);
      return {
        ...{ head, stage, mayWrite, done: url.searchParams.get("done") },
        steps: (["change", "assign", "hold", "resume", "archive", "reopen"] as const).filter(
          (step) => mayWrite && mayTakeStep(step, stage).ok,
        ),
        hasLines: request.lines.length > 0,
        hasShortlist: (await shortlistsOf(tx, request.id)).length > 0,
        directPayment: choice?.chosen?.kind === "direct-payment",
        asked: facts?.enquiries ?? 0,
        need: await needSummary(tx, actor, request, now),
        ...{ thread, placementId },
        cases: await casesOfRequest(tx, request.id),
        mayPut: mayDo(actor, "panel:put") && stage !== "archived",
        mayEstimate: mayDo(actor, "expected-cost:read"),
      };
    }),
);

export default function Request() {
  const page = useLoaderData<typeof loader>();
  const { head, need, thread, done, steps } = page;
  return (
    <>
      <RequestHead request={head} view="" title="Request for a placement" done={done} />
      <NextStep id={head.id} {...page} />
      <div className="app-two-columns">
        <div>
          <h2 className="govuk-heading-m">What is needed</h2>
          <NeedSummary {...need} />
          {page.mayEstimate ? (
            <p className="govuk-body">
              <a className="govuk-link" href={paths.careOfRequest(head.id)}>
                What it is expected to cost
              </a>
            </p>
          ) : null}
          <PanelCases
            cases={page.cases}
            hrefOf={paths.panelCase}
            placed={page.stage === "placed"}
            putHref={page.mayPut ? paths.requestStep(head.id, "panel") : undefined}
          />
        </div>
        <div className="app-two-columns__aside">
          <h2 className="govuk-heading-m">What happened</h2>
          <Timeline label="What happened, in order of time" events={thread.map(timelineEvent)} />
          <RequestSteps id={head.id} steps={steps} />
        </div>
      </div>
    </>
  );
}
