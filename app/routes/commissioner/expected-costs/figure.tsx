import { z } from "zod";
import { changeFigure } from "#app/commands/expected-cost/make-cost-parameters.server.ts";
import { costParametersOf } from "#app/data/cost-parameters.server.ts";
import { reading } from "#app/data/db.server.ts";
import {
  weeklyHoursCode,
  type CostParameters,
  type FigureUnit,
} from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import { exact, over, toDecimal4, type Decimal4 } from "#app/domain/money.ts";
import { inFigures } from "#app/components/expected-cost/expected-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { decimalField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { makeNo } from "./make-words.ts";

export const meta = () => [{ title: titleOf("Change a figure") }];

const access = {
  area: "commissioner",
  permission: "cost-parameters:make",
  params: byId("parametersId"),
} as const;

export const loader = guardLoader(access, async ({ actor, params: { parametersId } }) =>
  reading(actor, async (tx) => {
    const { id, version, lot, area, parameters } = found(await costParametersOf(tx, parametersId));
    const { hours } = parameters.weeklyHours;
    return {
      ...{ id, version, place: `${lot}, ${area ?? "everywhere"}` },
      figures: [
        ...parameters.figures.map(({ code, name, unit, middle }) => ({
          value: code,
          text: `${name}: ${inFigures(middle, unit)}`,
        })),
        { value: weeklyHoursCode, text: `Paid hours of a worker a week: ${hours}` },
      ],
    };
  }),
);

const amount = (what: string) => decimalField(what, { most: "10000" });
const form = z.object({
  code: z.string().min(1, "Select which figure changes"),
  low: amount("the low figure"),
  middle: amount("the middle figure"),
  high: amount("the high figure"),
  source: textField("where it comes from", 300),
});

export const action = guardAction(access, async ({ actor, params: { parametersId }, fields }) => {
  const names = Object.keys(form.shape);
  const read = form.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  if (!read.success) return badForm(fields, sentences(read.error));
  const { code, low, middle, high, source } = read.data;
  const { parameters } = found(await reading(actor, (tx) => costParametersOf(tx, parametersId)));
  const stored = (typed: Decimal4) => inUnit(typed, unitOf(parameters, code));
  const three = { low: stored(low), middle: stored(middle), high: stored(high) };
  const verdict = found(await changeFigure(actor, parametersId, { code, three, source }));
  if (verdict.ok) throw redirect(`${paths.costParameters(verdict.value.id)}?done=made`);
  const { field, sentence } = makeNo(verdict.why);
  return refused(fields, sentence, field);
});

function unitOf({ figures }: CostParameters, code: string): FigureUnit | undefined {
  return figures.find((figure) => figure.code === code)?.unit;
}

/** A share is typed in per cent and kept as a share of one. */
function inUnit(typed: Decimal4, unit: FigureUnit | undefined): Decimal4 {
  return unit === "share" ? toDecimal4(over(exact(typed), exact(100))) : typed;
}

export default function ChangeFigure() {
  const { id, version, place, figures } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const box = (name: string, label: string, hint?: string) => (
    <Input
      {...{ name, label, hint, error: reply?.errors[name], value: shown(reply, name) }}
      width={5}
      inputMode="decimal"
      autoComplete="off"
    />
  );
  return (
    <>
      <BackLink href={paths.costParameters(id)}>Version {version}</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={place}>Change a figure</PageHeading>
      <p className="govuk-body">
        It makes the next version, which counts once somebody else has checked it. Providers may read the
        figure for their own placements, but not its source: enter nothing that only one provider has told
        you.
      </p>
      <form method="post" noValidate>
        <Select
          name="code"
          label="Which figure?"
          value={shown(reply, "code")}
          error={reply?.errors["code"]}
          items={[{ value: "", text: "Select a figure" }, ...figures]}
        />
        {box("low", "Low", "Pounds, per cent or hours, as the figure has it")}
        {box("middle", "Middle", "Of hours a week it is the middle one that counts")}
        {box("high", "High")}
        <Input
          name="source"
          label="Where it comes from"
          value={shown(reply, "source")}
          error={reply?.errors["source"]}
        />
        <Button preventDoubleClick>Make a version with this figure</Button>
      </form>
    </>
  );
}
