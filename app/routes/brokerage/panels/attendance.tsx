import { noteAttendance } from "#app/commands/brokerage/hold-sitting.server.ts";
import { forumOf, seatsOf } from "#app/data/brokerage/panels.server.ts";
import { sittingOf } from "#app/data/brokerage/sittings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { seatOn } from "#app/domain/brokerage/sitting.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { sittingSentences } from "#app/components/brokerage/panel-refusals.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { ticked, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Who is there") }];

const access = { area: "brokerage", permission: "panel:run", params: byId("sittingId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx) => {
    const sitting = found(await sittingOf(tx, params.sittingId));
    const forum = found(await forumOf(tx, sitting.forumId));
    const day = dayOf(sitting.sitsAt);
    const members = (await seatsOf(tx, forum.id)).filter((one) => seatOn([one], one.accountId, day));
    return {
      ...{ id: sitting.id, title: forum.title, quorum: forum.quorum, there: sitting.attendance },
      members: members.map(({ accountId, name, chair }) => ({
        ...{ value: accountId, text: chair ? `${name} (chair)` : name },
      })),
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const verdict = await noteAttendance(actor, params.sittingId, fields.all("there"));
  if (verdict.ok) throw redirect(`${paths.sitting(params.sittingId)}?done=there`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(fields, sittingSentences[verdict.why.kind], "there");
});

export default function Attendance() {
  const { id, title, quorum, members, there } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.sitting(id)}>Sitting</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={title}>Who is there?</PageHeading>
      {members.length === 0 ? (
        <EmptyState title="The forum has no members on this day">
          Seat its members for a later day, and call another sitting.
        </EmptyState>
      ) : (
        <form method="post" noValidate>
          <Checkboxes
            name="there"
            legend={`Members who are there; ${quorum} make it quorate`}
            legendSize="s"
            hint="Whoever put a case does not count for it. What is ticked takes the place of what was noted before."
            values={ticked(reply, "there", there)}
            error={reply?.errors["there"]}
            items={members}
          />
          <Button preventDoubleClick>Note who is there</Button>
        </form>
      )}
    </>
  );
}
