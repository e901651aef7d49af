import type { ReactNode } from "react";
import type { ThreadEvent } from "#app/data/brokerage/thread.server.ts";
import type { TimelineEvent } from "#app/components/portal/Timeline.tsx";
import { inWords } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { paths } from "#app/web/paths.ts";
import type { ToldEvent } from "#app/web/trail-words.ts";

/** An event of the thread as the page is given it: of the request itself, or of its placement once the person is placed. */
export type ThreadShown = OfRequest | OfPlacement;

type OfRequest = Omit<ThreadEvent, "at"> & When;

type OfPlacement = When & {
  readonly kind: "since-placed";
  readonly title: string;
  readonly by: string;
  readonly words: string;
};

type When = { readonly at: string; readonly when: string };

export function threadShown(event: ThreadEvent): OfRequest {
  return { ...event, at: event.at.toISOString(), when: inWords(event.at) };
}

export function sincePlaced({ at, who, what, words }: ToldEvent): OfPlacement {
  const by = who;
  return { kind: "since-placed", at, when: inWords(new Date(at)), title: what, by, words: words ?? "" };
}

/** An event of the thread as the timeline tells it. */
export function timelineEvent(event: ThreadShown): TimelineEvent {
  if (event.kind === "since-placed") {
    const { title, when, at, by, words } = event;
    return { title, when, dateTime: at, by, detail: words || undefined };
  }
  return {
    title: titleOf(event),
    when: event.when,
    dateTime: event.at,
    ...(event.by ? { by: event.by } : {}),
    ...(detailOf(event) ? { detail: detailOf(event) } : {}),
  };
}

function titleOf({ kind, name, pence, words, id }: OfRequest): ReactNode {
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
    case "we-named":
      return `${weekly} was named to ${name}`;
    case "they-named":
      return `${name} named ${weekly}`;
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
function detailOf({ kind, words }: OfRequest): string | undefined {
  const said = ["held", "archived", "declined", "offered", "we-named", "they-named", "chosen"].includes(kind);
  return said && words !== "" ? words : undefined;
}
