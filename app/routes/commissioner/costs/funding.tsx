import { z } from "zod";
import { shareFunding } from "#app/commands/round/share-funding.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import { reading } from "#app/data/db.server.ts";
import { lotFunding } from "#app/data/lot-funding.server.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { lotOfPage } from "#app/web/cost-comparison.server.ts";
import { optionalTextField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Share the funding of a lot") }];

const access = {
  area: "commissioner",
  permission: "funding:share",
  params: byId("roundId", "lotId"),
} as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { round, lot } = await lotOfPage(tx, actor, params, now);
    const funding = await lotFunding(tx, params);
    return {
      ...{ roundId: round.id, title: round.title, lotId: lot.id, lot: `Lot ${lot.number}: ${lot.title}` },
      funding: funding && {
        ...{ amount: funding.poundsAYear, source: funding.source },
        ...{ note: funding.note, sharedAt: inWords(funding.sharedAt) },
      },
    };
  }),
);

const notAnAmount = "Funding must be an amount in pounds from 0 to 9,999,999,999, like 1250000";

const schema = z.object({
  amount: z.string().transform((text, context): Decimal4 => {
    const bare = text.replaceAll(/[£,\s]/g, "");
    if (/^[0-9]{1,10}(\.[0-9]{1,2})?$/.test(bare)) return decimal4(bare);
    context.addIssue({
      code: "custom",
      message: bare === "" ? "Enter what the lot is funded with in a year, like 1250000" : notAnAmount,
    });
    return z.NEVER;
  }),
  source: textField("where the figure comes from", 300),
  note: optionalTextField("The note", 1000),
});

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const form = schema.safeParse({
    ...{ amount: fields.text("amount"), source: fields.text("source"), note: fields.text("note") },
  });
  if (!form.success) return badForm(fields, sentences(form.error));
  await reading(actor, (tx, now) => lotOfPage(tx, actor, params, now));
  const { amount, ...said } = form.data;
  const verdict = found(await shareFunding(actor, params, { poundsAYear: amount, ...said }));
  if (!verdict.ok)
    return verdict.why.kind === "negative"
      ? refused(fields, notAnAmount, "amount")
      : refused(fields, "Enter where the figure comes from", "source");
  throw redirect(`${paths.lotCosts(params.roundId, params.lotId)}?done=shared`);
});

export default function Funding() {
  const { roundId, title, lotId, lot, funding } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const field = (name: "amount" | "source" | "note") => ({
    ...{ name, value: shown(reply, name, funding?.[name] ?? "") },
    error: reply?.errors[name],
  });
  return (
    <>
      <EvaluationHead
        back={{ href: paths.lotCosts(roundId, lotId), text: lot }}
        caption={title}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Share the funding of {lot}
      </EvaluationHead>
      <p className="govuk-body">
        Opening books goes both ways: providers read what the council spends on what this lot is for, once the
        round is open. What you share later takes its place; what was shared before stays on record.
      </p>
      {funding ? <p className="govuk-body">Shared last at {funding.sharedAt}.</p> : null}
      <form method="post" noValidate>
        <Input
          label="What the council spends on this lot’s outcome in a year"
          prefix="£"
          width={20}
          inputMode="decimal"
          {...field("amount")}
        />
        <Input
          label="Where the figure comes from"
          hint="For example, budget of February 2026"
          {...field("source")}
        />
        <Textarea label="What it covers (optional)" {...field("note")} />
        <Button preventDoubleClick>Share with providers</Button>
      </form>
    </>
  );
}
