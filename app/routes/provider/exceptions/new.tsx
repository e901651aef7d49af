import { z } from "zod";
import { askForException } from "#app/commands/pricing/ask-exception.server.ts";
import { exceptionChoices } from "#app/data/exception-choices.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import type { AskRefusal } from "#app/domain/pricing/cap-exception.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { moneyField, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Ask for a price above the cap") }];

const access = { area: "provider", permission: "exception:ask" } as const;

export const loader = guardLoader(access, async ({ actor, url }) =>
  reading(actor, async (tx, now) => {
    const choices = await exceptionChoices(tx, actor.providerId, dayOf(now), now);
    return {
      choices: choices.map(({ key, words }) => ({ value: key, text: words })),
      chosen: url.searchParams.get("price") ?? "",
    };
  }),
);

const form = z.object({
  line: z.string().regex(/^([0-9a-f-]{36}\.){2}[0-9a-f-]{36}$/, "Select the price"),
  price: moneyField,
  evidence: textField("your evidence", 4000),
});

export const action = guardAction(access, async ({ actor, fields, arrival }) => {
  const parsed = form.safeParse({
    line: fields.text("line"),
    price: fields.text("price"),
    evidence: fields.text("evidence"),
  });
  const read = withDays(parsed, fields.text, { from: "the first day", until: "the day on which it ends" });
  if ("errors" in read) return badForm(fields, read.errors);
  const { line, price, evidence } = read.said;
  const [serviceLineId = "", areaId = "", locationId = ""] = line.split(".");
  if (![serviceLineId, areaId, locationId].every((id) => z.uuid().safeParse(id).success))
    return badForm(fields, { line: "Select the price" });
  const asked = { pence: price, fromOn: read.days.from, toOn: read.days.until, evidence };
  const verdict = await askForException(actor, { serviceLineId, areaId, locationId }, asked, arrival);
  if (verdict.ok) throw redirect(`${paths.ownExceptions}?done=asked`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, sentence } = inWords(verdict.why);
  return refused(fields, sentence, field);
});

function inWords(why: AskRefusal): { readonly field: string; readonly sentence: string } {
  switch (why.kind) {
    case "starts-in-the-past":
      return { field: "from", sentence: "The first day must be today or later" };
    case "ends-before-it-starts":
      return { field: "until", sentence: "The end must be after the first day" };
    case "after-the-framework":
      return {
        field: "until",
        sentence: `The end must be no later than ${dayInWords(why.endsOn)}, when the framework ends`,
      };
    case "no-cap":
      return { field: "line", sentence: "This line has no cap on that day: you need no exception" };
    case "within-cap":
      return {
        field: "price",
        sentence: `The cap on that day is ${formatPounds(why.capPence)}: this price needs no exception`,
      };
    default:
      return unreachable(why);
  }
}

const targets = { from: "from-day", until: "until-day" };

export default function AskException() {
  const { choices, chosen } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  return (
    <>
      <BackLink href={paths.ownExceptions}>Prices above the cap</BackLink>
      <FormErrors errors={errors} targets={targets} />
      <PageHeading>Ask for a price above the cap</PageHeading>
      {choices.length === 0 ? (
        <EmptyState title="You have no price under a cap">
          Start an application in an open round and say where you work; the capped lines appear here.
        </EmptyState>
      ) : (
        <form method="post" noValidate>
          <p className="govuk-body">
            The person who decides reads this request, with the price, as soon as you send it, also while a
            round is open.
          </p>
          <Select
            name="line"
            label="Which price?"
            items={[{ value: "", text: "Select one" }, ...choices]}
            value={shown(reply, "line", chosen)}
            error={errors["line"]}
          />
          <Input
            name="price"
            label="The price you need, in pounds without VAT"
            prefix="£"
            width={10}
            inputMode="decimal"
            spellCheck={false}
            value={shown(reply, "price")}
            error={errors["price"]}
          />
          <DayField {...dayBoxes(reply, "from")} legend="From which day?" />
          <DayField
            {...dayBoxes(reply, "until")}
            legend="On which day does it end?"
            hint="From this day your rate is the cap."
          />
          <Textarea
            name="evidence"
            label="Your evidence"
            hint="Why this care cannot be given at or under the cap: hours, pay, place, and what you have tried. Do not name a person."
            rows={8}
            value={shown(reply, "evidence")}
            error={errors["evidence"]}
          />
          <Button preventDoubleClick>Ask for the exception</Button>
        </form>
      )}
    </>
  );
}
