import type { StaffActor } from "#app/domain/access/actor.ts";
import { moveFlag as move, type FlagMove, type FlagRefusal } from "#app/domain/benchmark/flag.ts";
import { personalDetailIn } from "#app/domain/call-off/no-person.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { addNotes, saveFlag } from "#app/data/outliers/flags.server.ts";
import { aboutFlag, moverOf, onFlag, type NamesAPerson } from "./on-flag.server.ts";

/** Moves a price that is asked about to another state, with its reason and words. Null for a stranger's flag. */
export function moveFlag(
  actor: StaffActor,
  flagId: string,
  said: FlagMove,
  arrival?: Arrival,
): Promise<Verdict<true, FlagRefusal | NamesAPerson> | null> {
  return onFlag<true, FlagRefusal | NamesAPerson>(
    actor,
    flagId,
    async (tx, flag, now) => {
      const verdict = move(flag, said, moverOf(actor));
      if (!verdict.ok) return verdict;
      const detail = personalDetailIn(said.words);
      if (detail) return no({ kind: "names-a-person", detail });
      const { to, reason, words } = said;
      await saveFlag(tx, flagId, verdict.value, now);
      await addNotes(tx, actor, [{ flagId, kind: "MOVED", from: flag.state, to, reason, words }], now);
      const subject = aboutFlag(flagId);
      record(tx, { kind: "flag-moved", subject, from: flag.state, to, reason: reason ?? "" });
      if (verdict.value.checkData && !flag.checkData) record(tx, { kind: "flag-data-to-check", subject });
      return yes(true);
    },
    arrival,
  );
}
