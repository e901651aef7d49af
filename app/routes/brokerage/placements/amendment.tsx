import { z } from "zod";
import { amendPlacement } from "#app/commands/brokerage/amend-placement.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayAddAlone } from "#app/data/brokerage/placement-limits.server.ts";
import { linesOfLot } from "#app/data/brokerage/placement-lines.server.ts";
import type { Day } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { isWithin, type Element } from "#app/domain/brokerage/element.ts";
import { frequencies, type Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import { amendmentInWords } from "#app/components/placement/amendment-words.ts";
import { chargeInWords, perWords, spanInside } from "#app/components/placement/placement-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { decimalField, moneyField, optionalTextField, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { withoutPerson } from "#app/web/no-person-field.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { amendmentStands } from "./amendment-view.server.ts";
import { stepOn } from "./step.server.ts";
import { StepPage } from "./StepPage.tsx";

export const meta = () => [{ title: titleOf("Amend a placement") }];

const access = { area: "brokerage", permission: "placement:manage", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { placement, head, today } = await stepOn(tx, params.placementId, now);
    const care = placement.elements.filter(({ kind }) => kind === "care");
    const [first] = care;
    const bought = care.map(({ serviceLineId }) => serviceLineId);
    const lines = await linesOfLot(tx, params.placementId);
    return {
      head,
      alone: formatPounds(await mayAddAlone(tx, today)),
      waiting: await amendmentStands(tx, params.placementId, today),
      parts: care.map((one) => ({ value: `part:${one.id}`, text: partInWords(one, today) })),
      lines: lines
        .filter(({ id }) => !bought.includes(id))
        .map(({ id, title }) => ({ value: `line:${id}`, text: title })),
      per: first?.per ?? "week",
    };
  }),
);

/** A part as it is chosen; with its days where it is not simply the one that runs, since two of a line may stand side by side. */
function partInWords(part: Element & { readonly title: string }, today: Day): string {
  const what = `${part.title}: ${chargeInWords(part)}`;
  return part.toOn === null && isWithin(part, today) ? what : `${what}, ${spanInside(part)}`;
}

const form = z.object({
  part: z.string().regex(/^(part|line):[0-9a-f-]{36}$/, "Select what the new part is"),
  price: moneyField,
  per: z.enum(
    Object.keys(frequencies) as [Frequency, ...Frequency[]],
    "Select how often the price falls due",
  ),
  units: decimalField("the units", { above: "0", most: "999999" }).refine(
    (units) => (units.split(".")[1] ?? "").length <= 2,
    "Units must have no more than two decimal places, like 10.5",
  ),
  schedule: withoutPerson(optionalTextField("Schedule", 200)),
  reason: withoutPerson(textField("the reason", 500)),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const typed = Object.fromEntries(Object.keys(form.shape).map((name) => [name, fields.text(name)]));
  const read = withDays(form.safeParse(typed), fields.text, { from: "the first day" });
  if ("errors" in read) return badForm(fields, read.errors);
  const { part, price, per, units, schedule, reason } = read.said;
  const [kind, id = ""] = part.split(":");
  const asked = {
    ...{ pence: price, per, units, schedule, fromOn: read.days.from },
    ...{ serviceLineId: id, replacesId: kind === "part" ? id : null },
  };
  const verdict = await amendPlacement(actor, params.placementId, asked, reason, arrival);
  if (verdict.ok)
    throw redirect(
      `${paths.placement(params.placementId)}?done=${verdict.value === "waits" ? "waits" : "amended"}`,
    );
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, sentence } = amendmentInWords(verdict.why);
  return refused(fields, sentence, field);
});

export default function Amendment() {
  const { head, parts, lines, per, alone, waiting } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  return (
    <StepPage head={head} title="Amend what is provided" reply={reply} targets={{ from: "from-day" }}>
      <p className="govuk-body">
        A price never changes in place: a new part begins on a day, and the part that it takes over from ends
        on that day. What adds more than {alone} to the public cost of a year waits for another person’s
        approval; until then nothing changes.
      </p>
      {waiting?.waits ? (
        <InsetText>
          Another amendment of this placement was put up before. {waiting.sentence}.{" "}
          <a className="govuk-link" href={paths.placementStep(head.id, "waiting-amendment")}>
            See it
          </a>
        </InsetText>
      ) : null}
      <form method="post" noValidate>
        <Radios
          name="part"
          legend="What is the new part?"
          value={shown(reply, "part")}
          error={errors["part"]}
          items={[
            ...parts.map(({ value, text }) => ({ value, text: `It takes over from ${text}` })),
            ...(lines.length > 0 ? [{ divider: "or" }] : []),
            ...lines.map(({ value, text }) => ({ value, text: `It comes beside them: ${text}` })),
          ]}
        />
        <DayField {...dayBoxes(reply, "from")} legend="From which day?" />
        <Input
          name="units"
          label="How many?"
          hint="In a week, like 10.5 hours; of a price by the week or longer, most often 1."
          width={5}
          inputMode="decimal"
          value={shown(reply, "units")}
          error={errors["units"]}
        />
        <Input
          name="price"
          label="Price of one"
          prefix="£"
          width={10}
          inputMode="decimal"
          value={shown(reply, "price")}
          error={errors["price"]}
        />
        <Select
          name="per"
          label="The price falls due"
          value={shown(reply, "per", per)}
          error={errors["per"]}
          items={Object.entries(perWords).map(([value, text]) => ({ value, text }))}
        />
        <Input
          name="schedule"
          label="When in the week (optional)"
          hint="For example weekday mornings."
          value={shown(reply, "schedule")}
          error={errors["schedule"]}
        />
        <Textarea
          name="reason"
          label="Why?"
          hint="Do not name a person."
          value={shown(reply, "reason")}
          error={errors["reason"]}
        />
        <Button preventDoubleClick>Write the new part</Button>
      </form>
    </StepPage>
  );
}
