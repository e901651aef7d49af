import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { listColleagues } from "#app/data/accounts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { locationsOf, organisationOf } from "#app/data/organisations.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Your organisation") }];

export const loader = guardLoader(
  { area: "provider", permission: "organisation:manage" },
  async ({ actor, url }) =>
    reading(actor, async (tx) => ({
      organisation: await organisationOf(tx, actor),
      people: (await listColleagues(tx, actor)).filter(({ active }) => active).length,
      locations: (await locationsOf(tx, actor)).length,
      saved: url.searchParams.get("done") === "saved",
    })),
);

export default function OrganisationPage() {
  const { organisation, people, locations, saved } = useLoaderData<typeof loader>();
  const change = (what: string) => [
    { href: paths.organisationDetails, text: "Change", visuallyHiddenText: what },
  ];
  const number = (key: string, value: string | null) => (value ? [{ key, value }] : []);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {saved ? <NotificationBanner type="success" text="The details are saved." /> : null}
        <PageHeading>Your organisation</PageHeading>
        <SummaryList
          rows={[
            { key: "Name", value: organisation.name, actions: change("name") },
            ...number("Companies House number", organisation.companiesHouseNumber),
            ...number("Charity number", organisation.charityNumber),
            ...number("CQC provider number", organisation.cqcProviderId),
            {
              key: "Email address",
              value: organisation.contactMail || "None",
              actions: change("email address"),
            },
            {
              key: "Phone number",
              value: organisation.contactPhone || "None",
              actions: change("phone number"),
            },
            { key: "Website", value: organisation.website || "None", actions: change("website") },
            {
              key: "What you are",
              value: whatItIs(organisation),
              actions: change("what you are"),
            },
          ]}
        />
        <p className="govuk-hint">
          The public register shows these details. Numbers stay as registered: write to the council if one is
          wrong.
        </p>
        <SummaryList
          rows={[
            {
              key: "People",
              value: `${people} with an account`,
              actions: [{ href: paths.organisationPeople, text: "Look after", visuallyHiddenText: "people" }],
            },
            {
              key: "Locations",
              value: locations === 0 ? "None listed" : `${locations} listed`,
              actions: [
                { href: paths.organisationLocations, text: "Look after", visuallyHiddenText: "locations" },
              ],
            },
          ]}
        />
      </div>
    </div>
  );
}

function whatItIs({
  isSmall,
  isVoluntary,
}: {
  readonly isSmall: boolean;
  readonly isVoluntary: boolean;
}): string {
  const found = [
    ...(isSmall ? ["A small or medium-sized enterprise"] : []),
    ...(isVoluntary ? ["A voluntary, community or social enterprise"] : []),
  ];
  return found.join(". ") || "Neither small nor voluntary";
}
