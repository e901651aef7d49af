import { mayDo } from "#app/domain/access/permissions.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { searchTrail } from "#app/data/audit-trail.server.ts";
import { placementShown } from "#app/data/brokerage/placement-page.server.ts";
import { flagsOfPlacement } from "#app/data/outliers/flag-queue.server.ts";
import { newPricesOf } from "#app/data/brokerage/repriced-placements.server.ts";
import { reading } from "#app/data/db.server.ts";
import { namesFor } from "#app/data/trail-names.server.ts";
import { queueRow } from "#app/web/queue-row.server.ts";
import { QueueTable } from "#app/components/outliers/QueueTable.tsx";
import { amendmentStands } from "./amendment-view.server.ts";
import { PlacementDeeds } from "./PlacementDeeds.tsx";
import { PlacementHead } from "./PlacementHead.tsx";
import { placementHistory } from "./placement-history.ts";
import { PartsTable, PlacementOverTime, PlacementWeek } from "./PlacementWeek.tsx";
import { nhsLooks } from "#app/components/placement/placement-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { Timeline } from "#app/components/portal/Timeline.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { placementView } from "#app/web/placement-view.server.ts";
import { tellEvent } from "#app/web/trail-words.ts";

export const meta = () => [{ title: titleOf("Placement") }];
export const handle = { wide: true };

const mostEvents = 100;

/** A placement with everything about it and what happened to it. */
export const loader = guardLoader(
  { area: "brokerage", permission: "placement:read", params: byId("placementId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const placement = found(await placementShown(tx, params.placementId));
      const events = await searchTrail(
        tx,
        { subjectIds: [params.placementId] },
        { skip: 0, take: mostEvents },
      );
      const names = await namesFor(tx, events);
      const { funding: _funding, elements: _elements, suspensions: _suspensions, ...head } = placement;
      return {
        view: placementView(placement, dayOf(now)),
        head: {
          ...head,
          interimUntil: head.interimUntil && shortDay(head.interimUntil),
          handedBackOn: head.handedBackOn && shortDay(head.handedBackOn),
          plannedEndOn: head.plannedEndOn && shortDay(head.plannedEndOn),
          amendment: await amendmentStands(tx, params.placementId, dayOf(now)),
        },
        may: {
          manage: mayDo(actor, "placement:manage"),
          approve: mayDo(actor, "placement:approve"),
          confirm: mayDo(actor, "funding:confirm"),
          argue: mayDo(actor, "negotiation:manage"),
          estimate: mayDo(actor, "expected-cost:read"),
        },
        flags: mayDo(actor, "outlier:read")
          ? (await flagsOfPlacement(tx, params.placementId)).map((flag) => queueRow(flag, now))
          : [],
        history: placementHistory(
          events.map((event) => tellEvent(event, names)),
          await newPricesOf(tx, params.placementId),
        ),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  placed: "The person is placed. It waits for approval.",
  interim: "The person is placed before approval. The next panel reviews it.",
  approved: "The placement is approved, and the provider is told that it stands.",
  returned: "The placement is returned to brokerage.",
  again: "The placement waits for approval again.",
  told: "Noted: the provider knows who the person is.",
  amended: "The new part is written down.",
  waits:
    "The new part adds more to a year than brokerage may agree alone, so it waits for approval. Nothing has changed yet.",
  "amendment-approved": "The amendment is approved, and its part is written.",
  "amendment-turned-down": "The amendment is turned down, and its broker is told.",
  "amendment-taken-back": "The amendment is taken back. Nothing has changed.",
  nursing: "Nursing is paid on top from that day.",
  funding: "Who pays is agreed anew.",
  answered: "The ICB’s answer is noted.",
  suspended: "The placement is suspended for these days.",
  resumed: "The suspension ends on that day.",
  ended: "The placement ends on that day.",
  cancelled: "The placement is cancelled.",
  drawn: "The units are drawn from the block.",
};

export default function PlacementPage() {
  const { view, head, may, history, flags, done } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.placements}>Placements</BackLink>
      {done ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={`${head.provider}, ${head.lot}`}>Placement {view.reference}</PageHeading>
      <PlacementHead view={view} head={head} />
      <PlacementWeek view={view} />
      <PlacementOverTime overTime={view.overTime} />
      {view.otherParts.length > 0 ? (
        <PartsTable parts={view.otherParts} caption="Parts of other days" />
      ) : null}
      {view.nhs.map((share) => (
        <SummaryList
          key={share.key}
          card={{ title: `${share.who}, ${share.days}`, headingLevel: 2 }}
          rows={[
            { key: "Share", value: share.share },
            { key: "What the ICB says", value: <StatusTag status={share.state} looks={nhsLooks} /> },
            ...(share.answered ? [{ key: "Answered", value: share.answered }] : []),
            ...(share.reference ? [{ key: "Its case reference", value: share.reference }] : []),
            ...(share.reason ? [{ key: "Why it disputes", value: share.reason }] : []),
          ]}
        />
      ))}
      {flags.length > 0 ? <QueueTable caption="Asked about its price" rows={flags} /> : null}
      <PlacementDeeds view={view} head={head} may={may} />
      <h2 className="govuk-heading-m">What happened, the newest first</h2>
      {history.length === 0 ? (
        <p className="govuk-body">Nothing has been done to it in this portal yet.</p>
      ) : (
        <Timeline
          label="What happened to this placement"
          events={history.map(({ when, what, who, words, more }) => ({
            ...{ title: what, when, by: who },
            detail: words ? (
              <p className="govuk-body-s">
                {words}
                {more ? (
                  <>
                    {" "}
                    <a className="govuk-link" href={more.href}>
                      {more.words}
                    </a>
                  </>
                ) : null}
              </p>
            ) : undefined,
          }))}
        />
      )}
    </>
  );
}
