import { useCostSheet, type CostSheetRefusal } from "#app/commands/application/use-cost-sheet.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { centralRefusalInWords, refusalInWords } from "#app/domain/pricing/cost-model/words.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { lotAccess, ownDraft } from "../page.server.ts";
import { notOpenInWords } from "../words.ts";
import { carriedFigures } from "./carried-figures.server.ts";
import { homeName, lotOfCosts, lotTitle, ownLotCosts, type LotOfCosts } from "./cost-page.server.ts";

export const meta = () => [{ title: titleOf("Use the figures of your spreadsheet") }];

/** There is nothing to see here but the answer to a form. */
export const loader = guardLoader(lotAccess, async ({ actor, params, posted }) => {
  if (!posted) throw redirect(paths.applicationCostUpload(params.applicationId, params.lotId));
  const { draft } = await ownDraft(actor, params.applicationId);
  return { ...params, lotTitle: lotTitle(lotOfCosts(draft, params.lotId)) };
});

/** Keeps the figures that a preview showed. They are judged anew: a hidden field is as much typed as any other. */
export const action = guardAction(lotAccess, async ({ actor, params, fields, arrival }) => {
  const one = await ownLotCosts(actor, params);
  const brought = carriedFigures(fields.text("figures"));
  if (!brought) return badForm(fields, { "": "These figures cannot be read. Upload the spreadsheet again" });
  const { applicationId, lotId } = params;
  const verdict = found(await useCostSheet(actor, applicationId, lotId, brought, arrival));
  if (verdict.ok) throw redirect(`${paths.applicationCosts(applicationId, lotId)}?done=used`);
  return refused(fields, sheetRefusalInWords(one, verdict.why));
});

export default function UseFigures() {
  const { applicationId, lotId, lotTitle } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.applicationCosts(applicationId, lotId)}>Back to your costs</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={lotTitle}>The figures were not used</PageHeading>
      <p className="govuk-body">
        Nothing was changed. Mend the spreadsheet and upload it again, or try again.
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="figures" value={shown(reply, "figures")} />
        <div className="govuk-button-group">
          <Button href={paths.applicationCostUpload(applicationId, lotId)}>Upload a spreadsheet</Button>
          <Button variant="secondary" preventDoubleClick>
            Try again
          </Button>
        </div>
      </form>
    </>
  );
}

function sheetRefusalInWords(one: LotOfCosts, why: CostSheetRefusal): string {
  const nameOf = (code: string) => {
    const home = one.costs.homes.find(({ location }) => location.id === code);
    if (home) return homeName(one, home);
    return one.costs.template.lines.find((line) => line.code === code)?.name ?? code;
  };
  switch (why.kind) {
    case "round-not-open":
      return notOpenInWords(why);
    case "no-open-book":
    case "not-a-place-of-the-lot":
      return "The lot has changed since the spreadsheet was made. Download the template again";
    case "nothing-to-use":
      return "There are no figures to use";
    case "central":
      return `Central costs: ${centralRefusalInWords(why.why, nameOf)}`;
    case "model":
      return `${nameOf(why.locationId)}: ${why.why.map(refusalInWords).join(". ")}`;
    default:
      return unreachable(why);
  }
}
