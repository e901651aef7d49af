import { mayDo } from "#app/domain/access/permissions.ts";
import { seatOn, sittingState } from "#app/domain/brokerage/sitting.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { compareDays, dayOf } from "#app/domain/calendar.ts";
import { waitingCases } from "#app/data/brokerage/panel-cases.server.ts";
import { forumOf, seatsOf } from "#app/data/brokerage/panels.server.ts";
import { sittingsOf } from "#app/data/brokerage/sittings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CaseTable } from "#app/components/brokerage/CaseTable.tsx";
import { aWeek, sittingLooks } from "#app/components/brokerage/panel-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Forum") }];

const access = { area: "brokerage", permission: "panel:read", params: byId("forumId") } as const;

/** One forum: who sits in it, when, and what waits for it. */
export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const forum = found(await forumOf(tx, params.forumId));
    const today = dayOf(now);
    const seats = await seatsOf(tx, forum.id);
    return {
      ...{ forum, mayRun: mayDo(actor, "panel:run"), changed: url.searchParams.has("done") },
      members: seats
        .filter((one) => seatOn([one], one.accountId, today))
        .map(({ name, chair }) => (chair ? `${name} (chair)` : name)),
      changes: seats.flatMap(({ name, fromOn, toOn }) => [
        ...(compareDays(fromOn, today) > 0 ? [`${name} from ${shortDay(fromOn)}`] : []),
        ...(toOn && compareDays(toOn, today) > 0 ? [`${name} no longer from ${shortDay(toOn)}`] : []),
      ]),
      waiting: await waitingCases(tx, forum.id),
      sittings: (await sittingsOf(tx, forum.id)).map((one) => ({
        ...{ id: one.id, when: inWords(one.sitsAt), place: one.place, state: sittingState(one, now) },
        pack: one.packSentAt ? `Sent at ${inWords(one.packSentAt)}` : "Not sent",
      })),
    };
  }),
);

export default function ForumPage() {
  const { forum, members, changes, waiting, sittings, mayRun, changed } = useLoaderData<typeof loader>();
  const change = mayRun
    ? [{ href: paths.panelForumStep(forum.id, "members"), text: "Change", visuallyHiddenText: "members" }]
    : [];
  const edit = mayRun
    ? [{ href: paths.panelForumStep(forum.id, "details"), text: "Change", visuallyHiddenText: "the forum" }]
    : [];
  return (
    <>
      <BackLink href={paths.panels}>Panels</BackLink>
      {changed ? <NotificationBanner type="success" text="The forum is changed." /> : null}
      <PageHeading caption="Forum">{forum.title}</PageHeading>
      <SummaryList
        rows={[
          { key: "What it is for", value: forum.purpose || "Nothing is noted", actions: edit },
          {
            key: "When it is asked",
            value: forum.fromWeekly === null ? "By choice" : `From ${aWeek(forum.fromWeekly)}`,
          },
          { key: "Quorum", value: `${forum.quorum} members, not counting whoever put the case` },
          { key: "Pack", value: `Sent ${forum.packDays} days before a sitting` },
          { key: "Members", value: members.join(", ") || "None yet", actions: change },
          ...(changes.length > 0 ? [{ key: "Changes to come", value: changes.join(", ") }] : []),
        ]}
      />
      {waiting.length === 0 ? (
        <EmptyState title="No case waits for this forum" />
      ) : (
        <CaseTable caption="Cases waiting" cases={waiting} hrefOf={paths.panelCase} />
      )}
      {sittings.length === 0 ? (
        <EmptyState title="No sitting was called yet" />
      ) : (
        <ResponsiveTable
          caption="Sittings"
          columns={[
            { key: "when", label: "When" },
            { key: "place", label: "Where" },
            { key: "pack", label: "Pack" },
            { key: "state", label: "State" },
          ]}
          rows={sittings.map(({ id, when, place, pack, state }) => ({
            key: id,
            cells: {
              when: (
                <a className="govuk-link" href={paths.sitting(id)}>
                  {when}
                </a>
              ),
              place: place || "–",
              pack,
              state: <StatusTag status={state} looks={sittingLooks} />,
            },
          }))}
        />
      )}
      {mayRun ? <Button href={paths.panelForumStep(forum.id, "sittings")}>Call a sitting</Button> : null}
    </>
  );
}
