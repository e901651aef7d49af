import { z } from "zod";
import { addBenchmarkDataset } from "#app/commands/benchmark/keep-dataset.server.ts";
import { datasetLayouts } from "#app/domain/benchmark/column-map.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData } from "#app/framework.ts";
import { choiceField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { layoutWords } from "./layout-words.ts";
import { TermsFields } from "./TermsFields.tsx";
import { termsForm } from "./terms-form.ts";

export const meta = () => [{ title: titleOf("Add a dataset") }];

const access = { area: "commissioner", permission: "benchmark:change" } as const;

export const loader = guardLoader(access, () => Promise.resolve(null));

const form = z.object({
  name: textField("a name for the dataset", 120),
  publisher: textField("who publishes it", 120),
  licence: textField("its licence", 200),
  sourceUrl: z
    .string()
    .trim()
    .max(500, "Address must be 500 characters or less")
    .refine((text) => text === "" || /^https?:\/\/\S+$/.test(text), "Address must begin with https://"),
  layout: choiceField(datasetLayouts, "Select how its files are laid out"),
});

export const action = guardAction(access, async ({ actor, fields }) => {
  const names = ["name", "publisher", "licence", "sourceUrl", "layout"];
  const parsed = form.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  const terms = termsForm(fields);
  if (!parsed.success || "errors" in terms)
    return badForm(fields, {
      ...(parsed.success ? {} : sentences(parsed.error)),
      ...("errors" in terms ? terms.errors : {}),
    });
  const verdict = await addBenchmarkDataset(actor, { ...parsed.data, ...terms });
  if (verdict.ok) throw redirect(paths.dataset(verdict.value));
  return refused(fields, "There is a dataset of this name already", "name");
});

export default function NewDataset() {
  const reply = useActionData<typeof action>();
  const text = (name: string, label: string, hint?: string) => (
    <Input name={name} label={label} hint={hint} value={shown(reply, name)} error={reply?.errors[name]} />
  );
  return (
    <>
      <BackLink href={paths.benchmarks}>Benchmarks</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading>Add a dataset</PageHeading>
      <form method="post" noValidate>
        {text("name", "Name")}
        {text("publisher", "Who publishes it")}
        {text("licence", "Licence", "For example Open Government Licence v3.0.")}
        {text("sourceUrl", "Address, if it has one")}
        <Radios
          name="layout"
          legend="How its files are laid out"
          value={shown(reply, "layout")}
          error={reply?.errors["layout"]}
          items={datasetLayouts.map((value) => ({ value, ...layoutWords[value] }))}
        />
        <TermsFields reply={reply} stored={{ validMonths: "24", index: "mixed", payShare: "73.7" }} />
        <Button preventDoubleClick>Add the dataset</Button>
      </form>
    </>
  );
}
