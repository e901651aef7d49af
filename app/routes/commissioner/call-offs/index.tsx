import { callOffList, callOffsAsked } from "#app/data/call-off/call-off-list.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { deadlineInWords, timeLeftInWords } from "#app/domain/calendar-words.ts";
import { nextDeadline, type CallOffDeadline } from "#app/domain/call-off/next-deadline.ts";
import { callOffStates, type CallOffRoute } from "#app/domain/call-off/state.ts";
import { formatPounds } from "#app/domain/money.ts";
import { routeWords, stateLooks } from "#app/components/call-off/call-off-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { bothFormats, DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { readCallOffQuestion } from "#app/web/call-off-question.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const handle = { wide: true };

export const meta = () => [{ title: titleOf("Call-offs") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const asked = readCallOffQuestion(url.searchParams);
      const all = await callOffList(tx, now);
      const chosen = callOffsAsked(all, asked);
      return {
        asked,
        search: url.search,
        any: all.length > 0,
        mayDraft: mayDo(actor, "call-off:manage"),
        callOffs: chosen.map(({ callOff, state, commissioner }) => {
          const clock = nextDeadline(callOff, state, now);
          return {
            ...{ id: callOff.id, reference: callOff.reference, title: callOff.title, state, commissioner },
            value: callOff.value > 0 ? formatPounds(callOff.value) : "Not worked out yet",
            route: callOff.route ? routeWords[callOff.route] : "Not chosen yet",
            deadline: clock ? clockInWords(clock) : "–",
            left: clock ? timeLeftInWords(now, clock.at) : "",
          };
        }),
      };
    }),
);

function clockInWords({ kind, at }: CallOffDeadline): string {
  return `${clockWords[kind]} ${deadlineInWords(at)}`;
}

const clockWords: { readonly [kind in CallOffDeadline["kind"]]: string } = {
  "questions-close": "Questions close at",
  "bids-close": "Bids close at",
  "offer-lapses": "The offer lapses at",
  "standstill-ends": "Standstill ends at",
  "held-until": "Held until",
};

const routes: readonly CallOffRoute[] = ["DIRECT", "RESTRICTED", "OPEN", "EXTERNAL"];

export default function CallOffs() {
  const { asked, search, any, mayDraft, callOffs } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Call-offs</PageHeading>
      {mayDraft ? <Button href={paths.newCallOff}>Draft a call-off</Button> : null}
      {any ? (
        <FilterPanel
          clearHref={paths.callOffs}
          filters={
            <>
              <Input name="words" label="Reference or title" value={asked.words} />
              <Select
                name="state"
                label="Where it stands"
                value={asked.state}
                items={[
                  { value: "", text: "Anywhere" },
                  { value: "running", text: "Not yet over" },
                  ...callOffStates.map((state) => ({ value: state, text: stateLooks[state].word })),
                ]}
              />
              <Select
                name="route"
                label="Route"
                value={asked.route}
                items={[
                  { value: "", text: "Any route" },
                  ...routes.map((route) => ({ value: route, text: routeWords[route] })),
                ]}
              />
            </>
          }
        >
          <Results callOffs={callOffs} search={search} />
        </FilterPanel>
      ) : (
        <EmptyState title="Nothing has been called off yet">
          {mayDraft
            ? "Draft a call-off to buy a service from the members of the framework."
            : "Commissioners draft call-offs. They appear here as soon as they do."}
        </EmptyState>
      )}
      <p className="govuk-body govuk-!-margin-top-6">
        <a className="govuk-link" href={paths.callOffRules}>
          Rules of call-offs: routes of lots, and who approves up to which value
        </a>
      </p>
    </>
  );
}

type Listed = ReturnType<typeof useLoaderData<typeof loader>>["callOffs"];

function Results({ callOffs, search }: { readonly callOffs: Listed; readonly search: string }) {
  if (callOffs.length === 0)
    return (
      <EmptyState title="No call-off fits this filter">Clear the filters to see all of them.</EmptyState>
    );
  const what = callOffs.length === 1 ? "this call-off" : `these ${callOffs.length} call-offs`;
  return (
    <>
      <DownloadLinks
        what={`${what}, line by line`}
        links={bothFormats((format) => `${paths.callOffsFile(format)}${search}`)}
      />
      <ResponsiveTable
        caption={callOffs.length === 1 ? "1 call-off" : `${callOffs.length} call-offs, the newest first`}
        captionSize="s"
        columns={[
          { key: "title", label: "Call-off" },
          { key: "state", label: "Where it stands" },
          { key: "value", label: "Value", numeric: true },
          { key: "deadline", label: "Next deadline" },
        ]}
        rows={callOffs.map((one) => ({
          key: one.id,
          cells: {
            title: (
              <>
                <a className="govuk-link" href={paths.callOff(one.id)}>
                  {one.reference}: {one.title}
                </a>
                <span className="app-aside">
                  {one.commissioner}. {one.route}
                </span>
              </>
            ),
            state: <StatusTag status={one.state} looks={stateLooks} />,
            value: one.value,
            deadline: (
              <>
                {one.deadline}
                {one.left ? <span className="app-aside">{one.left}</span> : null}
              </>
            ),
          },
        }))}
      />
    </>
  );
}
