import { z } from "zod";
import { addBenchmarkRelease } from "#app/commands/benchmark/add-release.server.ts";
import { datasetOf, releasesOf } from "#app/data/benchmark/datasets.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { ReleaseRefusal } from "#app/domain/benchmark/release.ts";
import { addDays } from "#app/domain/calendar.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, ticked, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Add a release") }];

const access = { area: "commissioner", permission: "benchmark:change", params: byId("datasetId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { datasetId } }) =>
  reading(actor, async (tx) => {
    const { id, name } = found(await datasetOf(tx, datasetId));
    const releases = await releasesOf(tx, datasetId);
    const standing = releases.filter((one) => !releases.some(({ supersedesId }) => supersedesId === one.id));
    return { id, name, standing: standing.map((one) => ({ value: one.id, text: one.label })) };
  }),
);

const form = z.object({
  label: textField("a label for the release", 80),
  source: textField("where it was read", 500),
  supersedes: z.union([z.literal("").transform(() => null), z.uuid("Select a release")]),
});

const days = {
  published: "the day of publication",
  from: "the first day of the period",
  to: "the last day of the period",
  priced: "the day of the prices",
} as const;

export const action = guardAction(access, async ({ actor, params: { datasetId }, fields }) => {
  const names = ["label", "source", "supersedes"];
  const parsed = form.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  const read = withDays(parsed, fields.text, days);
  if ("errors" in read) return badForm(fields, read.errors);
  const { label, source, supersedes } = read.said;
  const verdict = found(
    await addBenchmarkRelease(actor, datasetId, {
      ...{ label, source, supersedesId: supersedes, provisional: fields.all("provisional").includes("yes") },
      ...{ publishedOn: read.days.published, pricedOn: read.days.priced },
      ...{ periodFrom: read.days.from, periodTo: addDays(read.days.to, 1) },
    }),
  );
  if (verdict.ok) throw redirect(paths.release(verdict.value));
  const { sentence, field } = refusalWords(verdict.why);
  return refused(fields, sentence, field);
});

function refusalWords({ kind }: ReleaseRefusal): { readonly sentence: string; readonly field: string } {
  switch (kind) {
    case "period-ends-first":
      return { field: "to", sentence: "The last day of the period must not be before its first" };
    case "priced-outside":
      return { field: "priced", sentence: "The day of the prices must be in the period" };
    case "published-ahead":
      return { field: "published", sentence: "A release that is not yet published cannot be added" };
    case "label-taken":
      return { field: "label", sentence: "The dataset has a release of this label already" };
    case "superseded-already":
      return { field: "supersedes", sentence: "Another release has taken its place already" };
    case "no-other":
      return { field: "supersedes", sentence: "Select a release of this dataset" };
    default:
      return unreachable(kind);
  }
}

export default function NewRelease() {
  const { id, name, standing } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const targets = Object.fromEntries(Object.keys(days).map((day) => [day, `${day}-day`]));
  return (
    <>
      <BackLink href={paths.dataset(id)}>{name}</BackLink>
      <FormErrors errors={reply?.errors} targets={targets} />
      <PageHeading caption={name}>Add a release</PageHeading>
      <form method="post" noValidate>
        <Input
          name="label"
          label="Label"
          hint="For example 2025-26 provisional."
          value={shown(reply, "label")}
          error={reply?.errors["label"]}
        />
        <Input
          name="source"
          label="Where it was read"
          value={shown(reply, "source")}
          error={reply?.errors["source"]}
        />
        <DayField {...dayBoxes(reply, "published")} legend="Published on" />
        <DayField {...dayBoxes(reply, "from")} legend="First day of the period" hint="For example 1 4 2025" />
        <DayField {...dayBoxes(reply, "to")} legend="Last day of the period" hint="For example 31 3 2026" />
        <DayField
          {...dayBoxes(reply, "priced")}
          legend="Day of the prices"
          hint="The day on which rates came into effect, or the middle of the period for a year’s average."
        />
        <Checkboxes
          name="provisional"
          legend="Is it final?"
          values={ticked(reply, "provisional")}
          items={[{ value: "yes", text: "Its publisher calls it provisional" }]}
        />
        <Select
          name="supersedes"
          label="Which release it takes the place of"
          hint="The other is not used from the day on which this one was published."
          value={shown(reply, "supersedes")}
          error={reply?.errors["supersedes"]}
          items={[{ value: "", text: "None" }, ...standing]}
        />
        <Button preventDoubleClick>Add the release</Button>
      </form>
    </>
  );
}
