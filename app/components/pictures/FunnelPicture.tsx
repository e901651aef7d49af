import { fewestForStaff } from "#app/domain/benchmark/cost-models.ts";
import { Details } from "#app/components/govuk/Details.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Picture, type Drawing } from "#app/components/portal/Picture.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { AxisAcross } from "./AxisAcross.tsx";
import { AxisUp } from "./AxisUp.tsx";
import { HowToRead } from "./HowToRead.tsx";
import { Legend, Mark, type Look } from "./Mark.tsx";
import {
  funnelLayout,
  percentOf,
  standingOf,
  type FunnelFrame,
  type FunnelMark,
  type FunnelProvider,
  type FunnelSpread,
  type FunnelStanding,
} from "./funnel-layout.ts";

export type FunnelPictureProps = {
  /** Whose placements they are, like "Supported living, April to September 2026". */
  readonly what: string;
  readonly providers: readonly FunnelProvider[];
  readonly spread: FunnelSpread;
  /** The provider that the page is about, by its id; null where it is about all. */
  readonly own: string | null;
};

const wide: FunnelFrame = { width: 640, height: 340, left: 56, right: 14 };
const narrow: FunnelFrame = { width: 340, height: 320, left: 46, right: 8 };

/** Fewer placements than these make no mean that can be told from one person's price. */
const fewestPlacements = 5;

/** Providers by what their placements cost against what was expected, with the limits within which chance moves them. For staff alone. */
export function FunnelPicture({ what, providers, spread, own }: FunnelPictureProps) {
  const shown = providers.filter(({ placements }) => placements >= fewestPlacements);
  const left = leftOut(providers.length - shown.length);
  if (shown.length < fewestForStaff) return <TooFewProviders what={what} />;
  const others = shown.filter(({ id }) => id !== own).map((provider) => standingOf(provider, spread));
  return (
    <Picture
      sentence={`${sentenceOf(what, shown, spread, own)}${left}`}
      title={`${what}: providers by their price against what was expected`}
      {...drawn(shown, spread, own, wide)}
      narrow={drawn(shown, spread, own, narrow)}
    >
      <Legend
        marks={[
          ...(shown.some(({ id }) => id === own) ? [["own", "This provider"] as const] : []),
          ["dot", "A provider"],
          ...(others.includes("high") ? [["up", "Above the outer limit"] as const] : []),
          ...(others.includes("low") ? [["down", "Below the outer limit"] as const] : []),
          ["inner", "Inner limit (2 sigma)"],
          ["limit", "Outer limit (3 sigma)"],
        ]}
      />
      <p className="app-picture__unit">
        Up: the mean price as a percentage of expected cost, on a logarithmic scale. Across: placements with
        an expected cost.{" "}
        {spread.tauSquared > 0
          ? "The limits allow for providers differing from one another by more than chance."
          : "The limits allow for chance alone."}
      </p>
      <HowToRead
        sentences={[
          "The more placements a provider has, the farther right it stands and the less chance can move its mean, so the limits draw together.",
          "A provider beyond an outer limit differs by more than chance explains, which is a reason to ask why and not an answer.",
        ]}
      />
      <Details summary="The same as a table">
        <ProvidersBehind what={what} providers={shown} spread={spread} own={own} />
      </Details>
    </Picture>
  );
}

function TooFewProviders({ what }: { readonly what: string }) {
  return (
    <InsetText>
      {what}: fewer than five providers have five placements or more. No picture and no figures are shown,
      because they would tell what one of them asks.
    </InsetText>
  );
}

function drawn(
  providers: readonly FunnelProvider[],
  spread: FunnelSpread,
  own: string | null,
  frame: FunnelFrame,
): Drawing {
  const layout = funnelLayout(providers, spread, own, frame);
  const { width, height, left, right, base, inner, outer } = layout;
  const end = width - right;
  const drawing = (
    <>
      <AxisUp left={left} right={end} ticks={layout.up} />
      <line className="app-picture__median" x1={left} x2={end} y1={layout.expected} y2={layout.expected} />
      {inner.map((path) => (
        <path key={path} className="app-picture__inner" d={path} fill="none" />
      ))}
      {outer.map((path) => (
        <path key={path} className="app-picture__limit" d={path} fill="none" />
      ))}
      <AxisAcross from={left} to={end} base={base} width={width} ticks={layout.across} />
      <text className="app-picture__tick" x={(left + end) / 2} y={height - 4} textAnchor="middle">
        Placements
      </text>
      {layout.marks.map((mark) => (
        <ProviderMark key={mark.provider.id} mark={mark} isOwn={mark.provider.id === own} />
      ))}
    </>
  );
  return { width, height, drawing };
}

const looks: { readonly [standing in FunnelStanding]: Look } = {
  within: "dot",
  between: "dot",
  high: "up",
  low: "down",
};

function ProviderMark({ mark, isOwn }: { readonly mark: FunnelMark; readonly isOwn: boolean }) {
  const { x, y, name, provider, standing } = mark;
  return (
    <g>
      <Mark look={isOwn ? "own" : looks[standing]} x={x} y={y} />
      {name ? (
        <text
          className={`app-picture__label app-picture__label--clear${isOwn ? " app-picture__label--own" : ""}`}
          x={name.x}
          y={name.y}
          textAnchor={name.anchor}
        >
          {provider.name}
        </text>
      ) : null}
    </g>
  );
}

const standingInWords: { readonly [standing in FunnelStanding]: string } = {
  within: "Within the limits",
  between: "Between the inner and outer limit",
  high: "Above the outer limit",
  low: "Below the outer limit",
};

function sentenceOf(
  what: string,
  providers: readonly FunnelProvider[],
  spread: FunnelSpread,
  own: string | null,
): string {
  const standings = providers.map((provider) => standingOf(provider, spread));
  const [above, below] = (["high", "low"] as const).map(
    (one) => standings.filter((other) => other === one).length,
  );
  const all = `${what}: of ${providers.length} providers ${above} ${above === 1 ? "stands" : "stand"} above the outer limit and ${below} below it.`;
  const itself = providers.find(({ id }) => id === own);
  if (!itself) return all;
  const standing = standingInWords[standingOf(itself, spread)].toLowerCase();
  return `${all} ${itself.name} is at ${percentOf(itself.ratio)} of expected over ${itself.placements} placements: ${standing}.`;
}

function leftOut(count: number): string {
  if (count === 0) return "";
  return ` ${count} with fewer than five placements ${count === 1 ? "is" : "are"} left out.`;
}

function ProvidersBehind({ what, providers, spread, own }: FunnelPictureProps) {
  return (
    <ResponsiveTable
      caption={`${what}: providers, the dearest against expected first`}
      captionSize="s"
      dense
      columns={[
        { key: "provider", label: "Provider" },
        { key: "placements", label: "With an expected cost", numeric: true },
        { key: "ratio", label: "Mean price to expected cost", numeric: true },
        { key: "standing", label: "Where it stands" },
      ]}
      rows={[...providers]
        .sort((one, other) => other.ratio - one.ratio)
        .map((provider) => ({
          key: provider.id,
          cells: {
            provider: provider.id === own ? `${provider.name} (this provider)` : provider.name,
            placements: provider.placements,
            ratio: percentOf(provider.ratio),
            standing: standingInWords[standingOf(provider, spread)],
          },
        }))}
    />
  );
}
