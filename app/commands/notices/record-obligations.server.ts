import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { noticesDue, type NoticeEvent, type NoticeFacts } from "#app/domain/regime/obligations.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { noticeRulesOf } from "#app/data/notice-rules.server.ts";
import {
  addNotices,
  isOnFile,
  kindsOnFile,
  noticeSubject,
  type NoticeSubject,
  type NoticeSubjectKind,
} from "#app/data/notices.server.ts";

/** What happened to a round, a call-off or a contract. */
export type Happening =
  | { readonly event: "round-letters" | "members-admitted"; readonly roundId: string }
  | { readonly event: "award-approved" | "call-off-cancelled"; readonly callOffId: string }
  | { readonly event: "contract-made" | "contract-ended"; readonly contractId: string }
  | {
      readonly event: "contract-varied";
      readonly contractId: string;
      readonly variationId: string;
      readonly effectiveOn: Day;
      readonly changeWithVat: Pence;
      readonly publishedGround: boolean;
    };

/**
 * Puts on file which notices follow from what has just happened, within the deed's own transaction: by when and why, or why not.
 * What the award of a call-off has put there its contract does not put there again. Answers how many are new.
 */
export async function recordObligations(tx: Tx, happening: Happening, now: Instant): Promise<number> {
  const [kind, id] = aboutOf(happening);
  const subject = await noticeSubject(tx, kind, id);
  if (!subject) return 0;
  const facts = factsOf(happening, subject, dayOf(now));
  const rules = await noticeRulesOf(tx, subject.regime, facts.on);
  const before =
    happening.event === "contract-made" && subject.callOffId
      ? await kindsOnFile(tx, "CALL_OFF", subject.callOffId)
      : [];
  const due = noticesDue(rules, facts, await bankHolidaysOnFile(tx)).filter(
    (notice) => !before.includes(notice.kind),
  );
  const anew = [];
  for (const notice of due)
    if (!notice.oncePerDueDay || !(await isOnFile(tx, subject.commissionerId, notice))) anew.push(notice);
  return addNotices(tx, subject, { name: occasionOf(happening), on: facts.on }, anew, now);
}

function aboutOf(happening: Happening): readonly [NoticeSubjectKind, string] {
  if ("roundId" in happening) return ["ROUND", happening.roundId];
  return "callOffId" in happening ? ["CALL_OFF", happening.callOffId] : ["CONTRACT", happening.contractId];
}

const occasions: { readonly [event in NoticeEvent]: string } = {
  "round-letters": "award",
  "members-admitted": "award",
  "award-approved": "award",
  "contract-made": "award",
  "contract-varied": "variation",
  "contract-ended": "ending",
  "call-off-cancelled": "cancellation",
};

function occasionOf(happening: Happening): string {
  const name = occasions[happening.event];
  return happening.event === "contract-varied" ? `${name} ${happening.variationId}` : name;
}

function factsOf(happening: Happening, subject: NoticeSubject, today: Day): NoticeFacts {
  const varied = happening.event === "contract-varied" ? happening : null;
  const { valueWithVat, userChoice, competition, kind } = subject;
  return {
    event: happening.event,
    on: dayOfHappening(happening, subject, today),
    entryOn: varied?.effectiveOn ?? subject.signedOn ?? subject.startsOn,
    ...{ valueWithVat, userChoice, competition, callOff: kind !== "ROUND" },
    changeWithVat: varied?.changeWithVat ?? pence(0),
    publishedGround: varied?.publishedGround ?? false,
  };
}

/** A contract's clock runs from the day it was signed or ended, every other from today. */
function dayOfHappening({ event }: Happening, { signedOn, endedOn }: NoticeSubject, today: Day): Day {
  if (event === "contract-made") return signedOn ?? today;
  return event === "contract-ended" ? (endedOn ?? today) : today;
}
