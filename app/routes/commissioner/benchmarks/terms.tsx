import { setDatasetTerms } from "#app/commands/benchmark/keep-dataset.server.ts";
import { datasetOf } from "#app/data/benchmark/datasets.server.ts";
import { reading } from "#app/data/db.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm } from "#app/web/reply.server.ts";
import { storedTerms, termsForm } from "./terms-form.ts";
import { TermsFields } from "./TermsFields.tsx";

export const meta = () => [{ title: titleOf("Validity and index") }];

const access = { area: "commissioner", permission: "benchmark:change", params: byId("datasetId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { datasetId } }) => {
  const { id, name, ...dataset } = found(await reading(actor, (tx) => datasetOf(tx, datasetId)));
  return { id, name, stored: storedTerms(dataset) };
});

export const action = guardAction(access, async ({ actor, params: { datasetId }, fields }) => {
  const terms = termsForm(fields);
  if ("errors" in terms) return badForm(fields, terms.errors);
  found(await setDatasetTerms(actor, datasetId, terms));
  throw redirect(`${paths.dataset(datasetId)}?done=terms`);
});

export default function Terms() {
  const { id, name, stored } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.dataset(id)}>{name}</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={name}>Validity and index</PageHeading>
      <form method="post" noValidate>
        <TermsFields reply={reply} stored={stored} />
        <Button preventDoubleClick>Save</Button>
      </form>
    </>
  );
}
