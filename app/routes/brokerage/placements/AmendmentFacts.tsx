import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { paths } from "#app/web/paths.ts";
import type { amendmentView } from "./amendment-view.server.ts";

type Props = { readonly amendment: NonNullable<Awaited<ReturnType<typeof amendmentView>>> };

/** A new part that is to begin, what it costs, and what the decider and the panel may spend. */
export function AmendmentFacts({ amendment }: Props) {
  const { panel, takesOver, schedule } = amendment;
  return (
    <SummaryList
      rows={[
        { key: "New part", value: `${amendment.title}: ${amendment.charge}` },
        ...(schedule ? [{ key: "When in the week", value: schedule }] : []),
        { key: "From", value: amendment.from },
        { key: "It takes over from", value: takesOver ?? "Nothing: it comes beside the other parts" },
        { key: "Why", value: amendment.reason },
        { key: "Proposed by", value: amendment.proposed },
        { key: "A week", value: `${amendment.after}, before ${amendment.before}` },
        ...(amendment.pays ? [{ key: "Who then pays", value: amendment.pays }] : []),
        { key: "It adds to a year", value: `${amendment.adds} of public money` },
        { key: "A year then costs", value: `${amendment.yearly} of public money` },
        { key: "Your limit", value: amendment.limit },
        {
          key: "The panel’s limit",
          value: panel ? (
            <>
              {panel.limit} a week, until {panel.until}.{" "}
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
