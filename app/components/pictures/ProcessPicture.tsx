import { capitalised } from "#app/components/govuk/capitalised.ts";
import { processLimits, processSignals, type ProcessSignal } from "#app/domain/benchmark/process-chart.ts";
import { monthNames, type Day } from "#app/domain/calendar.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { Details } from "#app/components/govuk/Details.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Picture, type Drawing } from "#app/components/portal/Picture.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { AxisAcross } from "./AxisAcross.tsx";
import { AxisUp } from "./AxisUp.tsx";
import { HowToRead } from "./HowToRead.tsx";
import { Legend, Mark, type Look } from "./Mark.tsx";
import { processLayout, type ProcessFrame, type ProcessMark, type ProcessMonth } from "./process-layout.ts";

export type ProcessPictureProps = {
  /** Whose placements they are, like "Supported living". */
  readonly lot: string;
  /** In their order, the earliest first; a month without a figure is left out. */
  readonly months: readonly ProcessMonth[];
};

const wide: ProcessFrame = { width: 640, height: 280, left: 66, right: 92 };
const narrow: ProcessFrame = { width: 340, height: 270, left: 56, right: 80 };

/** With fewer months chance cannot be told from change. */
const fewestMonths = 12;

/** The average weekly cost of a lot month by month, with the limits within which it moves by chance. Under twelve months it is a table alone. */
export function ProcessPicture({ lot, months }: ProcessPictureProps) {
  if (months.length < fewestMonths) return <TooFewMonths lot={lot} months={months} />;
  const limits = processLimits(months.map(({ average }) => average));
  const signals = processSignals(
    months.map(({ average }) => average),
    limits,
  );
  return (
    <Picture
      sentence={sentenceOf(lot, months, limits.mean, signals)}
      title={`${lot}: average weekly cost by month`}
      {...drawn(months, wide)}
      narrow={drawn(months, narrow)}
    >
      <Legend
        marks={[
          ["dot", "A month"],
          ["own", "A month outside the limits"],
          ["ring", "A month in a run or a trend"],
        ]}
      />
      <p className="app-picture__unit">
        Pounds a week, without VAT: the mean of placements that ran in the month. The axis does not begin at
        nought.
      </p>
      <HowToRead
        sentences={[
          "Each dot is a month, and as long as nothing changes nearly all of them move up and down between the broken lines by chance.",
          "A month outside the lines, or several that go one way, says that something changed: ask what, before you act.",
        ]}
      />
      <Details summary="The same as a table">
        <MonthsBehind lot={lot} months={months} signals={signals} />
        <ul className="govuk-list">
          <li>Upper limit: {money(limits.upper)} a week</li>
          <li>Mean: {money(limits.mean)} a week</li>
          <li>Lower limit: {limits.lower > 0 ? `${money(limits.lower)} a week` : "none above nought"}</li>
        </ul>
      </Details>
    </Picture>
  );
}

function TooFewMonths({ lot, months }: ProcessPictureProps) {
  return (
    <>
      <InsetText>
        {lot}: there are {months.length} months of figures. From twelve on a picture shows what is chance and
        what is change.
      </InsetText>
      {months.length > 0 ? <MonthsBehind lot={lot} months={months} signals={null} /> : null}
    </>
  );
}

function drawn(months: readonly ProcessMonth[], frame: ProcessFrame): Drawing {
  const layout = processLayout(months, frame);
  const { width, height, left, right, base } = layout;
  const end = width - right;
  const drawing = (
    <>
      <AxisUp left={left} right={end} ticks={layout.up} />
      {layout.levels.map(({ look, name, amount, y, wordsAt }) => (
        <g key={name}>
          <line className={`app-picture__${look}`} x1={left} x2={end} y1={y} y2={y} />
          <text className="app-picture__label" x={end + 8} y={wordsAt + 1}>
            {name}
          </text>
          <text className="app-picture__label" x={end + 8} y={wordsAt + 16}>
            {amount}
          </text>
        </g>
      ))}
      <AxisAcross from={left} to={end} base={base} width={width} ticks={layout.across} />
      <path className="app-picture__series" d={layout.path} fill="none" />
      {layout.marks.map((mark) => (
        <Mark key={mark.month} look={lookOf(mark)} x={mark.x} y={mark.y} />
      ))}
    </>
  );
  return { width, height, drawing };
}

function lookOf({ signals }: ProcessMark): Look {
  if (signals.includes("outside")) return "own";
  return signals.length > 0 ? "ring" : "dot";
}

const signalInWords: { readonly [signal in ProcessSignal]: string } = {
  outside: "outside the limits",
  shift: "seven or more on one side of the mean",
  trend: "seven or more going one way",
  "two-of-three": "two of three near a limit",
};

function sentenceOf(
  lot: string,
  months: readonly ProcessMonth[],
  mean: number,
  signals: readonly (readonly ProcessSignal[])[],
): string {
  const last = months.at(-1);
  const outside = months.filter((_, n) => signals[n]?.includes("outside"));
  const runs = signals.filter((found) => found.length > 0 && !found.includes("outside")).length;
  const now = last ? `${money(last.average)} a week in ${monthInWords(last.month)}, against` : "";
  const out =
    outside.length === 0
      ? "No month lies outside the limits"
      : `${listed(outside.map(({ month }) => monthInWords(month)))} ${outside.length === 1 ? "lies" : "lie"} outside the limits`;
  const run =
    runs === 0 ? "" : `; ${runs} ${runs === 1 ? "month belongs" : "months belong"} to a run or a trend`;
  return `${lot}: ${now} a mean of ${money(mean)} over ${months.length} months. ${out}${run}.`;
}

function listed(words: readonly string[]): string {
  if (words.length > 4) return `${words.length} months`;
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Without signals where too few months stand behind them. */
type MonthsBehindProps = ProcessPictureProps & {
  readonly signals: readonly (readonly ProcessSignal[])[] | null;
};

function MonthsBehind({ lot, months, signals }: MonthsBehindProps) {
  return (
    <ResponsiveTable
      caption={`${lot}: average weekly cost by month`}
      captionSize="s"
      dense
      columns={[
        { key: "month", label: "Month" },
        { key: "average", label: "Average a week", numeric: true },
        { key: "placements", label: "Placements", numeric: true },
        ...(signals ? [{ key: "why", label: "What stands out" }] : []),
      ]}
      rows={months.map(({ month, average, placements }, n) => ({
        key: month,
        cells: {
          ...{ month: monthInWords(month), average: money(average), placements },
          why:
            capitalised((signals?.[n] ?? []).map((signal) => signalInWords[signal]).join("; ")) || "Nothing",
        },
      }))}
    />
  );
}

function monthInWords(month: Day): string {
  return `${monthNames[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}

function money(figure: number): string {
  return formatPounds(pence(Math.round(figure)));
}
