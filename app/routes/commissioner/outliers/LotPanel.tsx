import type { ReactNode } from "react";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";

type Choice = { readonly value: string; readonly text: string };
type LotPanelProps = {
  readonly lots: readonly Choice[];
  readonly lot: Choice | null;
  /** Whether a lot was asked for that there is not. */
  readonly unknown: boolean;
  readonly children: ReactNode;
};

/** What is shown of one lot at a time, with the lots to choose from beside it. */
export function LotPanel({ lots, lot, unknown, children }: LotPanelProps) {
  return (
    <FilterPanel
      filters={<Select name="lot" label="Lot" value={lot?.value ?? ""} items={lots} />}
      submitText="Show the lot"
    >
      {unknown ? (
        <InsetText>There is no such lot{lot ? ", so the first one is shown" : null}.</InsetText>
      ) : null}
      {children}
    </FilterPanel>
  );
}
