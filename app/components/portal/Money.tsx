import type { ReactNode } from "react";

export type MoneyProps = {
  /** The amount as it is written, like "£24.38". */
  readonly amount: ReactNode;
  /** What it buys, like "an hour". */
  readonly unit?: string | undefined;
};

/** An amount in tabular figures with its unit, for the right-hand side of a cell. */
export function Money({ amount, unit }: MoneyProps) {
  return (
    <span className="app-money">
      <span className="app-num">{amount}</span>
      {unit ? <span className="app-money__unit"> {unit}</span> : null}
    </span>
  );
}
