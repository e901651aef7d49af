import type { ReactNode } from "react";
import type { ThreadEvent } from "#app/data/brokerage/thread.server.ts";
import type { TimelineEvent } from "#app/components/portal/Timeline.tsx";
import { inWords } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { paths } from "#app/web/paths.ts";

/** An event of the thread as the page is given it. */
export type ThreadShown = Omit<ThreadEvent, "at"> & { readonly at: string; readonly when: string };

export function threadShown(event: ThreadEvent): ThreadShown {
  return { ...event, at: event.at.toISOString(), when: inWords(event.at) };
}

/** An event of the thread as the timeline tells it. */
export function timelineEvent(event: ThreadShown): TimelineEvent {
  return {
    title: titleOf(event),
    when: event.when,
    dateTime: event.at,
    ...(event.by ? { by: event.by } : {}),
    ...(detailOf(event) ? { detail: detailOf(event) } : {}),
  };
}

function titleOf({ kind, name, pence, words, id }: ThreadShown): ReactNode {
  const weekly = pence === null ? "" : `${formatPounds(pence)} a week`;
  switch (kind) {
    case "made":
      return "The request was made";
    case "assigned":
      return `Given to ${name}`;
    case "held":
      return "Put on hold";
    case "archived":
      return "Archived";
    case "shortlist":
      return `Shortlist kept: ${words === "1" ? "1 provider" : `${words} providers`} and a direct payment`;
    case "asked":
      return `${name} was asked`;
    case "declined":
      return `${name} declined`;
    case "offered":
      return `${name} offered ${weekly}`;
    case "withdrawn":
      return `${name} withdrew its offer of ${weekly}`;
    case "negotiation":
      return `A negotiation with ${name} was opened`;
    case "agreed":
      return `Agreed with ${name}: ${weekly}`;
    case "panel-asked":
      return <CaseLink id={id}>{`Put to the ${name}: ${weekly}`}</CaseLink>;
    case "panel-decided":
      return (
        <CaseLink id={id}>{`The ${name} ${decided(words)}${weekly ? ` up to ${weekly}` : ""}`}</CaseLink>
      );
    case "chosen":
      return name ? `The person chose ${name}` : "The person chose none of the options";
    case "placed":
      return (
        <a className="govuk-link" href={paths.placement(id ?? "")}>
          Placed with {name}: {words}
        </a>
      );
    default:
      return unreachable(kind);
  }
}

function CaseLink({ id, children }: { readonly id: string | null; readonly children: string }) {
  return (
    <a className="govuk-link" href={paths.panelCase(id ?? "")}>
      {children}
    </a>
  );
}

function decided(outcome: string): string {
  const words: Readonly<Record<string, string>> = {
    APPROVE: "approved",
    CONDITIONS: "approved with conditions",
    DEFER: "deferred",
    LOWER_RUNG: "asked to try a lower rung first",
  };
  return words[outcome] ?? "decided";
}

/** What was said with it: a reason, a condition, the person's own words. */
function detailOf({ kind, words }: ThreadShown): string | undefined {
  const said = ["held", "archived", "declined", "offered", "chosen"].includes(kind);
  return said && words !== "" ? words : undefined;
}
