import { dayOf, type Day } from "#app/domain/calendar.ts";
import { exceptionRequests, type ExceptionRequest } from "#app/data/exception-requests.server.ts";
import { reading } from "#app/data/db.server.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ExceptionState } from "#app/components/portal/ExceptionState.tsx";
import { exceptionInWords } from "#app/web/exception-words.server.ts";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { SubNavigation } from "#app/components/portal/SubNavigation.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Exceptions to caps") }];
export const handle = { wide: true };

const views = { waiting: "Waiting", approved: "Allowed", refused: "Not allowed" } as const;
type View = keyof typeof views;

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const all = await exceptionRequests(tx);
      const wanted = url.searchParams.get("show") ?? "";
      const view: View = wanted in views ? (wanted as View) : "waiting";
      return {
        view,
        requests: all.filter((one) => viewOf(one) === view).map(exceptionInWords),
        byLot: report(all, dayOf(now), (one) => one.lotTitle),
        byProvider: report(all, dayOf(now), (one) => one.provider),
      };
    }),
);

function viewOf({ approved }: ExceptionRequest): View {
  if (approved === null) return "waiting";
  return approved ? "approved" : "refused";
}

/** How many were asked for, allowed and hold today, apart for each lot or provider. */
function report(all: readonly ExceptionRequest[], today: Day, group: (one: ExceptionRequest) => string) {
  return [...new Set(all.map(group))].sort().map((name) => {
    const some = all.filter((one) => group(one) === name);
    const allowed = some.filter((one) => one.approved);
    const held = allowed.filter((one) => one.fromOn <= today && one.toOn > today);
    return { group: name, asked: some.length, allowed: allowed.length, held: held.length };
  });
}

export default function Exceptions() {
  const { view, requests, byLot, byProvider } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Exceptions to caps</PageHeading>
      <SubNavigation
        label="Exceptions"
        items={Object.entries(views).map(([key, text]) => ({
          href: `${paths.exceptions}?show=${key}`,
          text,
          current: key === view,
        }))}
      />
      {requests.length === 0 ? (
        <EmptyState title="None">No request is in this state. Providers ask from their own pages.</EmptyState>
      ) : (
        <ResponsiveTable
          caption={`${views[view]}: prices above their cap`}
          dense
          columns={[
            { key: "provider", label: "Provider" },
            { key: "lot", label: "Lot" },
            { key: "line", label: "Service line" },
            { key: "place", label: "Where" },
            { key: "price", label: "Price asked", numeric: true },
            { key: "cap", label: "Cap", numeric: true },
            { key: "days", label: "From, until" },
            { key: "state", label: "State" },
          ]}
          rows={requests.map(({ id, state, ...cells }) => ({
            key: id,
            cells: {
              ...cells,
              provider: (
                <a className="govuk-link" href={paths.exceptionRequest(id)}>
                  {cells.provider}
                </a>
              ),
              state: <ExceptionState state={state} />,
            },
          }))}
        />
      )}
      {byLot.length > 0 ? (
        <>
          <Report caption="By lot" rows={byLot} />
          <Report caption="By provider" rows={byProvider} />
        </>
      ) : null}
    </>
  );
}

function Report({ caption, rows }: { readonly caption: string; readonly rows: ReturnType<typeof report> }) {
  return (
    <ResponsiveTable
      caption={caption}
      dense
      columns={[
        { key: "group", label: caption === "By lot" ? "Lot" : "Provider" },
        { key: "asked", label: "Asked for", numeric: true },
        { key: "allowed", label: "Allowed", numeric: true },
        { key: "held", label: "Hold today", numeric: true },
      ]}
      rows={rows.map((row) => ({ key: row.group, cells: row }))}
    />
  );
}
