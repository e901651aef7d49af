import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import type { Mover } from "#app/domain/benchmark/flag.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { PersonalDetail } from "#app/domain/call-off/no-person.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { lockFlags, type FlagHeld } from "#app/data/outliers/flags.server.ts";

/** Words on a flag name nobody: the case may be a person's. */
export type NamesAPerson = { readonly kind: "names-a-person"; readonly detail: PersonalDetail };

/** Does a deed on one flag of the actor's council, held until it is done. Null for a stranger's flag. */
export function onFlag<T, R>(
  actor: StaffActor,
  flagId: string,
  deed: (tx: Tx, flag: FlagHeld, now: Instant) => Promise<Verdict<T, R>>,
  arrival?: Arrival,
): Promise<Verdict<T, R> | null> {
  return inTransaction<Verdict<T, R> | null>(
    actor,
    async (tx, now) => {
      const [flag] = await lockFlags(tx, [flagId]);
      return flag ? deed(tx, flag, now) : null;
    },
    arrival,
  );
}

/** What the actor may do about flags. */
export function moverOf(actor: StaffActor): Mover {
  return {
    accountId: actor.accountId,
    manages: mayDo(actor, "outlier:manage"),
    decides: mayDo(actor, "outlier:decide"),
  };
}

/** A flag as the trail calls it. */
export function aboutFlag(id: string) {
  return { kind: "flag", id } as const;
}
