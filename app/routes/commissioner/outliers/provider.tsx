import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { QueueTable } from "#app/components/outliers/QueueTable.tsx";
import { StakesShown } from "#app/components/outliers/StakesShown.tsx";
import { DownloadLinks, bothFormats } from "#app/components/portal/DownloadLinks.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { RatingTag } from "#app/components/portal/RatingTag.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { reading } from "#app/data/db.server.ts";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { OpenBooks } from "./OpenBooks.tsx";
import { providerPage } from "./provider-page.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleOf(page ? `Prices of ${page.provider.name}` : "Prices of a provider") },
];
export const handle = { wide: true };

/** The prices of one provider: what is asked, its placements against expected, its rates against peers, its open book. */
export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read", params: byId("providerId") },
  async ({ actor, params: { providerId } }) =>
    reading(actor, (tx, now) => providerPage(tx, actor, providerId, now)),
);

type Page = Awaited<ReturnType<typeof loader>>;

export default function ProviderPrices() {
  const page = useLoaderData<typeof loader>();
  const { provider, stakes, flags, counts } = page;
  return (
    <>
      <BackLink href={paths.pricesByProvider}>Prices by provider</BackLink>
      <PageHeading caption="Prices of a provider">{provider.name}</PageHeading>
      <StakesShown stakes={stakes} />
      {flags.length === 0 ? (
        <p className="govuk-body">No price of this provider is asked about.</p>
      ) : (
        <QueueTable caption="To ask about" rows={flags} />
      )}
      {counts.flags > flags.length ? (
        <p className="govuk-body">
          The {flags.length} with the most money at stake are shown, of {counts.flags.toLocaleString("en-GB")}
          .
        </p>
      ) : null}
      <Placements page={page} />
      <Rates page={page} />
      <OpenBooks books={page.openBooks} none="No open book that you may read is on file." />
      <Quality page={page} />
    </>
  );
}

function Placements({ page: { placements, counts, sums, provider, opens } }: { readonly page: Page }) {
  if (counts.all === 0) return <p className="govuk-body">Nobody is placed with this provider today.</p>;
  return (
    <>
      <h2 className="govuk-heading-m">Placements against expected cost</h2>
      <p className="govuk-body">
        {counts.known === 0
          ? "No expected cost is on file for any of its placements: the care that each takes is not recorded in hours yet."
          : `Of ${counts.all} placements ${counts.known} have an expected cost. Together these cost ${sums.weekly} a week; the portal’s estimate is ${sums.expected}.`}
      </p>
      <DownloadLinks
        what={counts.all === 1 ? "this placement" : `these ${counts.all.toLocaleString("en-GB")} placements`}
        links={bothFormats((format) => paths.pricesOfProviderFile(provider.id, format))}
      />
      <ResponsiveTable
        dense
        caption="Farthest above its expected cost first"
        captionSize="s"
        columns={[
          { key: "reference", label: "Placement" },
          { key: "lot", label: "Lot" },
          { key: "from", label: "Since" },
          { key: "weekly", label: "A week", numeric: true },
          { key: "expected", label: "Expected", numeric: true },
          { key: "ratio", label: "Ratio", numeric: true },
          { key: "apart", label: "Apart in a year", numeric: true },
        ]}
        rows={placements.map((one) => ({
          key: one.id,
          cells: {
            ...{ from: one.from, weekly: one.weekly, ratio: one.ratio, apart: one.apart },
            expected: (
              <>
                {one.expected}
                {one.range ? <span className="app-aside">{one.range}</span> : null}
              </>
            ),
            lot: (
              <>
                {one.lot}
                <span className="app-aside">{one.location}</span>
              </>
            ),
            reference: opens.placements ? (
              <a className="govuk-link app-reference" href={paths.placement(one.id)}>
                {one.reference}
              </a>
            ) : (
              one.reference
            ),
          },
        }))}
      />
      {counts.all > placements.length ? (
        <p className="govuk-body">The first {placements.length} are shown; the files hold all of them.</p>
      ) : null}
    </>
  );
}

function Rates({ page: { rates, provider, opens } }: { readonly page: Page }) {
  return (
    <>
      <h2 className="govuk-heading-m">Rates against peers</h2>
      {rates.length === 0 ? (
        <p className="govuk-body">It holds no rate today.</p>
      ) : (
        <ResponsiveTable
          dense
          caption="Each rate beside every provider’s of the same line and area, its own among them"
          captionSize="s"
          columns={[
            { key: "what", label: "Line" },
            { key: "where", label: "Where" },
            { key: "price", label: "Its rate", numeric: true },
            { key: "cap", label: "Cap", numeric: true },
            { key: "median", label: "Middle rate", numeric: true },
            { key: "middle", label: "Middle half", numeric: true },
          ]}
          rows={rates.map(({ id, ...cells }) => ({ key: id, cells }))}
        />
      )}
      {opens.rates ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.memberRates(provider.id)}>
            Its whole rate card and its history
          </a>
        </p>
      ) : null}
    </>
  );
}

function Quality({ page: { quality } }: { readonly page: Page }) {
  return (
    <>
      <h2 className="govuk-heading-m">Quality, beside the prices</h2>
      <p className="govuk-body">
        None of this is in any figure above. {stopsInWords(quality.stops)}{" "}
        {quality.handedBack === 0
          ? "It has handed no placement back in the last year."
          : `It has handed ${quality.handedBack} ${quality.handedBack === 1 ? "placement" : "placements"} back in the last year.`}
      </p>
      {quality.places.length > 0 ? (
        <ResponsiveTable
          dense
          caption="The regulator’s ratings of its places"
          captionSize="s"
          columns={[
            { key: "name", label: "Place" },
            { key: "rating", label: "Rating" },
          ]}
          rows={quality.places.map(({ id, name, rating }) => ({
            key: id,
            cells: { name, rating: <RatingTag rating={rating} /> },
          }))}
        />
      ) : null}
    </>
  );
}

function stopsInWords(stops: number): string {
  if (stops === 0) return "No stop on new placements is in force.";
  return stops === 1
    ? "A stop on new placements is in force."
    : `${stops} stops on new placements are in force.`;
}
