import type { PlacementView } from "#app/web/placement-view.server.ts";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

type Props = {
  readonly view: Pick<PlacementView, "parts" | "otherParts" | "week" | "on" | "isToday" | "overTime">;
};

/** What is provided and what it costs in a week, part by part. */
export function PartsTable({
  parts,
  caption,
}: {
  readonly parts: PlacementView["parts"];
  readonly caption: string;
}) {
  return (
    <ResponsiveTable
      caption={caption}
      columns={[
        { key: "title", label: "Part" },
        { key: "charge", label: "How much, at which price" },
        { key: "beside", label: "Beside it" },
        { key: "days", label: "Days" },
        { key: "weekly", label: "A week", numeric: true },
      ]}
      rows={parts.map((part) => ({
        key: part.id,
        cells: {
          title: part.title,
          charge: part.schedule ? `${part.charge} (${part.schedule})` : part.charge,
          beside: `${part.beside}. ${part.origin}`,
          days: part.days,
          weekly: part.weekly,
        },
      }))}
    />
  );
}

/** The week as it is on the day: its parts, the whole, and who pays which share. */
export function PlacementWeek({ view }: Props) {
  const { parts, week, on, isToday } = view;
  return (
    <>
      <PartsTable parts={parts} caption={isToday ? "What is provided today" : `What is provided on ${on}`} />
      {week.wrong ? <WarningText>{week.wrong}</WarningText> : null}
      <ResponsiveTable
        caption={isToday ? "Who pays, today" : `Who pays, on ${on}`}
        columns={[
          { key: "who", label: "Who" },
          { key: "share", label: "As agreed" },
          { key: "pays", label: "A week", numeric: true },
        ]}
        rows={[
          ...week.funded.map((one) => ({ key: one.who, cells: one })),
          {
            key: "whole",
            cells: {
              who: <strong>The whole price</strong>,
              share: week.away ? `${week.payable} of ${week.care} is paid while the person is away` : "",
              pays: <strong>{week.payable}</strong>,
            },
          },
        ]}
      />
      {week.nursing ? (
        <InsetText>
          On top of it the NHS pays {week.nursing} a week for nursing (FNC). It is no part of the price, of
          the cap or of a comparison.
        </InsetText>
      ) : null}
    </>
  );
}

/** What a week costs and who pays it, from each day on which something changes. */
export function PlacementOverTime({ overTime }: Pick<PlacementView, "overTime">) {
  if (overTime.length < 2) return null;
  return (
    <ResponsiveTable
      caption="Over time"
      columns={[
        { key: "day", label: "From" },
        { key: "care", label: "Price a week", numeric: true },
        { key: "funded", label: "Who pays what" },
        { key: "nursing", label: "Nursing (FNC)", numeric: true },
      ]}
      rows={overTime.map((week) => ({
        key: week.day,
        cells: {
          day: week.day,
          care: week.away ? `${week.payable} of ${week.care}` : week.care,
          funded: week.wrong ?? week.funded.map(({ who, pays }) => `${who}: ${pays}`).join("; "),
          nursing: week.nursing ?? "–",
        },
      }))}
    />
  );
}
