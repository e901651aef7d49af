import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { packDueOn, sittingState } from "#app/domain/brokerage/sitting.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { addDays, compareDays, dayOf, type Instant } from "#app/domain/calendar.ts";
import { limitsRunningOut } from "#app/data/brokerage/panel-reminders.server.ts";
import { openSittings, type OpenSitting } from "#app/data/brokerage/panels-waiting.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import type { PanelTask } from "#app/components/brokerage/PanelTasks.tsx";
import { paths } from "./paths.ts";

/** How many days ahead a limit that runs out is shown. */
const limitDays = 14;

/** What waits at panels for this person: cases to decide, packs to read or send, minutes to write, limits that run out soon. */
export async function panelTasks(tx: Tx, actor: StaffActor, now: Instant): Promise<readonly PanelTask[]> {
  if (!mayDo(actor, "panel:read")) return [];
  const today = dayOf(now);
  const sittings = await openSittings(tx, actor.accountId);
  const limits = mayDo(actor, "panel:put")
    ? await limitsRunningOut(tx, today, addDays(today, limitDays))
    : [];
  return [
    ...sittings.flatMap((sitting) => tasksAt(sitting, actor, now)),
    ...limits.map(({ caseId, reference, lastOn }) => ({
      ...{ key: `limit-${caseId}`, href: paths.panelCase(caseId), title: reference },
      words: `Use the panel’s limit: it runs out after ${shortDay(lastOn)}`,
    })),
  ];
}

function tasksAt(sitting: OpenSitting, actor: StaffActor, now: Instant): readonly PanelTask[] {
  const { id, forum, seated, packSentAt, cases, forOthers } = sitting;
  const task = (key: string, href: string, words: string) => ({
    key: `${key}-${id}`,
    href,
    words,
    title: forum,
  });
  const begun = sittingState({ sitsAt: sitting.sitsAt, closedAt: null }, now) === "sitting";
  const runs = mayDo(actor, "panel:run");
  if (begun)
    return [
      ...(seated && forOthers > 0 && mayDo(actor, "panel:decide")
        ? [task("decide", paths.sitting(id), `Decide on ${counted(forOthers)}`)]
        : []),
      ...(runs
        ? [task("close", paths.sittingStep(id, "minutes"), "Close the sitting with its minutes")]
        : []),
    ];
  const due = packDueOn(sitting, sitting.packDays);
  return [
    ...(seated && packSentAt
      ? [task("read", paths.sittingStep(id, "pack"), `Read the pack for ${inWords(sitting.sitsAt)}`)]
      : []),
    ...(runs && !packSentAt && cases > 0 && compareDays(due, addDays(dayOf(now), 7)) <= 0
      ? [task("send", paths.sittingStep(id, "pack"), `Send the pack by ${shortDay(due)}`)]
      : []),
  ];
}

function counted(cases: number): string {
  return cases === 1 ? "1 case" : `${cases} cases`;
}
