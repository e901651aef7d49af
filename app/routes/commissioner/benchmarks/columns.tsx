import { keepColumnMap } from "#app/commands/benchmark/keep-dataset.server.ts";
import { datasetOf } from "#app/data/benchmark/datasets.server.ts";
import { reading } from "#app/data/db.server.ts";
import {
  knownWords,
  mappedParts,
  neededParts,
  partWords,
  type ColumnMapRefusal,
  type MappedPart,
} from "#app/domain/benchmark/column-map.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { readMap, shownMap, translatedParts, type MapFields } from "./column-map-form.ts";
import type { Reply } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("What the columns mean") }];

const access = { area: "commissioner", permission: "benchmark:change", params: byId("datasetId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { datasetId } }) => {
  const dataset = found(await reading(actor, (tx) => datasetOf(tx, datasetId)));
  if (dataset.layout !== "mapped") throw notFound();
  return { id: dataset.id, name: dataset.name, stored: shownMap(dataset.columnMap) };
});

export const action = guardAction(access, async ({ actor, params: { datasetId }, fields }) => {
  const read = readMap(fields.text);
  if ("errors" in read) return badForm(fields, read.errors);
  const verdict = found(await keepColumnMap(actor, datasetId, read.map));
  if (verdict.ok) throw redirect(`${paths.dataset(datasetId)}?done=columns`);
  const { field, sentence } = refusalWords(verdict.why);
  return refused(fields, sentence, field);
});

function refusalWords(why: ColumnMapRefusal): { readonly field: string; readonly sentence: string } {
  if (why.kind === "part-missing")
    return {
      field: `${why.part}-columns`,
      sentence: `${partWords[why.part]}: name its column, or the words for every row`,
    };
  const known = knownWords[why.part]?.join(", ") ?? "";
  return {
    field: `${why.part}-meanings`,
    sentence: `“${why.words.slice(0, 60)}” is not a word that the portal knows for ${partWords[why.part].toLowerCase()}. It knows ${known}`,
  };
}

export default function Columns() {
  const { id, name, stored } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.dataset(id)}>{name}</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={name}>What the columns mean</PageHeading>
      <p className="govuk-body">
        For each part give the name of its column as the first row of the file has it, or the words that hold
        for every row. What you say here is remembered for the next file.
      </p>
      <form method="post" noValidate>
        <Radios
          name="areaBy"
          legend="What the place’s column holds"
          value={shown(reply, "areaBy", stored["areaBy"])}
          error={reply?.errors["areaBy"]}
          items={[
            { value: "code", text: "Codes of the Office for National Statistics, like E06000023" },
            { value: "council-code", text: "Codes of social-services returns, like 909" },
            { value: "name", text: "Names of councils and regions" },
          ]}
        />
        {mappedParts.map((part) => (
          <Part key={part} part={part} stored={stored} reply={reply} />
        ))}
        <Textarea
          name="passedOver"
          label="Columns to pass over"
          hint="Separated by semicolons. A file with any other column is refused."
          rows={3}
          value={shown(reply, "passedOver", stored["passedOver"])}
          error={reply?.errors["passedOver"]}
        />
        <Button preventDoubleClick>Remember it</Button>
      </form>
    </>
  );
}

const hints: Partial<Readonly<Record<MappedPart, string>>> = {
  year: "Rows of other years than the release’s are passed over.",
  detail: "Several columns are joined.",
  confidence: "What does not begin with “high” is kept as uncertain.",
};

type PartProps = {
  readonly part: MappedPart;
  readonly stored: MapFields;
  readonly reply: Reply | undefined;
};

function Part({ part, stored, reply }: PartProps) {
  const needed = (neededParts as readonly MappedPart[]).includes(part);
  const input = (name: string, label: string, hint?: string) => (
    <Input
      name={name}
      label={label}
      hint={hint}
      value={shown(reply, name, stored[name])}
      error={reply?.errors[name]}
    />
  );
  return (
    <Fieldset legend={`${partWords[part]}${needed ? "" : " (optional)"}`} legendSize="s">
      {input(`${part}-columns`, "Column", hints[part])}
      {knownWords[part] ? input(`${part}-always`, "Or words for every row", wordsOf(part)) : null}
      {(translatedParts as readonly MappedPart[]).includes(part) ? (
        <Textarea
          name={`${part}-meanings`}
          label="What the publisher’s words stand for"
          hint="One in a line, like Age 65 and over = 65-plus"
          rows={3}
          value={shown(reply, `${part}-meanings`, stored[`${part}-meanings`])}
          error={reply?.errors[`${part}-meanings`]}
        />
      ) : null}
    </Fieldset>
  );
}

function wordsOf(part: MappedPart): string {
  return `One of ${knownWords[part]?.join(", ") ?? ""}.`;
}
