import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo, type Permission } from "#app/domain/access/permissions.ts";
import { deadlineInWords, timeLeftInWords } from "#app/domain/calendar-words.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { CallOffState } from "#app/domain/call-off/state.ts";
import { callOffsUnderWay, type WaitingCallOff } from "#app/data/call-off/waiting.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { nextSteps } from "#app/components/call-off/next-steps.ts";
import { paths } from "./paths.ts";

/** What waits for this person's decision among the call-offs, and which of their clocks run out until an instant. */
export async function callOffsWaiting(tx: Tx, actor: StaffActor, now: Instant, until: Instant) {
  if (!mayDo(actor, "call-off:read")) return { waiting: [], clocks: [] };
  const underWay = await callOffsUnderWay(tx, actor.accountId, now);
  return {
    waiting: underWay.flatMap((one) => waitingFor(one, actor)),
    clocks: underWay.flatMap(({ id, title, clock }) =>
      clock && clock.at <= until
        ? [
            {
              ...{
                key: `${id}-${clock.kind}`,
                href: paths.callOff(id),
                what: `${title}: ${clockWords[clock.kind]}`,
              },
              ...{ at: clock.at, when: deadlineInWords(clock.at), left: timeLeftInWords(now, clock.at) },
            },
          ]
        : [],
    ),
  };
}

function waitingFor(
  { id, reference, title, route, state, own, questions }: WaitingCallOff,
  actor: StaffActor,
) {
  const about = { title: `${reference}: ${title}` };
  if (state === "open")
    return questions > 0 && mayDo(actor, "call-off:manage")
      ? [
          {
            ...about,
            href: paths.callOffStep(id, "questions"),
            words: questions === 1 ? "Answer 1 question" : `Answer ${questions} questions`,
          },
        ]
      : [];
  if (state === "standstill" || state === "held" || state === "offered") return [];
  if (state === "approval-asked" && own) return [];
  const doing = readByAll[state];
  const [first] = nextSteps({ route, qualityWeight: null }, state).filter(({ needs, step }) =>
    doing ? doing.some((one) => mayDo(actor, one)) : isDoneBy(actor, needs) && step !== "interests",
  );
  return first ? [{ ...about, href: paths.callOffStep(id, first.step), words: first.text }] : [];
}

/** Who takes the first step where everybody may read its page. */
const readByAll: { readonly [state in CallOffState]?: readonly Permission[] } = {
  opened: ["call-off:score", "call-off:manage"],
  accepted: ["call-off:manage"],
};

function isDoneBy(actor: StaffActor, needs: Permission): boolean {
  return needs !== "call-off:read" && mayDo(actor, needs);
}

const clockWords = {
  "questions-close": "questions close",
  "bids-close": "bids close",
  "offer-lapses": "the offer lapses",
  "standstill-ends": "the standstill ends",
  "held-until": "it is held no longer",
} as const;
