import type { approvalView } from "./approval-view.server.ts";
import { paths } from "#app/web/paths.ts";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

type Facts = Awaited<ReturnType<typeof approvalView>>;

/** What a placement costs in a year beside what the decider and the panel may spend. */
export function CostToDecide({ facts }: { readonly facts: Facts }) {
  const { panel } = facts;
  return (
    <SummaryList
      rows={[
        { key: "The dearest week", value: `${facts.weekly}, of which ${facts.publicWeekly} is public money` },
        { key: "Public money in a year", value: facts.yearly },
        { key: "Your limit", value: facts.limit },
        {
          key: "The panel’s limit",
          value: panel ? (
            <>
              {panel.limit} a week, until {panel.until}. {panel.words}{" "}
              <a className="govuk-link" href={paths.panelCase(panel.caseId)}>
                The case
              </a>
            </>
          ) : (
            "No panel set one for this request"
          ),
        },
      ]}
    />
  );
}

/** What was offered and shown, what was chosen, and what speaks for and against the provider today. */
export function OffersToDecide({ facts }: { readonly facts: Facts }) {
  const { offers, choice, reasons, against } = facts;
  return (
    <>
      {offers.length > 0 ? (
        <ResponsiveTable
          caption="What was offered, the cheapest first"
          columns={[
            { key: "provider", label: "Provider" },
            { key: "weekly", label: "A week", numeric: true },
            { key: "starts", label: "From" },
            { key: "conditions", label: "Conditions, and why above the rate" },
          ]}
          rows={offers.map((offer) => ({
            key: offer.id,
            cells: {
              provider: (
                <>
                  {offer.provider} {offer.chosen ? <Tag colour="green">Chosen</Tag> : null}
                  {offer.withdrawn ? <Tag colour="grey">Withdrawn</Tag> : null}
                </>
              ),
              weekly: offer.weekly,
              starts: offer.byPhone ? `${offer.starts}, by telephone` : offer.starts,
              conditions: [offer.conditions, ...offer.reasons].filter(Boolean).join(". ") || "None",
            },
          }))}
        />
      ) : null}
      {choice ? (
        <SummaryList
          rows={[
            { key: "Options shown", value: choice.options.join("; ") || "Not named one by one" },
            { key: "About the choice", value: choice.words || "Nothing was added" },
          ]}
        />
      ) : null}
      {reasons.length + against.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Whether the provider is eligible today</h2>
          <ul className="govuk-list govuk-list--bullet">
            {against.map((reason) => (
              <li key={reason}>
                <strong>Against: {reason}</strong>
              </li>
            ))}
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
