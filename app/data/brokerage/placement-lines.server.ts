import type { Tx } from "../db.server.ts";

/** The service lines of a placement's lot, in their order. */
export function linesOfLot(
  tx: Tx,
  placementId: string,
): Promise<readonly { readonly id: string; readonly title: string }[]> {
  return tx.$queryRaw`
    SELECT s.id, s.title FROM placement p JOIN service_line s ON s.lot_id = p.lot_id WHERE p.id = ${placementId}::uuid ORDER BY s.position`;
}
