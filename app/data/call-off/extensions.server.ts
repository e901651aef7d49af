import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";

/** That a call-off closes later than it did, and why. */
export type CallOffExtension = {
  readonly before: Instant;
  readonly after: Instant;
  readonly reason: string;
  readonly recordedAt: Instant;
};

/** The extensions of a call-off, the oldest first. */
export async function extensionsOfCallOff(tx: Tx, callOffId: string): Promise<readonly CallOffExtension[]> {
  return tx.callOffExtension.findMany({
    where: { callOffId },
    orderBy: { recordedAt: "asc" },
    select: { before: true, after: true, reason: true, recordedAt: true },
  });
}

/** Writes an extension down beside the call-off whose closing it moved. */
export async function addCallOffExtension(
  tx: Tx,
  callOff: { readonly id: string; readonly commissionerId: string },
  extension: CallOffExtension,
  recordedBy: string,
) {
  await tx.callOffExtension.createMany({
    data: { callOffId: callOff.id, commissionerId: callOff.commissionerId, ...extension, recordedBy },
  });
}
