import { z } from "zod";
import {
  addRegulatedLocation,
  addUnregulatedLocation,
} from "#app/commands/organisation/add-location.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { reading } from "#app/data/db.server.ts";
import { locationsOf } from "#app/data/organisations.server.ts";
import { cqcNumber } from "#app/domain/access/organisation-number.ts";
import type { OwnLocationRefusal } from "#app/domain/framework/own-location.ts";
import { normalisePostcode } from "#app/domain/framework/postcode.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { numberField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Locations of your organisation") }];

const access = { area: "provider", permission: "organisation:manage" } as const;

const unregulated = z.object({
  name: textField("the name of the location"),
  address: textField("its address", 300),
  postcode: textField("its postcode", 10).pipe(
    numberField(normalisePostcode, "Enter a full UK postcode, like BS1 5TR"),
  ),
});
const regulated = textField("the CQC location number", 30).pipe(
  numberField(cqcNumber, "CQC location number must look like 1-118415313"),
);

export const loader = guardLoader(access, async ({ actor, url }) => ({
  locations: await reading(actor, (tx) => locationsOf(tx, actor)),
  added: url.searchParams.get("done") === "added",
}));

export const action = guardAction(access, async ({ actor, fields }) => {
  if (fields.text("deed") === "regulated") {
    const number = regulated.safeParse(fields.text("cqcLocationId"));
    if (!number.success) return badForm(fields, { cqcLocationId: number.error.issues[0]?.message ?? "" });
    const verdict = await addRegulatedLocation(actor, number.data);
    if (!verdict.ok) return refused(fields, refusalInWords(verdict.why), "cqcLocationId");
  } else {
    const names = Object.keys(unregulated.shape);
    const form = unregulated.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
    if (!form.success) return badForm(fields, sentences(form.error));
    await addUnregulatedLocation(actor, form.data);
  }
  throw redirect(`${paths.organisationLocations}?done=added`);
});

function refusalInWords({ kind }: OwnLocationRefusal): string {
  switch (kind) {
    case "not-in-directory":
      return "No location of this number is in the regulator’s directory as we hold it. Check the number on your certificate";
    case "listed-already":
      return "This location is listed already";
    case "of-another-provider":
      return "The regulator names another provider for this location. Check the number";
    case "own-number-unknown":
      return "Your organisation is registered without a CQC provider number. Ask the council to add it";
    default:
      return unreachable(kind);
  }
}

export default function OrganisationLocations() {
  const reply = useActionData<typeof action>();
  const { locations, added } = useLoaderData<typeof loader>();
  const field = (name: string) => ({ name, value: shown(reply, name), error: reply?.errors[name] });
  return (
    <>
      <BackLink href={paths.organisation}>Your organisation</BackLink>
      <FormErrors errors={reply?.errors} />
      {added && !reply ? <NotificationBanner type="success" text="The location is listed." /> : null}
      <PageHeading>Locations of your organisation</PageHeading>
      {locations.length === 0 ? (
        <EmptyState title="No location is listed yet">
          Add the places from which you give care, below.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Locations"
          captionHidden
          columns={[
            { key: "name", label: "Name" },
            { key: "where", label: "Where" },
            { key: "cqc", label: "Regulator" },
          ]}
          rows={locations.map(({ id, name, address, postcode, cqcLocationId, regulated, registration }) => ({
            key: id,
            cells: {
              name,
              where: [address, postcode].filter(Boolean).join(", "),
              cqc: regulated ? `CQC ${cqcLocationId ?? ""}, ${registration.toLowerCase()}` : "Not regulated",
            },
          }))}
        />
      )}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <form method="post" noValidate>
            <h2 className="govuk-heading-m">Add a location that the CQC registers</h2>
            <p className="govuk-body">Its name, address and rating come from the regulator’s directory.</p>
            <input type="hidden" name="deed" value="regulated" />
            <Input
              {...field("cqcLocationId")}
              label="CQC location number"
              hint="Like 1-118415313"
              width={20}
            />
            <Button variant="secondary">Add by number</Button>
          </form>
          <form method="post" noValidate>
            <h2 className="govuk-heading-m">Add a location that is not regulated</h2>
            <p className="govuk-body">A day centre, an office, supported living that you manage from here.</p>
            <input type="hidden" name="deed" value="unregulated" />
            <Input {...field("name")} label="Name of the location" />
            <Textarea {...field("address")} label="Address" rows={3} />
            <Input {...field("postcode")} label="Postcode" width={10} autoComplete="postal-code" />
            <Button variant="secondary">Add the location</Button>
          </form>
        </div>
      </div>
    </>
  );
}
