import { fewestForStaff } from "#app/domain/benchmark/cost-models.ts";
import { formatPrice, unitInWords, type Unit } from "#app/domain/framework/unit.ts";
import { formatPounds, pence, type Pence } from "#app/domain/money.ts";
import { Details } from "#app/components/govuk/Details.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Picture, type Drawing } from "#app/components/portal/Picture.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { HowToRead } from "./HowToRead.tsx";
import { Legend, Mark } from "./Mark.tsx";
import { AxisAcross } from "./AxisAcross.tsx";
import { peerLayout, type PeerFigures, type PeerFrame } from "./peer-layout.ts";

export type PeerPictureProps = {
  /** Whom the case is compared with, like "Supported living, learning disability, West of England". */
  readonly group: string;
  readonly unit: Unit;
  /** The price of the case, brought to the same price date. */
  readonly own: Pence;
  /** Null where fewer than five providers stand behind them: then there is nothing to show. */
  readonly peers: PeerFigures | null;
};

const wide: PeerFrame = { width: 640, side: 24 };
const narrow: PeerFrame = { width: 340, side: 18 };
const counted = new Intl.NumberFormat("en-GB");

/** A case among the prices of its peers. For staff alone: each dot is somebody's price. Under five providers it is a sentence. */
export function PeerPicture({ group, unit, own, peers }: PeerPictureProps) {
  if (!peers || peers.providers < fewestForStaff) return <TooFewPeers group={group} />;
  const perDot = Math.max(...[wide, narrow].map((frame) => peerLayout(peers, own, frame).perDot));
  const each = perDot === 1 ? "Each dot is one price" : `Each dot is up to ${perDot} prices`;
  return (
    <Picture
      sentence={sentenceOf(group, unit, own, peers)}
      title={`${group}: this case among its peers`}
      {...drawn(peers, own, { ...wide, perDot })}
      narrow={drawn(peers, own, { ...narrow, perDot })}
    >
      <Legend
        marks={[
          ["own", "This case"],
          ["dot", perDot === 1 ? "A peer’s price" : "Peers’ prices"],
          ...(anyBeyond(peers) ? [["ring", "Beyond a cut-off"] as const] : []),
          ["band", "The middle half"],
        ]}
      />
      <p className="app-picture__unit">
        Pounds {unitInWords(unit)}, without VAT. {scaleInWords(peers)} The axis does not begin at nought.
      </p>
      <HowToRead
        sentences={[
          `${each}; half of them lie in the grey band, and the black line is the one in the middle.`,
          peers.cutOffs
            ? "A price beyond a broken line is unusual for its group, which is a question to ask and not an answer."
            : "Among too few prices no cut-off is drawn, and where the case stands is advice alone; nor is one where all are the same.",
        ]}
      />
      <Details summary="The same as a table">
        <FiguresBehind group={group} unit={unit} own={own} peers={peers} />
        <PricesBehind group={group} peers={peers} own={own} />
      </Details>
    </Picture>
  );
}

function TooFewPeers({ group }: { readonly group: string }) {
  return (
    <InsetText>
      {group}: there are fewer than five providers to compare with. No picture and no figures of peers are
      shown, because they would tell what one of them asks; compare with the expected cost instead.
    </InsetText>
  );
}

function drawn(peers: PeerFigures, own: Pence, frame: PeerFrame): Drawing {
  const layout = peerLayout(peers, own, frame);
  const { width, height, top, base, band, lines, dots } = layout;
  const drawing = (
    <>
      <rect
        className="app-picture__middle"
        x={band.from}
        width={Math.max(2, band.to - band.from)}
        y={top}
        height={base - top}
      />
      {dots.map(({ x, y, beyond }) => (
        <Mark key={`${x} ${y}`} look={beyond ? "ring" : "dot"} x={x} y={y} />
      ))}
      {[...lines].reverse().map(({ look, words, x, middle, y }) => (
        <g key={words}>
          <line className={`app-picture__${look}`} x1={x} x2={x} y1={y + 5} y2={base} />
          <text
            className={`app-picture__label${look === "own-line" ? " app-picture__label--own" : ""}`}
            x={middle}
            y={y}
            textAnchor="middle"
          >
            {words}
          </text>
        </g>
      ))}
      <AxisAcross from={frame.side} to={width - frame.side} base={base} width={width} ticks={layout.ticks} />
      <Mark look="own" {...layout.own} />
    </>
  );
  return { width, height, drawing };
}

