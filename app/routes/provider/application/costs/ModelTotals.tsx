import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import type { standingOfModel } from "./cost-standing.ts";
import type { costBoxes } from "./cost-rows.server.ts";

type ModelTotalsProps = {
  readonly summary: ReturnType<typeof costBoxes>["summary"];
  readonly standing: ReturnType<typeof standingOfModel>;
  readonly unit: string;
  /** Whether something was typed since the last save. */
  readonly stale: boolean;
};

/** What the model came to when it was last saved, and whether it adds up to the price. */
export function ModelTotals({ summary, standing, unit, stale }: ModelTotalsProps) {
  return (
    <section id="totals" aria-labelledby="totals-heading">
      <h2 className="govuk-heading-m" id="totals-heading">
        Totals at the last save
      </h2>
      {standing.total === null ? (
        <p className="govuk-body">
          Nothing is saved yet. Select “Work out the totals” to save what you typed and see what it comes to.
        </p>
      ) : (
        <>
          {stale ? (
            <p className="govuk-body">These do not hold what you have just typed: mend the errors first.</p>
          ) : null}
          <SummaryList
            rows={[
              { key: `What it costs, per ${unit}`, value: summary.cost },
              { key: "With the returns", value: <strong>{summary.total}</strong> },
              { key: "Your price", value: standing.price ?? "None yet" },
              { key: "Staffing share", value: summary.staffing ?? "None" },
              { key: "Surplus (return on operations)", value: summary.surplus ?? "None" },
            ]}
          />
          {standing.sentence ? <InsetText>{standing.sentence}</InsetText> : null}
        </>
      )}
    </section>
  );
}
