import type { Turn } from "#app/domain/brokerage/enquiry.ts";
import type { Tx } from "../db.server.ts";
import type { Prisma } from "../generated/client.ts";
import type { PlaceOfMember } from "./asking.server.ts";

/** Somebody in the line of enquiries that go out one after another, by name, and who put it there. */
export type NamedTurn = Turn & { readonly provider: string; readonly location: string };

/** The frozen line of a request, in its order. */
export async function turnsOf(tx: Tx, requestId: string): Promise<readonly NamedTurn[]> {
  return tx.$queryRaw<NamedTurn[]>`
    SELECT t.provider_id AS "providerId", t.location_id AS "locationId", t.rank, p.name AS provider, l.name AS location
    FROM enquiry_turn t JOIN provider p ON p.id = t.provider_id JOIN location l ON l.id = t.location_id
    WHERE t.request_id = ${requestId}::uuid ORDER BY t.rank`;
}

/** Freezes the line of a request, with everything for each of those who stand in it. */
export async function freezeTurns(
  tx: Tx,
  { id: requestId, commissionerId }: { readonly id: string; readonly commissionerId: string },
  places: readonly PlaceOfMember[],
) {
  await tx.enquiryTurn.createMany({
    data: places.map(({ providerId, locationId, for: reasons }, n) => ({
      ...{ requestId, commissionerId, providerId, locationId, rank: n + 1 },
      reasons: JSON.parse(JSON.stringify(reasons)) as Prisma.InputJsonArray,
    })),
  });
}

/** The requests in whose line somebody has not been asked yet. */
export async function requestsInTurn(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT t.request_id AS id FROM enquiry_turn t JOIN placement_request r ON r.id = t.request_id
    WHERE r.archived_at IS NULL AND r.held_at IS NULL AND NOT EXISTS (SELECT 1 FROM enquiry e
      WHERE e.request_id = t.request_id AND e.provider_id = t.provider_id AND e.location_id = t.location_id)`;
  return rows.map(({ id }) => id);
}

/** Holds a request for the next enquiry, unless another process does. */
export async function holdForTurn(tx: Tx, requestId: string): Promise<boolean> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM placement_request WHERE id = ${requestId}::uuid FOR NO KEY UPDATE SKIP LOCKED`;
  return held.length === 1;
}
