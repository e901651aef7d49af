import { formatPounds, pence, type Pence } from "#app/domain/money.ts";
import { Details } from "#app/components/govuk/Details.tsx";
import { Picture } from "./Picture.tsx";
import { barScale, pixel } from "./picture-scale.ts";
import { ResponsiveTable } from "./ResponsiveTable.tsx";

export type CostBarProps = {
  /** Whose model it is, like "Harbour Care" or "Your model". */
  readonly whose: string;
  /** What the figures are for, like "contact hour". */
  readonly unit: string;
  /** What each group of lines comes to, in the order of the model. */
  readonly groups: readonly { readonly name: string; readonly pence: Pence }[];
  /** The quarter points of the totals that it stands beside; null where too few stand behind them. */
  readonly beside: {
    readonly of: string;
    readonly lower: Pence;
    readonly median: Pence;
    readonly upper: Pence;
  } | null;
  /** The price of the unit; null where it could not be worked out. */
  readonly price: Pence | null;
};

const size = { width: 640, left: 16, right: 16, row: 20, bar: 44, axis: 30 };

/** A cost model as one bar, group by group from nought, with the quarter points of the others and its own price as lines. */
export function CostBar(props: CostBarProps) {
  const { whose, unit, groups } = props;
  const total = totalOf(props);
  const marks = marksOf(props);
  const { scale, ticks } = barScale(
    [total, ...marks.map(({ amount }) => amount)],
    [size.left, size.width - size.right],
    6,
  );
  const top = 6 + marks.length * size.row;
  const base = top + size.bar;
  const sentence = sentenceOf(props);
  return (
    <Picture
      sentence={sentence}
      title={`${whose}: what a ${unit} costs`}
      width={size.width}
      height={base + size.axis}
      drawing={
        <>
          {partsOf(groups).map(({ name, from, to, place }) => (
            <g key={name}>
              <rect
                className={`app-picture__part app-picture__part--${((place - 1) % 6) + 1}`}
                x={pixel(scale(from))}
                width={pixel(scale(to) - scale(from))}
                y={top}
                height={size.bar}
              />
              {scale(to) - scale(from) < 16 ? null : (
                <text
                  className={`app-picture__number${(place - 1) % 6 === 0 ? " app-picture__number--light" : ""}`}
                  x={pixel((scale(from) + scale(to)) / 2)}
                  y={top + size.bar / 2 + 5}
                  textAnchor="middle"
                >
                  {place}
                </text>
              )}
            </g>
          ))}
          {marks.map(({ name, look, amount }, row) => (
            <g key={name}>
              <line
                className={`app-picture__${look}`}
                x1={pixel(scale(amount))}
                x2={pixel(scale(amount))}
                y1={8 + row * size.row}
                y2={base}
              />
              <text
                className="app-picture__label"
                x={pixel(scale(amount) < 150 ? scale(amount) + 5 : scale(amount) - 5)}
                y={18 + row * size.row}
                textAnchor={scale(amount) < 150 ? "start" : "end"}
              >
                {name}
              </text>
            </g>
          ))}
          <line
            className="app-picture__axis"
            x1={size.left}
            x2={size.width - size.right}
            y1={base}
            y2={base}
          />
          {ticks.map((tick, place) => (
            <text
              key={tick.label}
              className="app-picture__tick"
              x={pixel(tick.at)}
              y={base + 20}
              textAnchor={place === 0 ? "start" : place === ticks.length - 1 ? "end" : "middle"}
            >
              {tick.label}
            </text>
          ))}
        </>
      }
    >
      <ol className="govuk-list govuk-list--number app-picture__key">
        {groups.map((group) => (
          <li key={group.name}>
            {group.name}: {formatPounds(group.pence)}
          </li>
        ))}
      </ol>
      <p className="app-picture__unit">Pounds a {unit}, without VAT. The axis begins at nought.</p>
      <Details summary="The same as a table">
        <ResponsiveTable
          caption={`${whose}, pounds a ${unit}`}
          captionSize="s"
          dense
          columns={[
            { key: "what", label: "What" },
            { key: "amount", label: "Amount", numeric: true },
          ]}
          rows={[
            ...groups.map((group) => ({
              key: group.name,
              cells: { what: group.name, amount: formatPounds(group.pence) },
            })),
            { key: "= total", cells: { what: "Total", amount: formatPounds(total) } },
            ...marks.map(({ name, amount }) => ({
              key: `= ${name}`,
              cells: { what: name === "Price" ? "Price" : `${name} of totals`, amount: formatPounds(amount) },
            })),
          ]}
        />
      </Details>
    </Picture>
  );
}

type Mark = { readonly name: string; readonly look: "floor" | "median" | "cap"; readonly amount: Pence };

/** The lines of the picture from right to left, each name in a row of its own left of its line, so that none runs through another's name. */
function marksOf({ beside, price }: CostBarProps): readonly Mark[] {
  const marks: readonly Mark[] = [
    ...(beside === null
      ? []
      : [
          { name: "Lower quartile", look: "floor", amount: beside.lower } as const,
          { name: "Median", look: "median", amount: beside.median } as const,
          { name: "Upper quartile", look: "floor", amount: beside.upper } as const,
        ]),
    ...(price === null ? [] : [{ name: "Price", look: "cap", amount: price } as const]),
  ];
  return [...marks].sort((one, other) => other.amount - one.amount);
}

function partsOf(groups: CostBarProps["groups"]) {
  return groups
    .map((group, index) => {
      const from = groups.slice(0, index).reduce((sum, one) => sum + one.pence, 0);
      return { name: group.name, from, to: from + group.pence, place: index + 1 };
    })
    .filter(({ from, to }) => to > from);
}

function totalOf({ groups }: Pick<CostBarProps, "groups">): Pence {
  return pence(groups.reduce((sum, group) => sum + group.pence, 0));
}

function sentenceOf(props: CostBarProps): string {
  const { whose, unit, beside, price } = props;
  const total = totalOf(props);
  const comes = `${whose}: a ${unit} comes to ${formatPounds(total)}${price === null ? "" : `, at a price of ${formatPounds(price)}`}`;
  if (beside === null) return `${comes}. Too few others stand beside it to compare.`;
  const place = total < beside.lower ? "below" : total > beside.upper ? "above" : "within";
  return `${comes}. It is ${place} the middle half of ${beside.of}, ${formatPounds(beside.lower)} to ${formatPounds(beside.upper)}, with ${formatPounds(beside.median)} in the middle.`;
}
