import { z } from "zod";
import { proposePriceCap } from "#app/commands/pricing/propose-cap.server.ts";
import { lineToCap } from "#app/data/cap-lines.server.ts";
import { reading } from "#app/data/db.server.ts";
import { capsOf, unitOf } from "#app/data/frameworks.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPrice, unitInWords } from "#app/domain/framework/unit.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { AgreedRates } from "#app/components/outliers/AgreedRates.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { agreedCells, agreedRows } from "#app/web/agreed-rates.server.ts";
import { moneyField, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { capRefusalInWords } from "./cap-words.ts";

export const meta = () => [{ title: titleOf("Propose a cap") }];

const access = { area: "commissioner", permission: "cap:propose", params: byId("lineId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const line = found(await lineToCap(tx, actor.commissionerId, params.lineId));
    const unit = unitOf(line.unit);
    const today = dayOf(now);
    const caps = (await capsOf(tx, [line.id])).filter((cap) => cap.to === null || cap.to > today);
    return {
      ...{ title: line.title, lotTitle: line.lotTitle, lotId: line.lotId, unit: unitInWords(unit) },
      areas: line.areas.map((area) => ({ value: area.id, text: area.name })),
      agreed: mayDo(actor, "outlier:read")
        ? (await agreedRows(tx, actor, line.lotId, today))
            .filter(({ lineId }) => lineId === null || lineId === line.id)
            .map(agreedCells)
        : [],
      now: caps.map((cap) => `${cap.area}: ${formatPrice(cap.pence, unit)} from ${shortDay(cap.from)}`),
    };
  }),
);

const form = z.object({
  area: z.uuid("Select an area"),
  price: moneyField,
  basis: textField("what the cap is based on", 1000),
  document: textField("the document that holds the data", 500),
  consultation: textField("who was consulted and when", 500),
  equality: textField("the reference of the equality impact assessment", 200),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const names = ["area", "price", "basis", "document", "consultation", "equality"] as const;
  const typed = Object.fromEntries(names.map((name) => [name, fields.text(name)]));
  const parsed = form.safeParse(typed);
  const read = withDays(parsed, fields.text, {
    starts: "the first day of the cap",
    data: "the day of the data",
  });
  if ("errors" in read) return badForm(fields, read.errors);
  const { area, price, basis, document, consultation, equality } = read.said;
  const verdict = await proposePriceCap(
    actor,
    { serviceLineId: params.lineId, areaId: area },
    {
      ...{ pence: price, effectiveFrom: read.days.starts, dataOn: read.days.data },
      ...{ basis, document, consultation, equalityReference: equality },
    },
    arrival,
  );
  if (verdict.ok) throw redirect(paths.capProposal(verdict.value.id));
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, sentence } = capRefusalInWords(verdict.why);
  return refused(fields, sentence, field);
});

const targets = { starts: "starts-day", data: "data-day" };

export default function NewCap() {
  const { title, lotTitle, lotId, unit, areas, now, agreed } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  const text = (name: string) => ({ name, value: shown(reply, name), error: errors[name] });
  return (
    <>
      <BackLink href={`${paths.caps}?lot=${lotId}`}>Price caps</BackLink>
      <FormErrors errors={errors} targets={targets} />
      <PageHeading caption={lotTitle}>{`Propose a cap: ${title}`}</PageHeading>
      <p className="govuk-body">
        {now.length > 0 ? `Now and to come: ${now.join("; ")}.` : "This line has no cap yet."} You see whom
        the new cap would leave over it before a second person decides.
      </p>
      {agreed.length > 0 ? (
        <AgreedRates caption="What questions about prices of the lot ended on" rows={agreed} />
      ) : null}
      <form method="post" noValidate>
        <Select
          {...text("area")}
          label="Area"
          items={areas}
          hint="An area’s own cap wins over the one for everywhere."
        />
        <Input
          {...text("price")}
          label={`Cap, in pounds ${unit}`}
          prefix="£"
          width={10}
          inputMode="decimal"
          spellCheck={false}
        />
        <DayField {...dayBoxes(reply, "starts")} legend="From which day does it hold?" />
        <Textarea
          {...text("basis")}
          label="What is it based on?"
          hint="The figures and how the cap follows from them, so that it can be shown to a court."
        />
        <DayField {...dayBoxes(reply, "data")} legend="Of which day is the data?" />
        <Input
          {...text("document")}
          label="Document that holds the data"
          hint="Its title and where it is kept."
        />
        <Input {...text("consultation")} label="Who was consulted, and when?" />
        <Input {...text("equality")} label="Reference of the equality impact assessment" width={20} />
        <Button preventDoubleClick>See what it would do</Button>
      </form>
    </>
  );
}
