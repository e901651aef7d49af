import type { Day } from "#app/domain/calendar.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { dueOn, type MilestoneRecord } from "#app/domain/call-off/cross-lot.ts";
import { Timeline } from "#app/components/portal/Timeline.tsx";

type MoveTimelineProps = {
  readonly startsOn: Day;
  readonly steps: readonly {
    readonly lotId: string;
    readonly number: number;
    readonly title: string;
    readonly afterMonths: number | null;
    readonly milestone: string;
    readonly record: MilestoneRecord | null;
  }[];
};

/** The steps by which people move through lots, with the day each is due and what was recorded of it. */
export function MoveTimeline({ startsOn, steps }: MoveTimelineProps) {
  return (
    <Timeline
      label="Steps from lot to lot"
      events={steps.map(({ number, title, afterMonths, milestone, record }) => {
        const due = dueOn({ afterMonths: afterMonths ?? 0 }, { startsOn });
        return {
          title: `Lot ${number}: ${title}`,
          when:
            record?.outcome === "REACHED"
              ? `Reached on ${dayInWords(record.on)}`
              : `${afterMonths === 0 ? "Begins" : "Due"} on ${dayInWords(due)}`,
          dateTime: record?.outcome === "REACHED" ? record.on : due,
          state: record?.outcome === "REACHED" ? "done" : record ? "now" : "ahead",
          detail: (
            <>
              {milestone ? <p className="govuk-body">{milestone}</p> : null}
              {record ? (
                <p className="govuk-body">
                  {record.outcome === "MISSED" ? `Missed, recorded for ${dayInWords(record.on)}: ` : ""}
                  {record.note}
                </p>
              ) : null}
            </>
          ),
        };
      })}
    />
  );
}
