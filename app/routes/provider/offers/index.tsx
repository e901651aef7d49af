import { offerLooks } from "#app/components/call-off/offer-words.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { reading } from "#app/data/db.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { ownOffers } from "./offer-page.server.ts";

export const meta = () => [{ title: titleOf("Your offers") }];

export const loader = guardLoader({ area: "provider", permission: "offer:answer" }, async ({ actor }) =>
  reading(actor, async (tx, now) => ({ offers: await ownOffers(tx, actor.providerId, now) })),
);

export default function Offers() {
  const { offers } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Your offers</PageHeading>
      <p className="govuk-body">
        A commissioner may offer you work of the framework directly, at your own rates. Each offer has a time
        by which to answer. Declining does not count against you.
      </p>
      {offers.length === 0 ? (
        <EmptyState title="Nothing has been offered to you yet">
          <p className="govuk-body">We send an email to each of your people when something is.</p>
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Offers, those to answer first"
          columns={[
            { key: "what", label: "What" },
            { key: "value", label: "Value", numeric: true },
            { key: "by", label: "Answer by" },
            { key: "state", label: "State" },
          ]}
          rows={offers.map((offer) => ({
            key: offer.id,
            cells: {
              what: (
                <>
                  <a className="govuk-link" href={paths.ownOffer(offer.id)}>
                    {offer.title}
                  </a>
                  <span className="app-aside">{offer.reference}</span>
                </>
              ),
              value: offer.value,
              by: (
                <>
                  {offer.deadline.words}
                  {offer.state === "standing" ? (
                    <span className="app-aside">{offer.deadline.left}</span>
                  ) : null}
                </>
              ),
              state: <StatusTag status={offer.state} looks={offerLooks} />,
            },
          }))}
        />
      )}
    </>
  );
}
