import { z } from "zod";
import { enterFigure, type FigureRefusal } from "#app/commands/benchmark/enter-figure.server.ts";
import { statisticalAreas } from "#app/data/benchmark/areas.server.ts";
import { releaseOf } from "#app/data/benchmark/datasets.server.ts";
import { reading } from "#app/data/db.server.ts";
import { areaRefusalInWords } from "#app/domain/benchmark/area.ts";
import { amountWords, readFigure } from "#app/domain/benchmark/benchmark-row.ts";
import {
  ageWords,
  benchmarkAges,
  benchmarkServices,
  benchmarkStatistics,
  observationRefusalInWords,
  serviceWords,
  statisticWords,
} from "#app/domain/benchmark/observation.ts";
import { unitInWords, units } from "#app/domain/framework/unit.ts";
import type { Decimal4 } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, optionalTextField, sentences, textField } from "#app/web/fields.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Enter a figure") }];

const access = { area: "commissioner", permission: "benchmark:change", params: byId("releaseId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { releaseId } }) =>
  reading(actor, async (tx) => {
    const { release, dataset } = found(await releaseOf(tx, releaseId));
    const areas = await statisticalAreas(tx);
    return {
      ...{ id: release.id, label: release.label, dataset: dataset.name },
      areas: areas.map(({ code, name }) => ({ value: code, text: `${name} (${code})` })),
    };
  }),
);

const form = z.object({
  area: z.string().min(1, "Select a place").max(9, "Select a place"),
  service: choiceField(benchmarkServices, "Select a service"),
  age: choiceField(benchmarkAges, "Select whom it is about"),
  unit: choiceField(units, "Select a unit"),
  statistic: choiceField(benchmarkStatistics, "Select what the figure is"),
  detail: optionalTextField("What narrows it", 200),
  value: z.string().transform((text, context): Decimal4 => {
    const read = readFigure(text);
    if (read.ok) return read.value;
    context.addIssue({ code: "custom", message: amountWords[read.why.kind] });
    return z.NEVER;
  }),
  n: z
    .string()
    .trim()
    .regex(/^([1-9][0-9]{0,6})?$/, "Number behind it must be a whole number above 0")
    .transform((text) => (text === "" ? null : Number(text))),
  source: textField("where the figure was read", 500),
});

export const action = guardAction(access, async ({ actor, params: { releaseId }, fields }) => {
  const names = ["area", "service", "age", "unit", "statistic", "detail", "value", "n", "source"];
  const parsed = form.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const { area: areaCode, ...figure } = parsed.data;
  const uncertain = fields.all("uncertain").includes("yes");
  const verdict = found(await enterFigure(actor, releaseId, { ...figure, areaCode, uncertain }));
  if (verdict.ok) throw redirect(`${paths.release(releaseId)}?done=entered`);
  const { field, sentence } = refusalWords(verdict.why);
  return refused(fields, sentence, field);
});

function refusalWords(why: FigureRefusal): { readonly field: string; readonly sentence: string } {
  switch (why.kind) {
    case "no-source":
      return { field: "source", sentence: "Enter where the figure was read" };
    case "on-file-already":
      return {
        field: "value",
        sentence:
          "The release has a figure of this place, service, people, unit and statistic already. It stands as it was entered; a corrected one comes with a release that takes its place",
      };
    case "area-unknown":
    case "area-ended":
      return { field: "area", sentence: areaRefusalInWords(why) };
    case "nought":
    case "negative":
      return { field: "value", sentence: observationRefusalInWords(why) };
    case "unit-does-not-match":
      return { field: "unit", sentence: observationRefusalInWords(why) };
    default:
      return unreachable(why);
  }
}

export default function EnterFigure() {
  const { id, label, dataset, areas } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const select = (name: string, title: string, items: readonly { value: string; text: string }[]) => (
    <Select
      name={name}
      label={title}
      value={shown(reply, name)}
      error={reply?.errors[name]}
      items={[{ value: "", text: "Select" }, ...items]}
    />
  );
  const words = <T extends string>(values: readonly T[], texts: Readonly<Record<T, string>>) =>
    values.map((value) => ({ value, text: texts[value] }));
  return (
    <>
      <BackLink href={paths.release(id)}>{label}</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={`${dataset}, ${label}`}>Enter a figure by hand</PageHeading>
      <p className="govuk-body">A figure stands as it is entered.</p>
      <form method="post" noValidate>
        {select("area", "Place", areas)}
        {select("service", "Service", words(benchmarkServices, serviceWords))}
        {select("age", "People", words(benchmarkAges, ageWords))}
        <Input
          name="detail"
          label="What narrows it, if anything"
          hint="For example Urban, or Learning disability support."
          value={shown(reply, "detail")}
          error={reply?.errors["detail"]}
        />
        {select("statistic", "What the figure is", words(benchmarkStatistics, statisticWords))}
        <Input
          name="value"
          label="Figure"
          prefix="£"
          width={10}
          inputMode="decimal"
          value={shown(reply, "value")}
          error={reply?.errors["value"]}
        />
        {select(
          "unit",
          "For which unit",
          units.map((value) => ({ value, text: unitInWords(value) })),
        )}
        <Input
          name="n"
          label="Number behind it, if it is told"
          width={4}
          inputMode="numeric"
          value={shown(reply, "n")}
          error={reply?.errors["n"]}
        />
        <Input
          name="source"
          label="Where it was read"
          value={shown(reply, "source")}
          error={reply?.errors["source"]}
        />
        <Checkboxes
          name="uncertain"
          legend="How sure is it?"
          values={ticked(reply, "uncertain")}
          items={[{ value: "yes", text: "It was read second-hand, or its sources disagree" }]}
        />
        <Button preventDoubleClick>Enter the figure</Button>
      </form>
    </>
  );
}
