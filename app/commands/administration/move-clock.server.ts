import type { StaffActor } from "#app/domain/access/actor.ts";
import { record } from "#app/data/audit.server.ts";
import { moveClock } from "#app/data/clock.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

/** Moves the demonstration's clock to an instant, from which it ticks on. The database refuses it elsewhere. */
export function moveDemonstrationClock(actor: StaffActor, to: Date): Promise<void> {
  return inTransaction(actor, async (tx) => {
    await moveClock(tx, to);
    const subject = { kind: "clock", id: "demonstration" } as const;
    record(tx, { kind: "clock-moved", subject, to: to.toISOString() });
  });
}
