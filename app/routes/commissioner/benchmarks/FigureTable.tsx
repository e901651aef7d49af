import { Tag } from "#app/components/govuk/Tag.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import type { FigureView } from "./figure-view.ts";

type FigureTableProps = { readonly caption: string; readonly figures: readonly FigureView[] };

/** The figures of a release. */
export function FigureTable({ caption, figures }: FigureTableProps) {
  return (
    <ResponsiveTable
      dense
      caption={caption}
      columns={[
        { key: "what", label: "Service" },
        { key: "people", label: "People" },
        { key: "area", label: "Place" },
        { key: "statistic", label: "Statistic" },
        { key: "value", label: "As published", numeric: true },
        { key: "now", label: "At today’s prices", numeric: true },
      ]}
      rows={figures.map((figure) => ({
        key: figure.id,
        cells: {
          what: (
            <>
              {figure.service}
              {figure.detail ? `, ${figure.detail}` : ""}{" "}
              {figure.uncertain ? <Tag colour="yellow">Uncertain</Tag> : null}
              <Origin figure={figure} />
            </>
          ),
          people: figure.age,
          area: figure.area,
          statistic: figure.n === null ? figure.statistic : `${figure.statistic}, n ${figure.n}`,
          ...{ value: figure.value, now: figure.now ?? "Not brought to it" },
        },
      }))}
    />
  );
}

function Origin({ figure: { enteredBy, source } }: { readonly figure: FigureView }) {
  const words = [enteredBy === null ? "" : `Entered by ${enteredBy}`, source].filter((one) => one !== "");
  return words.length === 0 ? null : <span className="app-aside app-kept-lines">{words.join(". ")}</span>;
}
