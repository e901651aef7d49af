import { ladderOf } from "#app/data/brokerage/requests.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { climb, hoursNeeded } from "#app/domain/brokerage/ladder.ts";
import { mayTakeStep } from "#app/domain/brokerage/request.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { unitInWords } from "#app/domain/framework/unit.ts";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { termsFor } from "./request-choices.server.ts";
import { RequestHead } from "./request-head.tsx";
import { requestPage } from "./request-page.server.ts";
import { reasonWords } from "#app/components/brokerage/need-words.ts";

export const meta = () => [{ title: titleOf("Care ladder") }];

/** Which services fit a person along the care ladder, the lowest rung first, and what could be tried before them. */
export const loader = guardLoader(
  { area: "brokerage", permission: "request:read", params: byId("requestId") },
  async ({ actor, params }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const { request, stage, head } = await requestPage(tx, params.requestId);
      const terms = found(await termsFor(tx, actor, today, request.frameworkId));
      const { rungs, lots } = await ladderOf(tx, request.frameworkId, today);
      const hours = hoursNeeded(request.needs);
      const named = new Map(terms.lots.map((lot) => [lot.id, lot]));
      const steps = climb(
        { supportReason: request.supportReason, hours },
        rungs,
        lots.filter(({ lotId }) => named.has(lotId)),
      );
      return {
        ...{ head, hours, reason: reasonWords[request.supportReason] },
        mayChange: mayDo(actor, "request:write") && mayTakeStep("change", stage).ok,
        steps: steps.map(({ rung, lotIds, tryFirst }) => ({
          ...{ id: rung.id, name: rung.name, tier: rung.tier, tryFirst },
          now: rung.id === request.rungFromId,
          lots: lotIds.flatMap((lotId) => {
            const lot = named.get(lotId);
            return lot
              ? {
                  ...{ id: lot.id, name: `Lot ${lot.number}, ${lot.title}` },
                  lines: lot.lines.map(({ id, title, unit }) => ({
                    ...{ id, name: `${title} (${unitInWords(unit)})` },
                    asked: request.lines.some((line) => line.serviceLineId === id),
                  })),
                }
              : [];
          }),
        })),
      };
    }),
);

export default function Ladder() {
  const { head, hours, reason, steps, mayChange } = useLoaderData<typeof loader>();
  return (
    <>
      <RequestHead request={head} view="ladder" title="Along the care ladder" done={null} />
      <p className="govuk-body">
        Services that are meant for “{reason}” and about {hours === 1 ? "1 hour" : `${hours} hours`} of staff
        a week, the lowest rung first. They are a guide: the person’s choice and your judgement come first.
      </p>
      <InsetText>A direct payment is always among what the person may choose.</InsetText>
      {steps.length === 0 ? (
        <EmptyState title="No service is meant for this reason and these hours">
          Look at the needs again, or choose service lines yourself.
        </EmptyState>
      ) : (
        steps.map((step) => (
          <section key={step.id} aria-labelledby={`rung-${step.id}`}>
            <h2 className="govuk-heading-m" id={`rung-${step.id}`}>
              {step.name}
              <span className="govuk-caption-m">
                Tier {step.tier}
                {step.tryFirst ? ": could be tried first" : ""}
                {step.now ? ": where the person is now" : ""}
              </span>
            </h2>
            {step.lots.length === 0 ? (
              <p className="govuk-body">Nothing on this rung is bought by lot for these needs.</p>
            ) : (
              step.lots.map((lot) => <Lot key={lot.id} lot={lot} requestId={head.id} mayChange={mayChange} />)
            )}
          </section>
        ))
      )}
    </>
  );
}

type Step = Awaited<ReturnType<typeof loader>>["steps"][number];

function Lot({
  lot,
  requestId,
  mayChange,
}: {
  readonly lot: Step["lots"][number];
  readonly requestId: string;
  readonly mayChange: boolean;
}) {
  return (
    <>
      <h3 className="govuk-heading-s">{lot.name}</h3>
      <ul className="govuk-list">
        {lot.lines.map(({ id, name, asked }) => (
          <li key={id}>
            {asked || !mayChange ? (
              `${name}${asked ? ": asked for" : ""}`
            ) : (
              <a className="govuk-link" href={`${paths.requestStep(requestId, "details")}?line=${id}`}>
                Ask for {name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
