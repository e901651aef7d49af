import { mayDo } from "#app/domain/access/permissions.ts";
import { sittingState } from "#app/domain/brokerage/sitting.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { forums } from "#app/data/brokerage/panels.server.ts";
import { openSittings } from "#app/data/brokerage/panels-waiting.server.ts";
import { waitingCases } from "#app/data/brokerage/panel-cases.server.ts";
import { reading } from "#app/data/db.server.ts";
import { PanelTasks } from "#app/components/brokerage/PanelTasks.tsx";
import { aWeek } from "#app/components/brokerage/panel-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { panelTasks } from "#app/web/panel-tasks.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Panels") }];

/** The forums of the council, and what waits at them. */
export const loader = guardLoader({ area: "brokerage", permission: "panel:read" }, async ({ actor }) =>
  reading(actor, async (tx, now) => {
    const [sittings, waiting] = [await openSittings(tx, actor.accountId), await waitingCases(tx)];
    return {
      tasks: await panelTasks(tx, actor, now),
      mayRun: mayDo(actor, "panel:run"),
      forums: (await forums(tx)).map(({ id, title, purpose, fromWeekly }) => {
        const next = sittings.find(({ forumId }) => forumId === id);
        return {
          ...{ id, title, purpose, cases: waiting.filter(({ forumId }) => forumId === id).length },
          asked: fromWeekly === null ? "By choice" : `From ${aWeek(fromWeekly)}`,
          next: next && {
            href: paths.sitting(next.id),
            when: inWords(next.sitsAt),
            isNow: sittingState({ sitsAt: next.sitsAt, closedAt: null }, now) === "sitting",
          },
        };
      }),
    };
  }),
);

export default function Panels() {
  const { tasks, forums: all, mayRun } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Panels</PageHeading>
      <PanelTasks tasks={tasks} />
      {all.length === 0 ? (
        <EmptyState title="No panel is set up">
          A panel sets a limit for a request before the search, and decides when a price is over it.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Forums"
          columns={[
            { key: "title", label: "Forum" },
            { key: "asked", label: "When it is asked" },
            { key: "cases", label: "Cases waiting", numeric: true },
            { key: "next", label: "Next sitting" },
          ]}
          rows={all.map(({ id, title, purpose, asked, cases, next }) => ({
            key: id,
            cells: {
              title: (
                <>
                  <a className="govuk-link" href={paths.panelForum(id)}>
                    {title}
                  </a>
                  {purpose ? (
                    <span className="govuk-hint govuk-!-margin-bottom-0 app-pack__line">{purpose}</span>
                  ) : null}
                </>
              ),
              asked,
              cases: String(cases),
              next: next ? (
                <a className="govuk-link" href={next.href}>
                  {next.isNow ? `Sitting now, since ${next.when}` : next.when}
                </a>
              ) : (
                "None called"
              ),
            },
          }))}
        />
      )}
      {mayRun ? (
        <Button href={paths.newForum} variant="secondary">
          Set up a forum
        </Button>
      ) : null}
    </>
  );
}
