import type { ReactNode } from "react";
import { PageHeading } from "./PageHeading.tsx";

export type LinkSpentProps = {
  /** How to get another link. */
  readonly children: ReactNode;
};

/** Where a link of a letter leads once it is used, expired or cut short. */
export function LinkSpent({ children }: LinkSpentProps) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <PageHeading>This link no longer works</PageHeading>
        <p className="govuk-body">
          It has been used already, its time is over, or a part of it is missing. Each link works once.
        </p>
        {children}
      </div>
    </div>
  );
}
