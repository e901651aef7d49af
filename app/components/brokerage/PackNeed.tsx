import { shortDay } from "#app/domain/calendar-words.ts";
import { toDay } from "#app/domain/calendar.ts";
import { staffHoursAWeek } from "#app/domain/brokerage/need.ts";
import type { PanelPack } from "#app/domain/brokerage/panel-pack.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { PackHeading, type PackLevel } from "./PackHeading.tsx";
import { needInWords, needWords, whoInWords } from "./need-words.ts";
import { lastDay, streamNames } from "./panel-words.ts";

/** What the person needs, for whom the panel decides: in words, and in hours of staff for each domain. */
export function PackNeed({ pack, level = 2 }: { readonly pack: PanelPack; readonly level?: PackLevel }) {
  return (
    <>
      <PackHeading level={level}>What is needed</PackHeading>
      <SummaryList
        rows={[
          {
            key: "Age and reason for support",
            value: whoInWords(pack.ageBand, pack.supportReason),
          },
          { key: "Where", value: pack.place },
          {
            key: "From when",
            value: `${whenWords(pack)}. ${pack.urgency === "URGENT" ? "Urgent" : "Routine"}.`,
          },
          { key: "What the person prefers", value: pack.preferences || "Nothing is noted" },
          { key: "Who may pay", value: pack.streams.map((stream) => streamNames[stream]).join("; ") },
        ]}
      />
      {pack.needs.length === 0 ? (
        <EmptyState title="No needs are written down" headingLevel={3} />
      ) : (
        <ResponsiveTable
          caption={`Needs: ${hours(pack.needs.reduce((sum, need) => sum + staffHoursAWeek(need), 0))} of staff a week`}
          captionSize="s"
          columns={[
            { key: "domain", label: "Domain" },
            { key: "need", label: "How often and by how many" },
            { key: "hours", label: "Hours of staff a week", numeric: true },
            { key: "words", label: "In words" },
          ]}
          rows={pack.needs.map((need) => ({
            key: need.domain,
            cells: {
              domain: needWords[need.domain],
              need: needInWords(need),
              hours: tenths(staffHoursAWeek(need)),
              words: need.words || "–",
            },
          }))}
        />
      )}
    </>
  );
}

function whenWords({ startsOn, endsOn }: PanelPack): string {
  const from = `From ${shortDay(toDay(startsOn))}`;
  return endsOn ? `${from} until ${lastDay(endsOn)}` : from;
}

function hours(count: number): string {
  return `${tenths(count)} hours`;
}

function tenths(count: number): string {
  return new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }).format(count);
}
