import type { NoticeOnFile } from "#app/data/notices.server.ts";
import { paths } from "./paths.ts";

/** Notices as their table shows them, with the links that lead to each and to what it is about. */
export function noticeRows(notices: readonly NoticeOnFile[]) {
  return notices.map((notice) => ({
    ...{ id: notice.id, title: notice.title, about: notice.subjectTitle, dueOn: notice.dueOn },
    ...{ filedOn: notice.filedOn, calendar: notice.calendar, citation: notice.citation, why: notice.why },
    ...{ exemptReason: notice.exemptReason, uncertain: notice.uncertain },
    href: paths.obligation(notice.id),
    aboutHref: aboutHref(notice),
  }));
}

/** The page of what a notice is about. */
export function aboutHref({ subjectKind, subjectId }: NoticeOnFile): string {
  switch (subjectKind) {
    case "ROUND":
      return paths.round(subjectId);
    case "CALL_OFF":
      return paths.callOff(subjectId);
    case "CONTRACT":
      return paths.contract(subjectId);
  }
}
