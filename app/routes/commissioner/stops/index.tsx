import { dayOf } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { stopState, type StopState } from "#app/domain/framework/placement-stop.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { membersNamed, placementStops } from "#app/data/placement-stops.server.ts";
import { reading } from "#app/data/db.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Stops on new placements") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const words = url.searchParams.get("name")?.trim().slice(0, 100) ?? "";
      const stops = await placementStops(tx);
      return {
        words,
        found: words ? await membersNamed(tx, words) : [],
        stops: stops.map((stop) => ({
          ...stop,
          state: stopState(stop, dayOf(now)),
          covers: stop.locationName ?? stop.lotTitle ?? "Everything",
        })),
        mayStop: mayDo(actor, "placement-stop:manage"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  stopped: "New placements are stopped. Search obeys from its first day, and the provider has been told.",
  lifted: "The stop is lifted. The provider has been told.",
};

const looks = {
  "in-force": { word: "In force", colour: "red" },
  ahead: { word: "Not yet begun", colour: "yellow" },
  ended: { word: "Ended", colour: "grey" },
  lifted: { word: "Lifted", colour: "grey" },
} as const satisfies Record<StopState, object>;

export default function Stops() {
  const { words, found, stops, mayStop, done } = useLoaderData<typeof loader>();
  return (
    <>
      {done ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading>Stops on new placements</PageHeading>
      <p className="govuk-body">
        A stop keeps new people from being placed. People already placed stay where they are.
      </p>
      {mayStop ? <ChooseMember words={words} found={found} /> : null}
      {stops.length === 0 ? (
        <EmptyState title="No stop has been recorded">
          Every member can take new people, as far as quality is concerned.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Recorded stops, the next to be reviewed first"
          columns={[
            { key: "provider", label: "Provider" },
            { key: "covers", label: "Covers" },
            { key: "state", label: "State" },
            { key: "time", label: "From, until" },
            { key: "review", label: "Review by" },
            { key: "reason", label: "Reason" },
            { key: "lift", label: "Lift" },
          ]}
          rows={stops.map((stop) => ({
            key: stop.id,
            cells: {
              provider: stop.providerName,
              covers: stop.covers,
              state: <StatusTag status={stop.state} looks={looks} />,
              time: `${shortDay(stop.startsOn)} until ${shortDay(stop.endsOn)}`,
              review: shortDay(stop.reviewOn),
              reason: stop.liftedReason ? `${stop.reason} Lifted: ${stop.liftedReason}` : stop.reason,
              lift:
                mayStop && (stop.state === "in-force" || stop.state === "ahead") ? (
                  <a className="govuk-link" href={paths.liftStop(stop.id)}>
                    Lift<span className="govuk-visually-hidden"> the stop at {stop.providerName}</span>
                  </a>
                ) : (
                  "–"
                ),
            },
          }))}
          dense
        />
      )}
    </>
  );
}

function ChooseMember({
  words,
  found,
}: {
  readonly words: string;
  readonly found: readonly { readonly id: string; readonly name: string }[];
}) {
  return (
    <>
      <h2 className="govuk-heading-m">Stop new placements at a member</h2>
      <form method="get" className="app-inline-form">
        <Input name="name" label="Part of the provider’s name" value={words} width={20} />
        <Button variant="secondary">Find the provider</Button>
      </form>
      {words && found.length === 0 ? (
        <p className="govuk-body">No member’s name holds “{words}”. Try fewer letters.</p>
      ) : null}
      <ul className="govuk-list">
        {found.map((provider) => (
          <li key={provider.id}>
            <a className="govuk-link" href={paths.newStop(provider.id)}>
              {provider.name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
