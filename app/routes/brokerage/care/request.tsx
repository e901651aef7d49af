import { careNeedsOf } from "#app/data/care-needs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { lotTitles } from "#app/data/lot-titles.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { isAnEstimate } from "#app/components/expected-cost/expected-words.ts";
import { NeedVersions } from "#app/components/expected-cost/NeedVersions.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { requestPage } from "#app/routes/brokerage/requests/request-page.server.ts";
import { needsShown } from "#app/components/expected-cost/expected-view.ts";
import { estimateOfPage } from "#app/web/expected-page.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { Estimate } from "./Estimate.tsx";

export const meta = () => [{ title: titleOf("Expected cost of a request") }];
export const handle = { wide: true };

/** What the care that is asked for is expected to cost in a week, in each lot of its lines. */
export const loader = guardLoader(
  { area: "brokerage", permission: "expected-cost:read", params: byId("requestId") },
  async ({ actor, params: { requestId }, url }) =>
    reading(actor, async (tx, now) => {
      const { request, head } = await requestPage(tx, requestId);
      const needs = await careNeedsOf(tx, { kind: "request", id: requestId });
      const lotIds = [...new Set(request.lines.map(({ lotId }) => lotId))];
      const names = await lotTitles(tx, lotIds);
      const lots = [];
      for (const lotId of lotIds) {
        const of = { lotId, areaId: request.areaId };
        const estimate = await estimateOfPage(tx, of, needs[0], dayOf(now), null);
        lots.push({ lotId, name: names.get(lotId) ?? "", estimate });
      }
      return {
        ...{ head, lots, needs: needsShown(needs) },
        mayRecord: mayDo(actor, "expected-cost:record"),
        done: url.searchParams.has("done"),
      };
    }),
);

export default function ExpectedCostOfRequest() {
  const { head, lots, needs, mayRecord, done } = useLoaderData<typeof loader>();
  const hours = mayRecord ? paths.careHoursOfRequest(head.id) : null;
  return (
    <>
      <BackLink href={paths.request(head.id)}>Request {head.reference}</BackLink>
      {done ? <NotificationBanner type="success" text="What the care takes is recorded." /> : null}
      <PageHeading caption={`${head.reference}, for ${head.personRef}`}>
        What it is expected to cost
      </PageHeading>
      <InsetText>{isAnEstimate}</InsetText>
      {lots.length === 0 ? (
        <EmptyState title="No service line is asked for yet">
          The figures differ by lot, so an estimate waits until the request says which service is needed.
        </EmptyState>
      ) : null}
      {lots.map(({ lotId, name, estimate }) => (
        <section key={lotId} aria-labelledby={`lot-${lotId}`}>
          <h2 className="govuk-heading-m" id={`lot-${lotId}`}>
            {name}
          </h2>
          <Estimate estimate={estimate} />
        </section>
      ))}
      <NeedVersions needs={needs} change={hours} />
    </>
  );
}
