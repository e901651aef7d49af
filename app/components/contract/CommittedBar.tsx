import { commitment } from "#app/domain/call-off/committed.ts";
import { formatPercent, formatPounds, type Pence } from "#app/domain/money.ts";
import { WarningText } from "#app/components/govuk/WarningText.tsx";

export type CommittedBarProps = {
  readonly framework: string;
  readonly maximum: Pence;
  readonly total: Pence;
  /** Whether every commissioner's contracts are in the sum. */
  readonly whole: boolean;
  readonly by: readonly {
    readonly commissioner: string;
    readonly contracts: number;
    readonly value: Pence;
  }[];
  readonly ended: { readonly contracts: number; readonly worth: Pence; readonly counted: Pence };
};

/** What contracts have committed of a framework's maximum value: a bar with the same in words, and a warning near and at the whole. */
export function CommittedBar({ framework, maximum, total, whole, by, ended }: CommittedBarProps) {
  const { share, level } = commitment(total, maximum);
  const words = `${formatPounds(total)} of ${formatPounds(maximum)}, ${formatPercent(share)}`;
  return (
    <section aria-label={`Committed on ${framework}`}>
      <h2 className="govuk-heading-s govuk-!-margin-bottom-1">
        {whole ? "Committed of the maximum value" : "Committed by your organisation"}: {framework}
      </h2>
      <p className="govuk-body govuk-!-margin-bottom-1">{words}, with VAT</p>
      <p className="govuk-hint govuk-!-margin-bottom-1">
        Counted: each contract whole, with the extensions that it may still use. One that ended early counts
        what fell due until then: by its days, or in a block by the units that were used or stood empty.
        {ended.contracts > 0 ? ` ${endedInWords(ended)}` : ""}
      </p>
      <progress
        className="app-progress"
        max={10_000}
        value={Math.min(share, 10_000)}
        aria-label={`Committed: ${words}`}
      >
        {words}
      </progress>
      {by.length > 1 ? (
        <ul className="govuk-list govuk-list--bullet">
          {by.map(({ commissioner, contracts, value }) => (
            <li key={commissioner}>
              {commissioner}: {formatPounds(value)} in{" "}
              {contracts === 1 ? "1 contract" : `${contracts} contracts`}
            </li>
          ))}
        </ul>
      ) : null}
      {level === "within" ? null : (
        <WarningText>
          {level === "full"
            ? "The framework’s maximum value is committed in full or passed. Take advice before calling off more: a contract beyond it may have to be let another way."
            : "Four fifths of the framework’s maximum value or more is committed. Plan what follows it."}
        </WarningText>
      )}
    </section>
  );
}

function endedInWords({ contracts, worth, counted }: CommittedBarProps["ended"]): string {
  const which =
    contracts === 1
      ? "1 contract with an early end counts"
      : `${contracts} contracts with an early end count`;
  return `${which} ${formatPounds(counted)} of ${formatPounds(worth)}.`;
}
