import { giveUpMove } from "#app/commands/brokerage/plan-move.server.ts";
import { plannedMove } from "#app/data/brokerage/moves.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("A planned move") }];

const params = byId("moveId");

export const loader = guardLoader(
  { area: "brokerage", permission: "placement:read", params },
  async ({ actor, params: { moveId } }) => {
    const one = found(await reading(actor, (tx) => plannedMove(tx, moveId)));
    return {
      ...one,
      plannedOn: dayInWords(one.plannedOn),
      mayGiveUp: mayDo(actor, "placement:manage") && !one.givenUp && one.followedOn === null,
    };
  },
);

export const action = guardAction(
  { area: "brokerage", permission: "placement:manage", params },
  async ({ actor, fields, params: { moveId } }) => {
    const verdict = await giveUpMove(actor, moveId);
    if (verdict.ok) throw redirect(`${paths.moves}?done=given-up`);
    return refused(fields, "This move is made or given up already");
  },
);

export default function Move() {
  const move = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.moves}>Moves</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={move.personRef}>Move planned for {move.plannedOn}</PageHeading>
      <SummaryList
        rows={[
          { key: "From", value: `${move.fromRungName ?? "Off the ladder"} (${move.reference})` },
          { key: "To", value: move.toRungName },
          { key: "Reason", value: move.reason || "None given" },
          { key: "Followed by", value: move.followedBy ?? (move.givenUp ? "Given up" : "No placement yet") },
        ]}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.placement(move.placementId)}>
          See the placement
        </a>
      </p>
      {move.mayGiveUp ? (
        <form method="post">
          <Button variant="warning" preventDoubleClick>
            Give the move up
          </Button>
        </form>
      ) : null}
    </>
  );
}
