import { reading } from "#app/data/db.server.ts";
import { uplifts } from "#app/data/uplifts.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { stateOf, upliftLooks } from "./uplift-words.ts";

export const meta = () => [{ title: titleOf("Yearly uplifts") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx) => ({
      mayPropose: mayDo(actor, "uplift:propose"),
      refused: url.searchParams.get("done") === "refused",
      uplifts: (await uplifts(tx)).map((uplift) => ({
        ...{ id: uplift.id, title: uplift.title, framework: uplift.framework, proposedBy: uplift.proposedBy },
        from: shortDay(uplift.fromOn),
        state: stateOf(uplift),
      })),
    })),
);

export default function Uplifts() {
  const { mayPropose, refused, uplifts } = useLoaderData<typeof loader>();
  return (
    <>
      {refused ? (
        <NotificationBanner type="success" text="The uplift is refused. No rate has changed." />
      ) : null}
      <PageHeading>Yearly uplifts</PageHeading>
      <p className="govuk-body">
        An uplift raises members’ rates from a day, by how far pay and prices moved. One person proposes it,
        another approves it. Until it is approved, no rate changes.
      </p>
      {mayPropose ? <Button href={paths.newUplift}>Propose an uplift</Button> : null}
      {uplifts.length === 0 ? (
        <EmptyState title="No uplift has been proposed">
          Its cost by lot is worked out before anybody decides.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Uplifts, the latest first"
          columns={[
            { key: "title", label: "Uplift" },
            { key: "framework", label: "Framework" },
            { key: "from", label: "Rates from" },
            { key: "by", label: "Proposed by" },
            { key: "state", label: "State" },
          ]}
          rows={uplifts.map((uplift) => ({
            key: uplift.id,
            cells: {
              title: (
                <a className="govuk-link" href={paths.uplift(uplift.id)}>
                  {uplift.title}
                </a>
              ),
              framework: uplift.framework,
              from: uplift.from,
              by: uplift.proposedBy,
              state: <StatusTag status={uplift.state} looks={upliftLooks} />,
            },
          }))}
        />
      )}
    </>
  );
}
