import type { ReactNode } from "react";

export type TimelineEvent = {
  readonly title: ReactNode;
  /** The date or time as it is read. */
  readonly when: string;
  /** The same for machines, like "2026-12-04T12:00:00Z". */
  readonly dateTime?: string | undefined;
  readonly by?: ReactNode;
  readonly detail?: ReactNode;
  readonly state?: "done" | "now" | "ahead" | undefined;
};

export type TimelineProps = {
  readonly label: string;
  readonly events: readonly TimelineEvent[];
};

const words = { done: "Done", now: "Now", ahead: "Still to come" } as const;

/** Dated events in order; an event that is now, or still to come, says so in words too. */
export function Timeline({ label, events }: TimelineProps) {
  return (
    <ol className="app-timeline" aria-label={label}>
      {events.map((event, index) => (
        <li
          key={index}
          className={`app-timeline__event app-timeline__event--${event.state ?? "done"}`}
          aria-current={event.state === "now" ? "step" : undefined}
        >
          <p className="app-timeline__title">
            {event.title}
            {event.state ? <span className="govuk-visually-hidden"> ({words[event.state]})</span> : null}
          </p>
          <p className="app-timeline__when">
            <time dateTime={event.dateTime}>{event.when}</time>
            {event.by ? <> by {event.by}</> : null}
          </p>
          {event.detail ? <div className="app-timeline__detail">{event.detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}
