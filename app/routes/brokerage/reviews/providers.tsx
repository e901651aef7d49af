import { reviewsByProvider } from "#app/data/brokerage/reviews.server.ts";
import { reading } from "#app/data/db.server.ts";
import { approvalRate } from "#app/domain/brokerage/review.ts";
import { bothFormats, DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { UpkeepNavigation } from "../upkeep-navigation.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Reviews by provider") }];

export const loader = guardLoader({ area: "brokerage", permission: "placement:read" }, async ({ actor }) => {
  const counted = await reading(actor, (tx) => reviewsByProvider(tx));
  return { counted: counted.map((one) => ({ ...one, rate: approvalRate(one) })) };
});

export default function ReviewsByProvider() {
  const { counted } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Reviews by provider</PageHeading>
      <UpkeepNavigation current="providers" />
      {counted.length === 0 ? (
        <EmptyState title="No provider has proposed a change yet">
          Hours freed and the rate of approval are counted here, by provider.
        </EmptyState>
      ) : (
        <>
          <DownloadLinks
            what={counted.length === 1 ? "this provider" : `these ${counted.length} providers`}
            links={bothFormats(paths.reviewsByProviderFile)}
          />
          <ResponsiveTable
            caption="Proposals by provider, most hours freed first"
            columns={[
              { key: "provider", label: "Provider" },
              { key: "proposed", label: "Proposed", numeric: true },
              { key: "agreed", label: "Agreed", numeric: true },
              { key: "refused", label: "Refused", numeric: true },
              { key: "rate", label: "Approval rate", numeric: true },
              { key: "freed", label: "Hours freed a week", numeric: true },
              { key: "added", label: "Hours added a week", numeric: true },
            ]}
            rows={counted.map((one) => ({
              key: one.providerId,
              cells: {
                provider: (
                  <a className="govuk-link" href={paths.memberProvider(one.providerId)}>
                    {one.providerName}
                  </a>
                ),
                ...{ proposed: one.proposed, agreed: one.agreed, refused: one.refused },
                rate: one.rate === null ? "None decided" : `${one.rate}%`,
                ...{ freed: one.hoursFreed, added: one.hoursAdded },
              },
            }))}
            dense
          />
        </>
      )}
    </>
  );
}
