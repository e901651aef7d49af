import { commissionerOfPage } from "#app/data/commissioners.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworks, lotsOf } from "#app/data/frameworks.server.ts";
import {
  publicPrices,
  registerProvider,
  type PublicPrice,
  type RegisterPlace,
} from "#app/data/register-provider.server.ts";
import { nobody } from "#app/domain/access/actor.ts";
import { dayOf, toDay } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList, type SummaryRow } from "#app/components/govuk/SummaryList.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { RatingTag } from "#app/components/portal/RatingTag.tsx";
import { PhoneLink } from "./register-entries.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { WhatApprovedMeans } from "#app/components/portal/WhatApprovedMeans.tsx";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.provider.name ?? "Provider") },
];

export const loader = guardLoader(
  { area: "public", permission: "public:read", params: byId("providerId") },
  async ({ params }) =>
    reading(nobody, async (tx, now) => {
      const lots = await lotsOf(
        tx,
        (await frameworks(tx)).map(({ id }) => id),
      );
      const provider = found(await registerProvider(tx, params.providerId, lots, dayOf(now)));
      return {
        provider: {
          ...provider,
          places: provider.places.map((place) => ({
            ...place,
            rated: place.ratedOn ? shortDay(toDay(place.ratedOn)) : "",
          })),
        },
        lots: lots
          .filter((lot) => provider.lotIds.includes(lot.id))
          .map(({ id, plainName }) => ({ id, plainName, paused: provider.pausedLotIds.includes(id) })),
        prices: await publicPrices(tx, provider.id, now),
        council: (await commissionerOfPage(tx, undefined)) ?? null,
      };
    }),
);

export default function RegisterProviderPage() {
  const { provider, lots, prices, council } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.register}>Register</BackLink>
      <PageHeading caption="Approved provider">{provider.name}</PageHeading>
      {provider.takesNoNewPeople ? <InsetText>Not taking new people now.</InsetText> : null}
      <h2 className="govuk-heading-m">What it is approved for</h2>
      <ul className="govuk-list govuk-list--bullet">
        {lots.map((lot) => (
          <li key={lot.id}>
            {lot.plainName}
            {lot.paused ? " (not taking new people now)" : null}
          </li>
        ))}
      </ul>
      <SummaryList rows={contactRows(provider)} />
      <h2 className="govuk-heading-m">Places</h2>
      {provider.places.length === 0 ? (
        <p className="govuk-body">It works from no place of its own: people are supported where they are.</p>
      ) : (
        provider.places.map((place) => <Place key={place.id} place={place} />)
      )}
      <Prices prices={prices} lots={lots} />
      <WhatApprovedMeans council={council} />
    </>
  );
}

type Contact = {
  readonly name: string;
  readonly contactPhone: string;
  readonly contactMail: string;
  readonly website: string;
  readonly areas: readonly string[];
  readonly specialisms: readonly string[];
  readonly isSmall: boolean;
  readonly isVoluntary: boolean;
};

function contactRows(provider: Contact): readonly SummaryRow[] {
  const { contactPhone, contactMail, website, areas, specialisms } = provider;
  const kind = [
    ...(provider.isVoluntary ? ["voluntary or community organisation"] : []),
    ...(provider.isSmall ? ["small organisation"] : []),
  ].join(", ");
  const web = /^https?:\/\//.test(website) ? website : "";
  return [
    ...(contactPhone
      ? [{ key: "Phone", value: <PhoneLink phone={contactPhone} name={provider.name} /> }]
      : []),
    ...(contactMail
      ? [
          {
            key: "Mail",
            value: (
              <a className="govuk-link" href={`mailto:${contactMail}`}>
                {contactMail}
              </a>
            ),
          },
        ]
      : []),
    ...(web
      ? [
          {
            key: "Website",
            value: (
              <a className="govuk-link" href={web} rel="noreferrer">
                {web}
              </a>
            ),
          },
        ]
      : []),
    ...(areas.length > 0 ? [{ key: "Works in", value: areas.join(", ") }] : []),
    ...(specialisms.length > 0 ? [{ key: "Says it specialises in", value: specialisms.join(", ") }] : []),
    ...(kind ? [{ key: "Kind", value: `${kind[0]?.toUpperCase()}${kind.slice(1)}` }] : []),
  ];
}

type PlaceShown = RegisterPlace & { readonly rated: string };

function Place({ place }: { readonly place: PlaceShown }) {
  const address = [place.address, place.postcode?.replace(" ", "\u00a0")].filter(Boolean).join(", ");
  return (
    <SummaryList
      card={{ title: place.name, headingLevel: 3 }}
      rows={[
        ...(address ? [{ key: "Address", value: address }] : []),
        ...(place.phone
          ? [{ key: "Phone", value: <PhoneLink phone={place.phone} name={place.name} /> }]
          : []),
        {
          key: "Regulator’s rating",
          value: (
            <>
              <RatingTag rating={place.rating} />
              {place.rated ? ` since ${place.rated}` : null}
            </>
          ),
        },
        ...(place.beds ? [{ key: "Beds", value: String(place.beds) }] : []),
        ...(place.specialisms.length > 0 ? [{ key: "Cares for", value: place.specialisms.join(", ") }] : []),
        ...(place.takesNoNewPeople ? [{ key: "New people", value: "Not taking new people now" }] : []),
      ]}
    />
  );
}

type PricesProps = {
  readonly prices: readonly PublicPrice[];
  readonly lots: readonly { readonly id: string; readonly plainName: string }[];
};

/** Only where the framework publishes prices. */
function Prices({ prices, lots }: PricesProps) {
  if (prices.length === 0) return null;
  const nameOf = new Map(lots.map(({ id, plainName }) => [id, plainName]));
  return (
    <ResponsiveTable
      caption="What the council pays"
      columns={[
        { key: "line", label: "For" },
        { key: "lot", label: "Support" },
        { key: "place", label: "Where" },
        { key: "price", label: "Price", numeric: true },
      ]}
      rows={prices.map(({ line, lotId, place, price }, index) => ({
        key: index,
        cells: { line, lot: nameOf.get(lotId), place: place || "Everywhere", price },
      }))}
    />
  );
}
