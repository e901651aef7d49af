import { saveCentralCosts } from "#app/commands/application/save-central-costs.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { sharingKeys } from "#app/domain/pricing/cost-model/central.ts";
import { addDecimal4, formatDecimal4 } from "#app/domain/money.ts";
import { sharingKeyInWords } from "#app/domain/pricing/cost-model/words.ts";
import { sharedOf } from "#app/data/application/costs.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm } from "#app/web/reply.server.ts";
import { lotAccess, openDraft } from "../page.server.ts";
import {
  centralLinesOf,
  readCentralCosts,
  refusedCentral,
  shareName,
  unitsName,
  yearName,
} from "./central-form.server.ts";
import { CentralHomes } from "./CentralHomes.tsx";
import { homeName, lotOfCosts, lotTitle, ownLotCosts } from "./cost-page.server.ts";
import { inBox } from "./cost-rows.server.ts";

export const handle = { wide: true };

export const meta = () => [{ title: titleOf("Central costs") }];

export const loader = guardLoader(lotAccess, async ({ actor, params, posted }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  const one = lotOfCosts(draft, params.lotId);
  const { central, template, homes } = one.costs;
  return {
    ...params,
    lotTitle: lotTitle(one),
    unit: template.unit,
    key: central?.key ?? "",
    saved: central !== null,
    lines: centralLinesOf(one).map(({ code, name, contested }) => ({
      ...{ name: yearName(code), label: name, contested },
      value: inBox(central?.lines.get(code), true),
    })),
    homes: homes.map((home) => {
      const { id } = home.location;
      const said = central?.homes.find(({ locationId }) => locationId === id);
      const bears = sharedOf(one.costs, home);
      return {
        ...{ id, label: homeName(one, home), share: shareName(id), units: unitsName(id) },
        shareSaid: inBox(said?.share, false),
        unitsSaid: inBox(said?.unitsAYear, false),
        bears: bears.size > 0 ? formatDecimal4(addDecimal4(...bears.values())) : null,
      };
    }),
  };
});

export const action = guardAction(lotAccess, async ({ actor, params, fields, arrival }) => {
  const one = await ownLotCosts(actor, params);
  const nothing = fields.text("intent") === "none";
  const { central, errors } = nothing ? { central: null, errors: {} } : readCentralCosts(fields, one);
  if (Object.keys(errors).length > 0) return badForm(fields, errors);
  const { applicationId, lotId } = params;
  const verdict = found(await saveCentralCosts(actor, applicationId, lotId, central, arrival));
  if (!verdict.ok) return refusedCentral(fields, one, verdict.why);
  throw redirect(`${paths.applicationCosts(applicationId, lotId)}?done=central`);
});

export default function CentralCosts() {
  const data = useLoaderData<typeof loader>();
  const { applicationId, lotId, lines } = data;
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.applicationCosts(applicationId, lotId)}>Back to your costs</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={data.lotTitle}>Central costs</PageHeading>
      {lines.length === 0 || data.homes.length === 0 ? (
        <EmptyState title="There is nothing to share">
          This lot’s template has no central costs, or you have not said yet where you work.
        </EmptyState>
      ) : (
        <form method="post" noValidate>
          <p className="govuk-body">
            Enter what head office costs in a year, and how your homes share it. The part of each home is
            worked out and counts in its model, in the place of what was entered there.
          </p>
          <h2 className="govuk-heading-m">What head office costs in a year</h2>
          {lines.map((line) => (
            <Input
              key={line.name}
              name={line.name}
              label={line.label}
              hint={line.contested ?? undefined}
              prefix="£"
              suffix="a year"
              width={10}
              inputMode="decimal"
              spellCheck={false}
              autoComplete="off"
              value={shown(reply, line.name, line.value)}
              error={reply?.errors[line.name]}
            />
          ))}
          <Radios
            name="key"
            legend="By what do your homes share it?"
            legendSize="m"
            small
            value={shown(reply, "key", data.key)}
            error={reply?.errors["key"]}
            items={sharingKeys.map((value) => ({ value, text: keyWords(value) }))}
          />
          <CentralHomes homes={data.homes} unit={data.unit} reply={reply} />
          <div className="govuk-button-group">
            <Button preventDoubleClick>Save central costs</Button>
            {data.saved ? (
              <Button variant="secondary" name="intent" value="none">
                Do not share central costs
              </Button>
            ) : null}
          </div>
        </form>
      )}
    </>
  );
}

function keyWords(key: (typeof sharingKeys)[number]): string {
  const words = sharingKeyInWords(key);
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}
