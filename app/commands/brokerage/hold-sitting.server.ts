import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  closeSitting as close,
  noteAttendance as note,
  type AttendanceRefusal,
  type SittingRefusal,
} from "#app/domain/brokerage/sitting.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { agendaOf, putOnAgenda, type CaseOnFile } from "#app/data/brokerage/panel-cases.server.ts";
import { seatsOf } from "#app/data/brokerage/panels.server.ts";
import { lockSitting, saveAttendance, saveSitting } from "#app/data/brokerage/sittings.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

type NotFound = { readonly kind: "not-found" };

/** Notes who is at a sitting, in the place of whoever was noted before; what waits for it then stands on its agenda. */
export function noteAttendance(
  actor: StaffActor,
  sittingId: string,
  accountIds: readonly string[],
): Promise<Verdict<number, AttendanceRefusal | NotFound>> {
  return inTransaction<Verdict<number, AttendanceRefusal | NotFound>>(actor, async (tx, now) => {
    const sitting = await lockSitting(tx, sittingId);
    if (!sitting) return no({ kind: "not-found" });
    const verdict = note(sitting, await seatsOf(tx, sitting.forumId), accountIds, now);
    if (!verdict.ok) return verdict;
    const { attendance } = verdict.value;
    await saveAttendance(tx, sitting, attendance, now);
    await putOnAgenda(
      tx,
      (await agendaOf(tx, sitting)).map(({ id }) => id),
      sittingId,
    );
    const subject = { kind: "sitting", id: sittingId } as const;
    record(tx, { kind: "attendance-noted", subject, count: attendance.length });
    return yes(attendance.length);
  });
}

type CloseRefusal =
  | SittingRefusal
  | NotFound
  | { readonly kind: "no-minutes" }
  | { readonly kind: "names-a-person"; readonly detail: PersonalDetail };

/** Closes a sitting with its minutes. What was not reached waits for the next; chair's actions on its agenda are noted by it. */
export function closeSitting(
  actor: StaffActor,
  sittingId: string,
  minutes: string,
): Promise<Verdict<{ readonly left: number }, CloseRefusal>> {
  return inTransaction<Verdict<{ readonly left: number }, CloseRefusal>>(actor, async (tx, now) => {
    const sitting = await lockSitting(tx, sittingId);
    if (!sitting) return no({ kind: "not-found" });
    const verdict = close(sitting, minutes, now);
    if (!verdict.ok) return verdict;
    const detail = personalDetailIn(minutes);
    if (detail) return no({ kind: "names-a-person", detail });
    const agenda = await agendaOf(tx, sitting);
    const isDone = (one: CaseOnFile) => one.decided || one.withdrawnAt !== null;
    const left = agenda.filter((one) => !isDone(one)).map(({ id }) => id);
    await putOnAgenda(
      tx,
      agenda.filter(isDone).map(({ id }) => id),
      sittingId,
    );
    await putOnAgenda(tx, left, null);
    await saveSitting(tx, sittingId, { closedAt: now, closedBy: actor.accountId, minutes: minutes.trim() });
    record(tx, { kind: "sitting-closed", subject: { kind: "sitting", id: sittingId } });
    return yes({ left: left.length });
  });
}
