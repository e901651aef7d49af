import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { paths } from "#app/web/paths.ts";
import type { ownEnquiryPage } from "./own-enquiries.server.ts";

/** An enquiry as its provider sees it. */
export type OwnEnquiry = NonNullable<Awaited<ReturnType<typeof ownEnquiryPage>>>;

/** What is needed, for somebody whom the provider does not know. */
export function NeedShown({ need }: Pick<OwnEnquiry, "need">) {
  return (
    <SummaryList
      rows={[
        {
          key: "Person",
          value: (
            <>
              {need.who} {need.urgent ? <Tag colour="orange">Urgent</Tag> : null}
            </>
          ),
        },
        { key: "Where", value: need.where },
        { key: "Asked of", value: need.place },
        { key: "From", value: need.from },
        { key: "Until", value: need.until },
        { key: "Needs", value: <Lines lines={need.needs} /> },
        { key: "Services", value: <Lines lines={need.lines} /> },
        ...(need.conditions ? [{ key: "Conditions", value: need.conditions }] : []),
      ]}
    />
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The provider's own offer as it stands, or that it was withdrawn, and the way to a negotiation over it. */
export function OwnOffer({ enquiry: { offer, withdrawn, negotiation } }: { readonly enquiry: OwnEnquiry }) {
  return (
    <>
      {withdrawn && !offer ? <p className="govuk-body">You withdrew your offer at {withdrawn}.</p> : null}
      {offer ? (
        <>
          <ResponsiveTable
            caption={`Your offer: ${offer.weekly}`}
            columns={[
              { key: "line", label: "Service" },
              { key: "units", label: "How much", numeric: true },
              { key: "price", label: "Your price", numeric: true },
            ]}
            rows={offer.lines.map((line) => ({
              key: line.id,
              cells: {
                line: (
                  <>
                    {line.title} {line.above ? <Tag colour="orange">Above the rate</Tag> : null}
                    {line.reason ? <span className="app-aside">{line.reason}</span> : null}
                  </>
                ),
                ...{ units: line.units, price: line.price },
              },
            }))}
          />
          <p className="govuk-body">
            From {offer.starts}. Made at {offer.made}. {[offer.version, offer.how].filter(Boolean).join(". ")}
          </p>
          {offer.conditions ? <p className="govuk-body">Your conditions: {offer.conditions}</p> : null}
        </>
      ) : null}
      {negotiation ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.ownNegotiation(negotiation.id)}>
            {negotiation.open
              ? "The council negotiates the price with you"
              : "The negotiation over the price"}
          </a>
        </p>
      ) : null}
    </>
  );
}