function sentenceOf(group: string, unit: Unit, own: Pence, peers: PeerFigures): string {
  const { behind, providers, quartiles } = peers;
  const middle = formatPrice(rounded(quartiles.median), unit);
  return `${group}: this case is ${formatPrice(own, unit)}; the median of ${counted.format(behind)} prices from ${counted.format(providers)} providers is ${middle}. It lies ${placeInWords(own, peers)}.`;
}

function placeInWords(own: Pence, { quartiles, cutOffs }: PeerFigures): string {
  if (cutOffs && own > cutOffs.upper) return "above the upper cut-off";
  if (cutOffs && own < cutOffs.lower) return "below the lower cut-off";
  if (own > quartiles.upper)
    return cutOffs ? "above the middle half, within the cut-offs" : "above the middle half";
  if (own < quartiles.lower)
    return cutOffs ? "below the middle half, within the cut-offs" : "below the middle half";
  return "within the middle half";
}

function anyBeyond({ prices, cutOffs }: PeerFigures): boolean {
  return cutOffs !== null && prices.some((price) => price > cutOffs.upper || price < cutOffs.lower);
}

function scaleInWords({ scale }: PeerFigures): string {
  return scale === "log"
    ? "Logarithmic scale: equal steps along the axis are equal percentages."
    : "Raw scale: equal steps along the axis are equal pounds.";
}

function FiguresBehind({ group, unit, own, peers }: PeerPictureProps & { readonly peers: PeerFigures }) {
  const { quartiles, cutOffs, behind, providers } = peers;
  const money = (figure: number) => formatPrice(rounded(figure), unit);
  const figures: readonly (readonly [string, string])[] = [
    ["This case", money(own)],
    ["Median", money(quartiles.median)],
    ["Lower quartile", money(quartiles.lower)],
    ["Upper quartile", money(quartiles.upper)],
    ...(cutOffs
      ? ([
          ["Lower cut-off", cutOffs.lower > 0 ? money(cutOffs.lower) : "None above nought"],
          ["Upper cut-off", money(cutOffs.upper)],
        ] as const)
      : []),
    ["Prices", counted.format(behind)],
    ["Providers", counted.format(providers)],
    ["Scale", peers.scale === "log" ? "Logarithmic" : "Raw"],
  ];
  return (
    <ResponsiveTable
      caption={`${group}: figures`}
      captionSize="s"
      dense
      columns={[
        { key: "what", label: "What" },
        { key: "figure", label: "Figure", numeric: true },
      ]}
      rows={figures.map(([what, figure]) => ({ key: what, cells: { what, figure } }))}
    />
  );
}

/** How many prices lie between each tick and the next: what can be read off the dots. */
function PricesBehind({
  group,
  peers,
  own,
}: {
  readonly group: string;
  readonly peers: PeerFigures;
  readonly own: Pence;
}) {
  const edges = peerLayout(peers, own, wide).ticks.map(({ figure }) => figure);
  const rows = bandsOf(edges).map(({ from, to }) => ({
    band: bandInWords(from, to),
    count: peers.prices.filter((price) => price >= from && price < to).length,
  }));
  return (
    <ResponsiveTable
      caption={`${group}: prices`}
      captionSize="s"
      dense
      columns={[
        { key: "band", label: "Price" },
        { key: "count", label: "How many peers’ prices", numeric: true },
      ]}
      rows={rows
        .filter(({ count }) => count > 0)
        .map(({ band, count }) => ({ key: band, cells: { band, count } }))}
    />
  );
}

function bandsOf(edges: readonly number[]) {
  const all = [-Infinity, ...edges, Infinity];
  return all.slice(1).map((to, index) => ({ from: all[index] ?? -Infinity, to }));
}

function bandInWords(from: number, to: number): string {
  if (from === -Infinity) return `Under ${formatPounds(rounded(to))}`;
  if (to === Infinity) return `${formatPounds(rounded(from))} or more`;
  return `${formatPounds(rounded(from))} to under ${formatPounds(rounded(to))}`;
}

function rounded(figure: number): Pence {
  return pence(Math.round(figure));
}
