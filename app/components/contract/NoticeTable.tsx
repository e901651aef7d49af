import type { ReactNode } from "react";
import type { Day } from "#app/domain/calendar.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { dueInWords, noticeLooks, noticeState } from "./notice-words.ts";

export type NoticeTableProps = {
  readonly caption: ReactNode;
  readonly today: Day;
  readonly notices: readonly {
    readonly id: string;
    readonly title: string;
    readonly about: string;
    readonly aboutHref: string | null;
    readonly href: string | null;
    readonly dueOn: Day | null;
    readonly filedOn: Day | null;
    readonly calendar: string;
    readonly citation: string;
    readonly why: string;
    readonly exemptReason: string;
    readonly uncertain: boolean;
  }[];
};

/** Notices with their day, the calendar it is counted on and why each is due, or why it is not. */
export function NoticeTable({ caption, today, notices }: NoticeTableProps) {
  return (
    <ResponsiveTable
      caption={caption}
      dense
      columns={[
        { key: "what", label: "Notice" },
        { key: "about", label: "About" },
        { key: "state", label: "State" },
        { key: "due", label: "By when" },
        { key: "why", label: "Why" },
      ]}
      rows={notices.map((notice) => ({
        key: notice.id,
        cells: {
          what: notice.href ? (
            <a className="govuk-link" href={notice.href}>
              {notice.title}
              <span className="govuk-visually-hidden"> of {notice.about}</span>
            </a>
          ) : (
            notice.title
          ),
          about: notice.aboutHref ? (
            <a className="govuk-link" href={notice.aboutHref}>
              {notice.about}
            </a>
          ) : (
            notice.about
          ),
          state: <StatusTag status={noticeState(notice, today)} looks={noticeLooks} />,
          due: dueInWords(notice, today),
          why: <Why {...notice} />,
        },
      }))}
    />
  );
}

type WhyProps = Pick<
  NoticeTableProps["notices"][number],
  "why" | "exemptReason" | "calendar" | "citation" | "uncertain"
>;

function Why({ why, exemptReason, calendar, citation, uncertain }: WhyProps) {
  return (
    <>
      {exemptReason ? `${exemptReason}.` : `${why} ${calendar}.`}
      <br />
      {capital(citation)}
      {uncertain ? ", to be confirmed: take advice before relying on it." : "."}
    </>
  );
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}
