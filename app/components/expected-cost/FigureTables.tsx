import type {
  CostFigure,
  CostParameters,
  FigureChange,
} from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import { partsOfRate, sets, type Role } from "#app/domain/benchmark/expected-cost/loaded-rate.ts";
import { addDecimal4, formatCount, formatPounds, roundHalfUpToPence } from "#app/domain/money.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { inFigures, originInWords, partWords, unitWords } from "./expected-words.ts";

/** Every figure of a version with where it comes from. */
export function FigureTable({ figures, weeklyHours }: Pick<CostParameters, "figures" | "weeklyHours">) {
  const isByDay = ({ part, origin }: CostFigure) => part === "pay" && origin.kind === "none";
  const three = ({ low, middle, high, unit }: CostFigure) => ({
    ...{ low: inFigures(low, unit), middle: inFigures(middle, unit), high: inFigures(high, unit) },
  });
  return (
    <ResponsiveTable
      caption="Figures"
      dense
      columns={[
        { key: "name", label: "Figure" },
        { key: "part", label: "Part" },
        { key: "low", label: "Low", numeric: true },
        { key: "middle", label: "Middle", numeric: true },
        { key: "high", label: "High", numeric: true },
        { key: "origin", label: "Where it comes from" },
      ]}
      rows={[
        ...figures.map((figure) => ({
          key: figure.code,
          cells: {
            ...(isByDay(figure) ? { low: "–", middle: "–", high: "–" } : three(figure)),
            name: [figure.name, unitWords[figure.unit]].filter(Boolean).join(", "),
            part: partWords[figure.part],
            origin: isByDay(figure)
              ? "No figure of its own: pay by day counts"
              : originInWords(figure.origin),
          },
        })),
        {
          key: "weekly-hours",
          cells: {
            ...{ name: "Paid hours of a worker a week", part: "Pay", low: "", high: "" },
            middle: formatCount(weeklyHours.hours),
            origin:
              weeklyHours.origin.kind === "none"
                ? "As floors of prices take it"
                : originInWords(weeklyHours.origin),
          },
        },
      ]}
    />
  );
}

/** What an hour of work costs by each set, part by part. */
export function RateTable({
  parameters,
  whose,
  caption,
}: {
  readonly parameters: CostParameters;
  readonly whose: Role;
  readonly caption: string;
}) {
  const [low, middle, high] = sets.map((set) => partsOfRate(parameters, whose, set) ?? []);
  const amount = (parts: typeof low, code: string) => {
    const part = parts?.find((one) => one.code === code);
    return part ? formatPounds(roundHalfUpToPence(part.amount)) : "";
  };
  const whole = (parts: typeof low) =>
    formatPounds(roundHalfUpToPence(addDecimal4(...(parts ?? []).map((part) => part.amount))));
  return (
    <ResponsiveTable
      caption={caption}
      dense
      columns={[
        { key: "name", label: "Part" },
        { key: "low", label: "Low", numeric: true },
        { key: "middle", label: "Middle", numeric: true },
        { key: "high", label: "High", numeric: true },
      ]}
      rows={[
        ...(middle ?? []).map(({ code, name }) => ({
          key: code,
          cells: { name, low: amount(low, code), middle: amount(middle, code), high: amount(high, code) },
        })),
        {
          key: "=",
          classes: "app-table__sum",
          cells: { name: "An hour of work", low: whole(low), middle: whole(middle), high: whole(high) },
        },
      ]}
    />
  );
}

/** What would change against the version before. */
export function ChangeTable({ changes }: { readonly changes: readonly FigureChange[] }) {
  const inOneLine = (figure: CostFigure | null) =>
    figure === null
      ? "–"
      : `${inFigures(figure.low, figure.unit)}, ${inFigures(figure.middle, figure.unit)}, ${inFigures(figure.high, figure.unit)}`;
  return (
    <ResponsiveTable
      caption="What changes: low, middle and high"
      dense
      columns={[
        { key: "name", label: "Figure" },
        { key: "before", label: "Before" },
        { key: "after", label: "After" },
        { key: "origin", label: "Where it comes from" },
      ]}
      rows={changes.map(({ code, name, before, after }) => ({
        key: code,
        cells: {
          ...{ name, before: inOneLine(before), after: inOneLine(after) },
          origin: after ? originInWords(after.origin) : "No longer there",
        },
      }))}
    />
  );
}
