import { createHash } from "node:crypto";
import {
  slotsInOneLine,
  type CareSlots,
  type CareSource,
} from "#app/domain/benchmark/expected-cost/care-slots.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import type { Prisma } from "./generated/client.ts";
import { storedSlots } from "./stored-costs.ts";

/** Whose care it is. */
export type CareOf =
  { readonly kind: "request"; readonly id: string } | { readonly kind: "placement"; readonly id: string };

/** What care takes in a week as it was recorded, and for what. */
export type CareNeed = {
  readonly of: CareOf["kind"];
  readonly version: number;
  readonly digest: string;
  readonly slots: CareSlots;
  readonly fromOn: Day;
  readonly source: CareSource;
  readonly recordedBy: string | null;
  readonly recordedAt: Instant;
};

/** What a week is known by: the same week has the same digest, whosever it is. */
export function digestOf(slots: CareSlots): string {
  return createHash("sha256").update(slotsInOneLine(slots), "utf8").digest("hex");
}

/**
 * All that was recorded of a request or a placement, what counts first: the latest version. A placement that has none of
 * its own has what was recorded of the request that it was made from.
 */
export async function careNeedsOf(tx: Tx, of: CareOf): Promise<readonly CareNeed[]> {
  type Row = Omit<CareNeed, "slots" | "fromOn"> & { readonly slots: unknown; readonly fromOn: Date };
  const [requestId, placementId] = of.kind === "request" ? [of.id, null] : [null, of.id];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT CASE WHEN n.placement_id IS NULL THEN 'request' ELSE 'placement' END AS of, n.version, n.digest, c.slots, n.from_on AS "fromOn",
      n.source, a.name AS "recordedBy", n.recorded_at AS "recordedAt"
    FROM care_need_of n JOIN care_need c ON c.commissioner_id = n.commissioner_id AND c.digest = n.digest LEFT JOIN account a ON a.id = n.recorded_by
    WHERE n.placement_id = ${placementId}::uuid
      OR n.request_id = coalesce(${requestId}::uuid, (SELECT p.request_id FROM placement p WHERE p.id = ${placementId}::uuid))
    ORDER BY n.placement_id IS NULL, n.version DESC`;
  return rows.map(({ slots, fromOn, ...row }) => ({
    ...row,
    slots: storedSlots(slots),
    fromOn: fromColumn(fromOn),
  }));
}

/** Writes down what care takes from a day on, as the next version, and gives its number and digest. What it is about has to be held. */
export async function addCareNeed(
  tx: Tx,
  of: CareOf,
  { slots, fromOn, source }: Pick<CareNeed, "slots" | "fromOn" | "source">,
  by: { readonly commissionerId: string; readonly accountId: string; readonly at: Instant },
): Promise<{ readonly version: number; readonly digest: string }> {
  const digest = digestOf(slots);
  const { commissionerId } = by;
  await tx.careNeed.createMany({
    data: { commissionerId, digest, slots: JSON.parse(slotsInOneLine(slots)) as Prisma.InputJsonValue },
    skipDuplicates: true,
  });
  const whose = of.kind === "request" ? { requestId: of.id } : { placementId: of.id };
  const last = await tx.careNeedOf.findFirst({
    where: whose,
    orderBy: { version: "desc" },
    select: { version: true },
  });
  const version = (last?.version ?? 0) + 1;
  await tx.careNeedOf.createMany({
    data: {
      ...{ ...whose, commissionerId, version, digest, source, fromOn: toColumn(fromOn) },
      ...{ recordedBy: by.accountId, recordedAt: by.at },
    },
  });
  return { version, digest };
}
