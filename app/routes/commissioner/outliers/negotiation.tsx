import { argueFlag } from "#app/commands/outliers/argue-flag.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { againstWords } from "#app/components/outliers/flag-words.ts";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { reading } from "#app/data/db.server.ts";
import { flagCase } from "#app/data/outliers/flag-case.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { dayOfParts } from "#app/web/fields.ts";
import { dayBoxes, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { flagNoInWords } from "./flag-refusals.ts";

export const meta = () => [{ title: titleOf("Negotiate a price out of line") }];

const access = { area: "commissioner", permission: "negotiation:manage", params: byId("flagId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { flagId } }) =>
  reading(actor, async (tx) => {
    const flag = found(await flagCase(tx, flagId));
    if (!["PLACEMENT", "OFFER"].includes(flag.kind)) throw notFound();
    const { stake, weekly } = flag.finding;
    return {
      ...{ id: flag.id, what: flag.what, provider: flag.provider, byDay: flag.kind === "PLACEMENT" },
      ...{ weekly: weekly === null ? null : formatPounds(weekly) },
      basis: `${againstWords[stake.against]} of ${formatPounds(stake.againstPence)}`,
    };
  }),
);

export const action = guardAction(access, async ({ actor, params: { flagId }, fields }) => {
  if (!mayDo(actor, "outlier:manage"))
    throw new Response("You do not have access to this page.", { status: 403 });
  const byDay = fields.text("kind") !== "offer";
  const today = await reading(actor, (_tx, now) => Promise.resolve(dayOf(now)));
  const from = byDay
    ? dayOfParts(fields.text, "from", "the day from which another price would hold")
    : { day: today };
  if ("error" in from) return badForm(fields, { from: from.error });
  const verdict = found(await argueFlag(actor, flagId, from.day));
  if (verdict.ok) throw redirect(paths.negotiation(verdict.value.negotiationId));
  const { field, sentence } = flagNoInWords(verdict.why, "");
  return refused(fields, sentence, field);
});

export default function NegotiateFlag() {
  const { id, what, provider, byDay, weekly, basis } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.outlier(id)}>The price</BackLink>
      <FormErrors errors={reply?.errors} targets={{ from: "from-day" }} />
      <PageHeading caption={`${provider}, ${what}`}>Negotiate the price</PageHeading>
      <p className="govuk-body">
        {byDay
          ? `What is paid for a week today${weekly ? `, ${weekly},` : ""} is locked as the baseline; every saving is counted from it.`
          : "What was offered is locked as the baseline; every saving is counted from it."}{" "}
        The {basis} is noted as what our price rests on; the provider does not see it. A negotiation that runs
        already is taken up.
      </p>
      <form method="post" noValidate>
        {byDay ? (
          <DayField
            {...dayBoxes(reply, "from")}
            legend="From which day would another price hold?"
            hint="For example 1 4 2027"
          />
        ) : (
          <input type="hidden" name="kind" value="offer" />
        )}
        <Button preventDoubleClick>Open the negotiation</Button>
      </form>
    </>
  );
}
