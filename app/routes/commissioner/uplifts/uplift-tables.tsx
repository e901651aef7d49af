import type { LeftRate } from "#app/data/uplift-gates.server.ts";
import type { SimulatedLot, Uplift } from "#app/data/uplifts.server.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { formatPercent, formatPounds, pence } from "#app/domain/money.ts";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { paths } from "#app/web/paths.ts";
import { leftInWords } from "./uplift-words.ts";

type Terms = Omit<Uplift, "proposedById" | "frameworkId" | "proposedAt" | "decidedAt" | "outcome">;

/** What was proposed, and on what it rests. */
export function UpliftTerms({ uplift }: { readonly uplift: Terms }) {
  const { weeklyThreshold, negotiatedMonths } = uplift;
  return (
    <SummaryList
      rows={[
        { key: "Rates rise from", value: dayInWords(uplift.fromOn) },
        { key: "Pay rose by", value: `${formatPercent(uplift.payChange)}. ${uplift.payBasis}` },
        { key: "Prices rose by", value: `${formatPercent(uplift.priceChange)}. ${uplift.priceBasis}` },
        {
          key: "No lot rises by less or more than",
          value: `${formatPercent(uplift.floor)} and ${formatPercent(uplift.ceiling)}`,
        },
        {
          key: "Needs evidence",
          value: `Rates negotiated within ${negotiatedMonths} months before${weeklyThreshold === null ? "" : `, and weekly rates above ${formatPounds(weeklyThreshold)}`}`,
        },
        { key: "Proposed by", value: uplift.proposedBy },
        ...(uplift.decidedBy
          ? [
              {
                key: "Decided by",
                value: `${uplift.decidedBy}${uplift.decisionReason ? `: ${uplift.decisionReason}` : ""}`,
              },
            ]
          : []),
      ]}
    />
  );
}

/** A year under the uplift, lot by lot along the care ladder, with a sum for each rung that has more than one lot. */
export function SimulationTable({ lots }: { readonly lots: readonly SimulatedLot[] }) {
  const rungs = [...new Set(lots.map((lot) => lot.rung))];
  const rows = rungs.flatMap((rung) => {
    const onRung = lots.filter((lot) => lot.rung === rung);
    const sums = onRung.length > 1 ? [sumOf(`All of ${rung ?? "no rung"}`, onRung)] : [];
    return [...onRung.map(rowOf), ...sums];
  });
  return (
    <ResponsiveTable
      caption="Yearly cost by lot and rung of the care ladder"
      dense
      columns={[
        { key: "lot", label: "Lot" },
        { key: "rung", label: "Rung" },
        { key: "share", label: "Pay’s share", numeric: true },
        { key: "uplift", label: "Uplift", numeric: true },
        { key: "raised", label: "Rates that rise", numeric: true },
        { key: "held", label: "Of them stopped at the cap", numeric: true },
        { key: "left", label: "Left as they are", numeric: true },
        { key: "unknown", label: "Without a volume", numeric: true },
        { key: "now", label: "A year now", numeric: true },
        { key: "more", label: "A year more", numeric: true },
      ]}
      rows={lots.length > 1 ? [...rows, sumOf("Everything", lots)] : rows}
    />
  );
}

function rowOf(lot: SimulatedLot) {
  return {
    key: lot.lotId,
    cells: {
      lot: (
        <>
          {`Lot ${lot.number}: ${lot.title}`}
          <span className="app-second-line">{lot.reason}</span>
        </>
      ),
      rung: lot.rung ?? "None",
      share: formatPercent(lot.payShare),
      uplift: formatPercent(lot.uplift),
      ...figuresOf([lot]),
    },
  };
}

function sumOf(name: string, lots: readonly SimulatedLot[]) {
  return {
    key: name,
    classes: "app-table__sum",
    cells: { lot: name, rung: "", share: "", uplift: "", ...figuresOf(lots) },
  };
}

function figuresOf(lots: readonly SimulatedLot[]) {
  const sum = (of: (lot: SimulatedLot) => number) => lots.reduce((total, lot) => total + of(lot), 0);
  const count = (of: (lot: SimulatedLot) => number) => sum(of).toLocaleString("en-GB");
  return {
    raised: count((lot) => lot.raised),
    held: count((lot) => lot.held),
    left: count((lot) => lot.atCap + lot.overCap + lot.byException + lot.negotiated + lot.aboveThreshold),
    unknown: count((lot) => lot.withoutVolume),
    now: formatPounds(pence(sum((lot) => lot.costNow))),
    more: formatPounds(pence(sum((lot) => lot.costMore))),
  };
}

/** Rates that do not rise by themselves; those that stand at their cap already are only counted. */
export function LeftTable({ left, most }: { readonly left: readonly LeftRate[]; readonly most: number }) {
  if (left.length === 0)
    return (
      <EmptyState title="No rate is gated out">Every rate rises, unless it is at its cap already.</EmptyState>
    );
  return (
    <ResponsiveTable
      caption={left.length < most ? "Gated out" : `Gated out: the first ${most}`}
      dense
      columns={[
        { key: "provider", label: "Provider" },
        { key: "line", label: "Service line" },
        { key: "place", label: "Where" },
        { key: "rate", label: "Rate", numeric: true },
        { key: "why", label: "Why" },
      ]}
      rows={left.map((rate) => ({
        key: rate.rateId,
        cells: {
          provider: (
            <a className="govuk-link" href={paths.memberRates(rate.providerId)}>
              {rate.provider}
            </a>
          ),
          line: rate.line,
          place: rate.place,
          rate: formatPrice(rate.pence, rate.unit),
          why: leftInWords[rate.why],
        },
      }))}
    />
  );
}
