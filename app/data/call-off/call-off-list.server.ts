import type { Instant } from "#app/domain/calendar.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import { callOffState, type CallOffState } from "#app/domain/call-off/state.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";
import { callOffsWhere } from "./call-offs.server.ts";

/** A call-off in a list: where it stands, and who calls it off. */
export type ListedCallOff = {
  readonly callOff: CallOff;
  readonly state: CallOffState;
  readonly commissioner: string;
};

/** The call-offs that the actor's commissioner made, and those on its own frameworks, the newest first. */
export async function callOffList(tx: Tx, now: Instant): Promise<readonly ListedCallOff[]> {
  const callOffs = await callOffsWhere(
    tx,
    Prisma.sql`(c.commissioner_id = app.commissioner() OR c.framework_id = ANY (app.own_frameworks()))`,
  );
  const commissioners = await tx.commissioner.findMany({ select: { id: true, name: true } });
  const names = new Map(commissioners.map(({ id, name }) => [id, name]));
  return callOffs.map((callOff) => ({
    callOff,
    state: callOffState(callOff, now),
    commissioner: names.get(callOff.commissionerId) ?? "",
  }));
}
