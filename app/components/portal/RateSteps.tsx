import { scaleLinear } from "d3-scale";
import { shortDay } from "#app/domain/calendar-words.ts";
import { addDays, daysBetween, monthNames, toDay, type Day } from "#app/domain/calendar.ts";
import { formatPrice, unitInWords, type Unit } from "#app/domain/framework/unit.ts";
import { changeInBasisPoints, formatChange, type Pence } from "#app/domain/money.ts";
import { Picture } from "./Picture.tsx";
import { pixel, priceScale } from "./picture-scale.ts";

/** A rate from a day until another (excluded), with the cap that allowed it. */
export type RateStep = {
  readonly from: Day;
  readonly to: Day | null;
  readonly pence: Pence;
  readonly capPence: Pence | null;
};

export type RateStepsProps = {
  /** What is priced and where, like "Home care, everywhere". */
  readonly what: string;
  readonly unit: Unit;
  /** One after the other, the earliest first. */
  readonly steps: readonly RateStep[];
  readonly today: Day;
};

const size = { width: 640, height: 250, left: 68, right: 118, top: 14, bottom: 34 };

/** A rate over time as steps, with its cap as a second, broken line. The sentence above says what it shows. */
export function RateSteps({ what, unit, steps, today }: RateStepsProps) {
  const [first] = steps;
  const last = steps.at(-1);
  if (!first || !last) return null;
  const sentence = sentenceOf(what, unit, first, last);
  const end = last.to ?? latest(addDays(last.from, 45), addDays(today, 30));
  const x = scaleLinear()
    .domain([0, daysBetween(first.from, end)])
    .range([size.left, size.width - size.right]);
  const dayAt = (day: Day) => pixel(x(daysBetween(first.from, day)));
  const figures = steps.flatMap((step) =>
    step.capPence === null ? [step.pence] : [step.pence, step.capPence],
  );
  const { scale, ticks } = priceScale(figures, [size.height - size.bottom, size.top], 5);
  const priceAt = (amount: number) => pixel(scale(amount));
  const line = (amountOf: (step: RateStep) => number | null) => pathOf(steps, end, amountOf, dayAt, priceAt);
  const ends = endLabels(last, priceAt);
  return (
    <Picture
      sentence={sentence}
      title={`${what}: the rate over time`}
      width={size.width}
      height={size.height}
      drawing={
        <>
          {ticks.map((tick) => (
            <g key={tick.label}>
              <line
                className="app-picture__grid"
                x1={size.left}
                x2={size.width - size.right}
                y1={pixel(tick.at)}
                y2={pixel(tick.at)}
              />
              <text className="app-picture__tick" x={size.left - 8} y={pixel(tick.at) + 4} textAnchor="end">
                {tick.label}
              </text>
            </g>
          ))}
          {dayTicks(first.from, end).map((day) => (
            <g key={day}>
              <line
                className="app-picture__axis"
                x1={dayAt(day)}
                x2={dayAt(day)}
                y1={size.height - size.bottom}
                y2={size.height - size.bottom + 5}
              />
              <text
                className="app-picture__tick"
                x={dayAt(day)}
                y={size.height - size.bottom + 20}
                textAnchor="middle"
              >
                {monthOf(day)}
              </text>
            </g>
          ))}
          <line
            className="app-picture__axis"
            x1={size.left}
            x2={size.width - size.right}
            y1={size.height - size.bottom}
            y2={size.height - size.bottom}
          />
          <path className="app-picture__cap" d={line((step) => step.capPence)} fill="none" />
          <path className="app-picture__own-line" d={line((step) => step.pence)} fill="none" />
          {ends.map((label) => (
            <text
              key={label.text}
              className={label.own ? "app-picture__label app-picture__label--own" : "app-picture__label"}
              x={dayAt(end) + 8}
              y={label.at}
            >
              {label.text}
            </text>
          ))}
        </>
      }
    >
      <p className="app-picture__unit">
        Pounds {unitInWords(unit)}, without VAT. Full line: the rate. Broken line: its cap. The axis does not
        begin at nought.
      </p>
    </Picture>
  );
}

function sentenceOf(what: string, unit: Unit, first: RateStep, last: RateStep): string {
  const now = `${what}: ${formatPrice(last.pence, unit)} from ${shortDay(last.from)}`;
  const change = changeInBasisPoints(first.pence, last.pence);
  if (first === last || !change.ok) return `${now}.`;
  return `${now}, ${formatChange(change.value)} against ${formatPrice(first.pence, unit)} on ${shortDay(first.from)}.`;
}

/** The steps as a path; it is lifted where nothing held. */
function pathOf(
  steps: readonly RateStep[],
  end: Day,
  amountOf: (step: RateStep) => number | null,
  dayAt: (day: Day) => number,
  priceAt: (amount: number) => number,
): string {
  let drawnTo: Day | null = null;
  const parts: string[] = [];
  for (const step of steps) {
    const amount = amountOf(step);
    if (amount === null) {
      drawnTo = null;
      continue;
    }
    const to = step.to ?? end;
    parts.push(drawnTo === step.from ? `V${priceAt(amount)}` : `M${dayAt(step.from)} ${priceAt(amount)}`);
    parts.push(`H${dayAt(to)}`);
    drawnTo = to;
  }
  return parts.join("");
}

/** What stands at the right end of each line, moved apart where the two would touch. */
function endLabels(last: RateStep, priceAt: (amount: number) => number) {
  const own = { text: "Rate", own: true, at: priceAt(last.pence) + 4 };
  if (last.capPence === null) return [own];
  const cap = { text: "Cap", own: false, at: priceAt(last.capPence) + 4 };
  const apart = own.at - cap.at;
  if (apart >= 16) return [own, cap];
  const push = (16 - apart) / 2;
  return [
    { ...own, at: pixel(own.at + push) },
    { ...cap, at: pixel(cap.at - push) },
  ];
}

/** The first days of January and July within the picture; of January alone where it spans more than four years. */
function dayTicks(from: Day, to: Day): readonly Day[] {
  const [start, stop] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const months = stop - start > 4 ? ["01"] : ["01", "07"];
  const years = Array.from({ length: stop - start + 1 }, (_, index) => start + index);
  const all = years.flatMap((year) => months.map((month) => toDay(`${year}-${month}-01`)));
  return all.filter((day) => day >= from && day <= to);
}

function monthOf(day: Day): string {
  return `${(monthNames[Number(day.slice(5, 7)) - 1] ?? "").slice(0, 3)} ${day.slice(0, 4)}`;
}

function latest(one: Day, other: Day): Day {
  return one > other ? one : other;
}
