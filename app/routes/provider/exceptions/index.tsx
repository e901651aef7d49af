import { exceptionRequests } from "#app/data/exception-requests.server.ts";
import { reading } from "#app/data/db.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ExceptionState } from "#app/components/portal/ExceptionState.tsx";
import { exceptionInWords } from "#app/web/exception-words.server.ts";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Prices above the cap") }];

export const loader = guardLoader({ area: "provider", permission: "exception:ask" }, async ({ actor, url }) =>
  reading(actor, async (tx) => ({
    asked: url.searchParams.get("done") === "asked",
    requests: (await exceptionRequests(tx)).map(exceptionInWords),
  })),
);

export default function OwnExceptions() {
  const { requests, asked } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.rates}>Our lots and rates</BackLink>
      {asked ? (
        <NotificationBanner
          type="success"
          text="The council has your request. You hear of the decision by email."
        />
      ) : null}
      <PageHeading>Prices above the cap</PageHeading>
      <p className="govuk-body">
        If care cannot be given at or under its cap, ask for an exception with your evidence. It holds for a
        time; from the day it ends your rate is the cap.
      </p>
      <Button href={paths.askException}>Ask for an exception</Button>
      {requests.length === 0 ? (
        <EmptyState title="You have asked for none">All your prices are at or under their caps.</EmptyState>
      ) : (
        <ResponsiveTable
          caption="What you have asked for"
          columns={[
            { key: "line", label: "Service line" },
            { key: "place", label: "Where" },
            { key: "price", label: "Price asked", numeric: true },
            { key: "cap", label: "Cap", numeric: true },
            { key: "days", label: "From, until" },
            { key: "state", label: "State" },
            { key: "reason", label: "Reason" },
          ]}
          rows={requests.map(({ id, state, ...cells }) => ({
            key: id,
            cells: { ...cells, state: <ExceptionState state={state} /> },
          }))}
        />
      )}
    </>
  );
}
