import type { StaffActor } from "#app/domain/access/actor.ts";
import { askForData } from "#app/domain/benchmark/flag.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { addNotes, giveFlags, lockFlags, saveFlag, whoWorksFlags } from "#app/data/outliers/flags.server.ts";
import { aboutFlag } from "./on-flag.server.ts";

/** How many were changed, and how many of those asked for were left as they are. */
export type Handled = { readonly done: number; readonly left: number };

export type HandleRefusal = { readonly kind: "nothing-selected" | "not-a-colleague" };

/** Asks for the data of several prices to be checked before anything else. Those that are settled, or marked already, stay as they are. */
export function askForDataOf(
  actor: StaffActor,
  flagIds: readonly string[],
): Promise<Verdict<Handled, HandleRefusal>> {
  return inTransaction<Verdict<Handled, HandleRefusal>>(actor, async (tx, now) => {
    const flags = await lockFlags(tx, flagIds);
    if (flags.length === 0) return no({ kind: "nothing-selected" });
    let done = 0;
    for (const flag of flags) {
      const verdict = flag.checkData ? undefined : askForData(flag);
      if (!verdict?.ok) continue;
      await saveFlag(tx, flag.id, verdict.value, now);
      await addNotes(tx, actor, [{ flagId: flag.id, kind: "CHECK_DATA" }], now);
      record(tx, { kind: "flag-data-to-check", subject: aboutFlag(flag.id) });
      done += 1;
    }
    return yes({ done, left: flags.length - done });
  });
}

/** Gives prices to ask about to somebody of the same council who works the queue. What is theirs already stays as it is. */
export function assignFlags(
  actor: StaffActor,
  flagIds: readonly string[],
  to: string,
): Promise<Verdict<Handled, HandleRefusal>> {
  return inTransaction<Verdict<Handled, HandleRefusal>>(actor, async (tx, now) => {
    const flags = await lockFlags(tx, flagIds);
    if (flags.length === 0) return no({ kind: "nothing-selected" });
    const colleagues = await whoWorksFlags(tx, actor.commissionerId);
    const colleague = colleagues.find(({ id }) => id === to);
    if (!colleague) return no({ kind: "not-a-colleague" });
    const given = flags.filter((flag) => flag.assignedTo !== to);
    await giveFlags(
      tx,
      given.map(({ id }) => id),
      to,
    );
    await addNotes(
      tx,
      actor,
      given.map(({ id }) => ({ flagId: id, kind: "ASSIGNED" as const, words: `To ${colleague.name}` })),
      now,
    );
    for (const { id } of given) record(tx, { kind: "flag-assigned", subject: aboutFlag(id), to });
    return yes({ done: given.length, left: flags.length - given.length });
  });
}
