import { z } from "zod";
import { makeFromOpenBooks } from "#app/commands/expected-cost/make-cost-parameters.server.ts";
import { areasOf } from "#app/data/areas-of-own.server.ts";
import { latestParameters } from "#app/data/cost-parameters.server.ts";
import { reading } from "#app/data/db.server.ts";
import { drawnNow } from "#app/data/drawn-parameters.server.ts";
import { lastOpenBooks } from "#app/data/open-books.server.ts";
import { ownLot } from "#app/data/price-rules.server.ts";
import { changesBetween } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { ChangeTable } from "#app/components/expected-cost/FigureTables.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { makeNo } from "./make-words.ts";

export const meta = () => [{ title: titleOf("Make a new version of figures") }];
export const handle = { wide: true };

const access = { area: "commissioner", permission: "cost-parameters:make", params: byId("lotId") } as const;

/** What a new version from the latest open books would be, as it could be drawn today, and what changes. */
export const loader = guardLoader(access, async ({ actor, params: { lotId } }) =>
  reading(actor, async (tx, now) => {
    const { title } = found(await ownLot(tx, lotId));
    const latest = await latestParameters(tx, { lotId, areaId: null });
    const drawn = await drawnNow(tx, lotId, dayOf(now), latest?.parameters ?? null);
    const [books] = await lastOpenBooks(tx, [lotId]);
    return {
      ...{ lotId, title, source: drawn?.source ?? null, readsBooks: books !== undefined },
      changes: drawn ? changesBetween(latest?.parameters ?? null, drawn.parameters) : [],
      since: latest?.version ?? null,
      areas: (await areasOf(tx)).map(({ id, name }) => ({ value: id, text: name })),
    };
  }),
);

const form = z.object({ area: z.union([z.literal("").transform(() => null), z.uuid("Select an area")]) });

export const action = guardAction(access, async ({ actor, params: { lotId }, fields }) => {
  const read = withDays(form.safeParse({ area: fields.text("area") }), fields.text, {
    from: "the day from which it holds",
  });
  if ("errors" in read) return badForm(fields, read.errors);
  const verdict = found(await makeFromOpenBooks(actor, { lotId, areaId: read.said.area }, read.days.from));
  if (verdict.ok) throw redirect(`${paths.costParameters(verdict.value.id)}?done=made`);
  const { field, sentence } = makeNo(verdict.why);
  return refused(fields, sentence, field);
});

export default function NewCostParameters() {
  const { lotId, title, source, changes, since, areas, readsBooks } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.expectedCostsOfLot(lotId)}>Figures of this lot</BackLink>
      <FormErrors errors={reply?.errors} targets={{ from: "from-day" }} />
      <PageHeading caption={title}>Make a new version from the latest open books</PageHeading>
      {readsBooks ? null : (
        <InsetText>
          You can read no open books of this lot: none were sent, or you have not declared your interests in
          the round that they were sent to. Without them a version stands on the law and on what is entered by
          hand.
        </InsetText>
      )}
      {source ? <p className="govuk-body">{source}, if it were made today.</p> : null}
      {changes.length === 0 ? (
        <p className="govuk-body">No figure would change.</p>
      ) : (
        <>
          <p className="govuk-body">
            {since === null ? "It would be the first version everywhere." : `Beside version ${since}:`}
          </p>
          <ChangeTable changes={changes} />
        </>
      )}
      <form method="post" noValidate>
        <DayField
          {...dayBoxes(reply, "from")}
          legend="From which day does it hold?"
          hint="Today or later. Pay and holiday are those of the law on that day."
        />
        <Select
          name="area"
          label="Where does it hold?"
          hint="Figures of an area stand before those of everywhere."
          value={shown(reply, "area")}
          error={reply?.errors["area"]}
          items={[{ value: "", text: "Everywhere" }, ...areas]}
        />
        <Button preventDoubleClick>Make this version</Button>
      </form>
    </>
  );
}
