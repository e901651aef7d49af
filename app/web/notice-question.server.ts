import type { NoticeQuestion } from "#app/data/notice-list.server.ts";

const states = ["open", "overdue", "filed", "exempt"] as const;
const subjects = ["ROUND", "CALL_OFF", "CONTRACT"] as const;

/** Reads what an address asks of the notices; without an answer those that are not filed, with "all" every one. */
export function readNoticeQuestion(search: URLSearchParams): NoticeQuestion {
  const asked = search.get("state") ?? "open";
  return {
    state: states.find((one) => one === asked) ?? null,
    about: subjects.find((one) => one === search.get("about")) ?? null,
  };
}
