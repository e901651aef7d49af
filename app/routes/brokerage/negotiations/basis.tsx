import { basisWords } from "#app/components/brokerage/enquiry-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { FileUpload } from "#app/components/govuk/FileUpload.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { negotiationBases } from "#app/domain/brokerage/negotiation.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { dayBoxes, dayParts, shown, titleOf } from "#app/web/form.ts";
import { byId, guardLoader, guardUpload } from "#app/web/guard.server.ts";
import { negotiationOfPage } from "#app/routes/brokerage/negotiations/negotiating.server.ts";
import { takeBasis } from "./basis-form.server.ts";
import { estimateOfNegotiation, type NegotiationEstimate } from "./estimate.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("On what our price rests") }];

const access = {
  area: "brokerage",
  permission: "negotiation:manage",
  params: byId("negotiationId"),
} as const;

export const loader = guardLoader(access, async ({ actor, params: { negotiationId }, url }) =>
  reading(actor, async (tx, now) => {
    const { negotiation } = await negotiationOfPage(tx, actor, negotiationId);
    const estimate = await estimateOfNegotiation(tx, actor, negotiation, dayOf(now));
    const takes = url.searchParams.get("basis") === "expected-cost";
    return {
      ...{ id: negotiationId, provider: negotiation.provider },
      estimate: estimate && { words: formatPounds(estimate.weekly), version: estimate.version },
      taken: takes && estimate ? boxesOf(estimate) : null,
    };
  }),
);

/** What stands in the boxes where the portal's estimate is taken. */
function boxesOf({ weekly, source, version, on }: NegotiationEstimate) {
  return {
    ...{ basis: "expected-cost", source, version, day: dayParts(on) },
    weekly: formatPounds(weekly).replaceAll(/[£,]/g, ""),
  };
}

export const action = guardUpload(access, async ({ actor, params: { negotiationId }, request }) => {
  const again = await takeBasis(actor, negotiationId, request);
  if (again) return again;
  throw redirect(`${paths.negotiation(negotiationId)}?done=noted`);
});

export default function NoteBasis() {
  const { id, provider, estimate, taken } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const text = (name: string, label: string, hint?: string, stored = "") => (
    <Input {...{ name, label, hint, value: shown(reply, name, stored), error: reply?.errors[name] }} />
  );
  const dated = dayBoxes(reply, "dated");
  return (
    <>
      <BackLink href={paths.negotiation(id)}>The negotiation</BackLink>
      <FormErrors errors={reply?.errors} targets={{ dated: "dated-day" }} />
      <PageHeading caption={provider}>On what our price rests</PageHeading>
      <p className="govuk-body">The provider does not see this.</p>
      {estimate && !taken ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${paths.noteBasis(id)}?basis=expected-cost`}>
            Take the portal’s estimate
          </a>
          : {estimate.words} a week, by {estimate.version}.
        </p>
      ) : null}
      <form method="post" encType="multipart/form-data" noValidate>
        <Radios
          name="basis"
          legend="Basis"
          value={shown(reply, "basis", taken?.basis)}
          error={reply?.errors["basis"]}
          items={negotiationBases.map((value) => ({ value, text: basisWords[value] }))}
        />
        <Input
          name="weekly"
          label="What it says for a week"
          hint="Leave it empty if it gives no figure."
          prefix="£"
          width={5}
          inputMode="decimal"
          value={shown(reply, "weekly", taken?.weekly)}
          error={reply?.errors["weekly"]}
        />
        {text("source", "Where it comes from", undefined, taken?.source)}
        <DayField
          {...dated}
          values={!reply && taken ? taken.day : dated.values}
          legend="Day of the figure"
          hint="For example 16 11 2026"
        />
        {text("version", "Version of the figure", "A CareCubed result has one", taken?.version)}
        <h2 className="govuk-heading-m">For a CareCubed result</h2>
        {text("caseReference", "Case reference", "The number of the case there, not of a person.")}
        {text("trained", "Who was trained to make it", "Their role, like “commissioning analyst”.")}
        <FileUpload
          name="file"
          label="File that shows it (optional)"
          hint="For example the rate card or the open book, up to 10 MB. It must not say who the person is."
          error={reply?.errors["file"]}
        />
        <Button preventDoubleClick>Note it</Button>
      </form>
    </>
  );
}
