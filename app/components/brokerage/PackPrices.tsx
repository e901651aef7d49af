import { unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { units } from "#app/domain/framework/unit.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import type { PanelPack } from "#app/domain/brokerage/panel-pack.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { PackHeading, type PackLevel } from "./PackHeading.tsx";
import { aWeek, lastDay, pounds } from "./panel-words.ts";

type PackPart = { readonly pack: PanelPack; readonly level: PackLevel };

/** What is asked for beside what members of the framework charge, the cap, and what similar placements cost. */
export function PackPrices({ pack, askedWeekly, level }: PackPart & { readonly askedWeekly: number }) {
  return (
    <>
      <PackHeading level={level}>What it costs</PackHeading>
      {pack.lines.length === 0 ? (
        <EmptyState title="No service line is asked for yet" headingLevel={3}>
          The prices of the framework follow from the lines that the request asks for.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="What is asked for, at the rates of the framework"
          captionSize="s"
          columns={[
            { key: "line", label: "Service" },
            { key: "units", label: "A week", numeric: true },
            { key: "rates", label: "Lowest to highest rate" },
            { key: "middle", label: "Middle rate", numeric: true },
            { key: "cap", label: "Cap", numeric: true },
            { key: "weekly", label: "Middle rate, a week", numeric: true },
            { key: "most", label: "At the cap, a week", numeric: true },
          ]}
          rows={pack.lines.map((line) => ({
            key: `${line.lot}${line.line}`,
            cells: {
              line: (
                <>
                  {line.line}
                  <span className="govuk-hint govuk-!-margin-bottom-0 app-pack__line">
                    {line.lot}
                    {line.schedule ? `. ${line.schedule}` : ""}
                  </span>
                </>
              ),
              units: unitsInWords(
                line.units,
                units.find((one) => one === line.unit),
              ),
              rates: ratesInWords(line),
              middle: pounds(line.middle),
              cap: pounds(line.cap),
              weekly: pounds(line.weeklyMiddle),
              most: pounds(line.weeklyCap),
            },
          }))}
        />
      )}
      <p className="govuk-body">{totalInWords(pack, askedWeekly)}</p>
      <p className="govuk-body">{similarInWords(pack.similar)}</p>
    </>
  );
}

function ratesInWords({ members, lowest, highest }: PanelPack["lines"][number]): string {
  if (members === 0) return "No member has a rate here";
  const by = members === 1 ? "1 member" : `${members} members`;
  return `${pounds(lowest)} to ${pounds(highest)}, ${by}`;
}

function totalInWords({ lines }: PanelPack, askedWeekly: number): string {
  const asked = `${aWeek(askedWeekly)} is asked for.`;
  const sum = (of: "weeklyMiddle" | "weeklyCap") =>
    lines.some((line) => line[of] === null) || lines.length === 0
      ? null
      : lines.reduce((total, line) => total + (line[of] ?? 0), 0);
  const [middle, cap] = [sum("weeklyMiddle"), sum("weeklyCap")];
  if (middle === null) return `${asked} Not every line has a rate on file.`;
  const beside = askedWeekly - middle;
  const apart =
    beside === 0
      ? "which is what the middle rates come to"
      : `${formatPounds(pence(Math.abs(beside)))} ${beside > 0 ? "more" : "less"} than the middle rates come to (${aWeek(middle)})`;
  const over = cap !== null && askedWeekly > cap ? ` It is over the caps, which come to ${aWeek(cap)}.` : "";
  return `${asked.slice(0, -1)}, ${apart}.${over}`;
}

function similarInWords(similar: PanelPack["similar"]): string {
  if (!similar) return "Similar placements of fewer than five providers run, so no figure of them is shown.";
  const which = similar.sameReason ? "in these lots for the same reason for support" : "in these lots";
  return `${similar.count} placements run ${which}: half of them cost ${aWeek(similar.median)} or less, the middle half from ${pounds(similar.lower)} to ${aWeek(similar.upper)}.`;
}

/** What could be done instead: every option on file with direct payments among them, and what runs in the interim. */
export function PackOptions({ pack, level }: PackPart) {
  return (
    <>
      <PackHeading level={level}>The options</PackHeading>
      <ResponsiveTable
        caption="Options for this person"
        captionHidden
        columns={[
          { key: "option", label: "Option" },
          { key: "weekly", label: "A week", numeric: true },
          { key: "prices", label: "Prices beside rate and cap" },
        ]}
        rows={[
          ...pack.offers.map((offer) => ({
            key: `${offer.provider}${offer.weekly}`,
            cells: {
              option: `Offer of ${offer.provider}`,
              weekly: pounds(offer.weekly),
              prices: offer.lines.map((line) => <LineOfOffer key={line.line} line={line} />),
            },
          })),
          {
            key: "direct-payment",
            cells: {
              option: "A direct payment, with which the person arranges support",
              weekly: "As the personal budget",
              prices: "Prices are agreed by the person; the limit of the panel holds for it too",
            },
          },
        ]}
      />
      {pack.offers.length === 0 ? <p className="govuk-body">No provider has made an offer yet.</p> : null}
      {pack.interim.map((one) => (
        <p className="govuk-body" key={one.id}>
          {one.reference} runs in the interim with {one.provider} at {aWeek(one.weekly)}, until{" "}
          {lastDay(one.until)}. This sitting reviews it.
        </p>
      ))}
    </>
  );
}

function LineOfOffer({ line }: { readonly line: PanelPack["offers"][number]["lines"][number] }) {
  return (
    <span className="app-pack__line">
      {line.line}: {pounds(line.pence)} (rate {pounds(line.rate)}, cap {pounds(line.cap)})
      {line.reason ? ` because: ${line.reason}` : ""}
    </span>
  );
}
