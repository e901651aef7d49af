import { Details } from "#app/components/govuk/Details.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";
import type { CostBox } from "./cost-rows.server.ts";

type CostLinesProps = {
  readonly group: string;
  readonly boxes: readonly CostBox[];
  /** What the group came to at the last save; null where the lines are no sum. */
  readonly total: string | null;
  readonly unit: string;
  readonly reply: Reply | undefined;
};

/** The lines of a group with a box for each, and what they came to when they were last saved. */
export function CostLines({ group, boxes, total, unit, reply }: CostLinesProps) {
  const lines = boxes.map((box) => ({
    key: box.name,
    cells: {
      line: (
        <>
          {box.label}
          {!reply && box.question ? <span className="app-aside">{box.question}</span> : null}
          {box.contested ? (
            <Details
              summary={
                <>
                  What to enter<span className="govuk-visually-hidden"> for {box.label}</span>
                </>
              }
            >
              {box.contested}
            </Details>
          ) : null}
        </>
      ),
      amount: box.shared ? box.shared : <AmountBox box={box} reply={reply} />,
    },
  }));
  return (
    <ResponsiveTable
      caption={group}
      classes="app-cost-lines"
      columns={[
        { key: "line", label: "Line" },
        { key: "amount", label: `Pounds per ${unit}`, numeric: true },
      ]}
      rows={
        total === null
          ? lines
          : [
              ...lines,
              {
                key: "total",
                classes: "app-cost-lines__total",
                cells: { line: `Total of ${group.toLowerCase()}, at the last save`, amount: total },
              },
            ]
      }
    />
  );
}

function AmountBox({ box, reply }: { readonly box: CostBox; readonly reply: Reply | undefined }) {
  return (
    <Input
      name={box.name}
      label={`${box.label}, in pounds ${box.suffix ?? ""}`}
      labelClasses="govuk-visually-hidden"
      formGroupClasses="app-price-box"
      prefix={box.prefix}
      width={5}
      inputMode="decimal"
      spellCheck={false}
      autoComplete="off"
      value={shown(reply, box.name, box.value)}
      error={reply?.errors[box.name]}
    />
  );
}
