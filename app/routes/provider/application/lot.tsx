import { saveApplicationSection } from "#app/commands/application/save-section.server.ts";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { lotAnswers } from "#app/data/application/answers.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { keepSection, lotAccess, openDraft } from "./page.server.ts";
import { SaveButtons, SectionPage } from "./parts.tsx";

export const meta = () => [{ title: titleOf("Where you work") }];

export const loader = guardLoader(lotAccess, async ({ actor, params, posted }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  const { lot, details } = found(draft.lots.find((one) => one.lot.id === params.lotId));
  const offered = draft.locations.filter((one) => lot.pricedBy === "PROVIDER" || !one.organisation);
  return {
    applicationId: draft.application.id,
    lotTitle: `Lot ${lot.number}: ${lot.title}`,
    carried: details.state === "carried",
    kept: { ...details.kept, capacity: details.kept.capacity === null ? "" : `${details.kept.capacity}` },
    areas: draft.areas,
    locations: offered.map(({ id, name, postcode, organisation }) => ({
      ...{ id, name: organisation ? "The whole organisation, from no one place" : name },
      hint: postcode ?? undefined,
    })),
    byLocation: lot.pricedBy === "LOCATION",
  };
});

export const action = guardAction(lotAccess, async ({ actor, params, fields, arrival }) =>
  keepSection({
    fields,
    applicationId: params.applicationId,
    schemas: lotAnswers,
    typed: {
      areaIds: [...new Set(fields.all("areaIds"))],
      locationIds: [...new Set(fields.all("locationIds"))],
      capacity: fields.text("capacity"),
    },
    save: (answers, complete) => {
      const section = { name: { kind: "lot", lotId: params.lotId }, answers } as const;
      return saveApplicationSection(actor, params.applicationId, section, complete, arrival);
    },
  }),
);

export default function Lot() {
  const data = useLoaderData<typeof loader>();
  const { applicationId, kept } = data;
  const reply = useActionData<typeof action>();
  return (
    <SectionPage
      {...{ applicationId, reply, carried: data.carried }}
      title="Where you work, and how much room you have"
      caption={data.lotTitle}
    >
      {data.locations.length === 0 ? <NoLocations /> : null}
      <form method="post" noValidate>
        <Checkboxes
          name="areaIds"
          legendSize="s"
          legend="Which areas do you cover in this lot?"
          hint="Select Everywhere if you cover them all. Where an area has a cap of its own you give it a price of its own."
          values={ticked(reply, "areaIds", kept.areaIds)}
          error={reply?.errors["areaIds"] ?? reply?.errors["areaIds.0"]}
          items={data.areas.map((area) => ({ value: area.id, text: area.name }))}
        />
        {data.locations.length > 0 ? (
          <Checkboxes
            name="locationIds"
            legendSize="s"
            legend="From which of your locations do you deliver it?"
            hint={
              data.byLocation
                ? "You give each location that you select its own prices."
                : "Select all that apply."
            }
            values={ticked(reply, "locationIds", kept.locationIds)}
            error={reply?.errors["locationIds"] ?? reply?.errors["locationIds.0"]}
            items={data.locations.map(({ id, name, hint }) => ({ value: id, text: name, hint }))}
          />
        ) : null}
        <Input
          name="capacity"
          label="How much more could you take on in this lot?"
          hint="Beds, places or hours a week, as the lot is bought. A whole number, like 12; enter 0 if you are full."
          width={5}
          inputMode="numeric"
          value={shown(reply, "capacity", kept.capacity)}
          error={reply?.errors["capacity"]}
        />
        <SaveButtons />
      </form>
    </SectionPage>
  );
}

function NoLocations() {
  return (
    <EmptyState title="You have no location yet">
      <p className="govuk-body">
        This lot is priced for each location.{" "}
        <a className="govuk-link" href={paths.organisationLocations}>
          Add your location by its CQC number
        </a>
        , then come back here.
      </p>
    </EmptyState>
  );
}
