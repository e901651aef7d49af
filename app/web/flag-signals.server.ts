import type { Finding } from "#app/domain/benchmark/finding.ts";
import { explain, type Explanation } from "#app/domain/benchmark/explain.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import { broughtPrice } from "#app/domain/benchmark/price-index.ts";
import { figureAt } from "#app/domain/benchmark/robust.ts";
import { ageWords, serviceWords, statisticWords } from "#app/domain/benchmark/observation.ts";
import type { Bounds, PeersBehind, Signal } from "#app/domain/benchmark/signal.ts";
import { median } from "#app/domain/benchmark/statistics.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { units, type Unit } from "#app/domain/framework/unit.ts";
import { basisPoints, pence, type Pence } from "#app/domain/money.ts";
import type { BehindCase, FigureBehind } from "#app/data/outliers/behind-case.server.ts";
import type { Peers } from "#app/data/outliers/flag-case.server.ts";

/** A signal of a case in words: its name, what was found, and whether it says that the price is out of line. */
export type SignalTold = Explanation & { readonly name: string };

type Told = {
  readonly finding: Finding;
  readonly rule: OutlierRule;
  readonly peers: Peers | undefined;
  /** Whether the price is one of the peers' own. */
  readonly among: boolean;
  readonly behind: BehindCase;
};

/** Every signal of a case in words: peers, expected cost, cap and published figure, as far as there is one. */
export function signalsTold(told: Told): readonly SignalTold[] {
  const { finding } = told;
  const unit = unitOfFinding(finding);
  const weekly = finding.weekly ?? finding.pence;
  const [cap, benchmark] = [capSignal(told), benchmarkSignal(told)];
  const expected = expectedSignal(told);
  const byRatio = finding.peerGroup.measure === "ratio";
  const compared = byRatio ? broughtPrice(weekly, finding.brought) : finding.pence;
  return [
    {
      name: "Its peers",
      ...explain(peersSignal(told), compared, byRatio ? "week" : unit),
    },
    expected
      ? { name: "Expected cost", ...explain(expected, weekly, "week") }
      : {
          ...{ name: "Expected cost", direction: null, method: "", question: null },
          found: "The care that is needed is not recorded in hours, so nothing is expected of its cost.",
        },
    ...(cap ? [{ name: "Cap", ...explain(cap, finding.asked.pence, unit) }] : []),
    ...(benchmark ? [published(explain(benchmark, finding.pence, unit), cap !== null)] : []),
  ];
}

function published(told: Explanation, besideCap: boolean): SignalTold {
  const one = besideCap ? " It and the cap are one signal, in which a price over the cap goes first." : "";
  return { ...told, name: "Published figure", method: `${told.method}${one}` };
}

/** The unit of a finding, as prices are written. */
export function unitOfFinding({ peerGroup }: Finding): Unit {
  return units.find((unit) => unit === peerGroup.unit) ?? "week";
}

/** Without the group's own figures nothing is said of peers, whatever the finding keeps. */
function peersSignal(told: Told): Signal {
  const { finding, rule, peers } = told;
  const among = finding.peers;
  if (among.kind === "too-few" || !peers || among.providers < rule.leastProviders)
    return { kind: "too-few-peers", leastProviders: rule.leastProviders };
  if (among.kind === "advisory")
    return {
      ...{ kind: "rank", place: among.rank, median: median(peers.figures), among: told.among },
      peers: behindOf(told, among.n, among.providers),
    };
  const { yardstick, z, providers, figure } = among;
  const centre = figureAt(0, yardstick);
  const distance = z === "endless" ? (figure > centre ? Infinity : -Infinity) : z;
  const judged = {
    ...{ peers: behindOf(told, yardstick.n, providers), measured: yardstick },
    ...{ z: distance, cutOff: rule.cutOff },
  };
  return finding.peerGroup.measure === "ratio"
    ? { kind: "peers-by-need", ...judged, ratio: figure, medianRatio: centre }
    : { kind: "peers", ...judged, median: centre };
}

/** The figures of the peers without the case's own, which stands among them once where it is one of them. */
export function othersOf({ figures }: Peers, own: number, among: boolean): readonly number[] {
  const at = among ? figures.indexOf(own) : -1;
  return at < 0 ? figures : figures.toSpliced(at, 1);
}

/** The day to which a price was brought is that of all its peers; one that nothing moved does not tell how far the indices reach. */
function behindOf(
  { finding: { brought, priceDay }, peers }: Told,
  prices: number,
  providers: number,
): PeersBehind {
  const priceDate = brought?.to ?? priceDay;
  return {
    ...{ prices, providers, days: peers?.days ?? null, priceDate },
    reached: brought?.to === priceDay,
  };
}

function expectedSignal({ finding: { expected }, rule, behind }: Told): Signal | null {
  if (expected.kind === "none") return null;
  const { low, expected: middle, high } = expected;
  const version = behind.parameters
    ? `version ${behind.parameters.version}, from ${shortDay(behind.parameters.fromOn)}`
    : "the version that the estimate keeps";
  return { kind: "expected", low, expected: middle, high, version, ...boundsOf(rule.expected) };
}

function capSignal({ finding: { cap, asked }, behind }: Told): Signal | null {
  return cap.cap === null ? null : { kind: "cap", cap: cap.cap, from: behind.capFrom, priceFrom: asked.on };
}

function benchmarkSignal({ finding: { cap, priceDay }, rule, behind }: Told): Signal | null {
  if (!cap.benchmark) return null;
  const { pence: figure, brought } = cap.benchmark;
  const called = behind.figure ? figureInWords(behind.figure) : "a published figure";
  const name = brought ? `${called}, of ${shortDay(brought.from)}, ${byIndex(brought.index)}` : called;
  return {
    kind: "benchmark",
    name,
    figure,
    priceDate: brought ? priceDay : null,
    ...boundsOf(rule.benchmark),
  };
}

function figureInWords({ release, service, age, statistic, area, detail }: FigureBehind): string {
  const of = [serviceWords[service], detail, ageWords[age].toLowerCase()].filter((part) => part !== "");
  return `${release}, ${statisticWords[statistic].toLowerCase()} of ${area} for ${of.join(", ")}`;
}

/** By which index a price was brought to a day, within a sentence. */
export function byIndex(index: string): string {
  return /^by /i.test(index) ? `b${index.slice(1)}` : `by ${index}`;
}

function boundsOf({ over, under }: { readonly over: number; readonly under: number }): Bounds {
  return { atMost: basisPoints(Math.round(over * 10_000)), atLeast: basisPoints(Math.round(under * 10_000)) };
}

/** A ratio among peers as the pounds that it would come to for this case: a statistic, never a price. */
export function asPence(figure: number, { peerGroup, expected }: Finding): number {
  return peerGroup.measure === "ratio" && expected.kind === "compared" ? figure * expected.expected : figure;
}

/** The case's own figure among its peers, in whole pence. */
export function ownAsPence(finding: Finding): Pence {
  const { peers } = finding;
  return peers.kind === "too-few" ? finding.pence : pence(Math.round(asPence(peers.figure, finding)));
}
