import type { CallOff } from "#app/domain/call-off/call-off.ts";
import type { PricedLine } from "#app/domain/call-off/price-line.ts";
import type { OfferFacts } from "#app/domain/call-off/state.ts";
import type { Tx } from "../db.server.ts";
import type { LeftOut } from "./members-on-day.server.ts";
import { Prisma } from "../generated/client.ts";

/** A direct award offered to one member: what, when, to answer by when, and what became of it. */
export type Offer = OfferFacts & {
  readonly id: string;
  readonly callOffId: string;
  readonly commissionerId: string;
  readonly providerId: string;
  readonly provider: string;
  readonly rank: number;
  readonly ground: string;
  readonly evidence: string;
  readonly prices: readonly PricedLine[];
  readonly value: number;
  readonly sentBy: string;
  readonly sentByName: string;
  readonly sentAt: Date;
  readonly automatic: boolean;
  readonly passedOver: readonly string[];
  /** Why each of them was passed over, as it was on the day of the offer. */
  readonly passedOverReasons: readonly LeftOut[];
  readonly answerReason: string;
  readonly withdrawnReason: string;
};

/** The offers of a call-off that the actor may see, in the order in which they were sent. */
export async function offersOf(tx: Tx, callOffId: string): Promise<readonly Offer[]> {
  return offersWhere(tx, Prisma.sql`o.call_off_id = ${callOffId}::uuid`);
}

/** One offer; nothing for a stranger's. */
export async function offerById(tx: Tx, offerId: string): Promise<Offer | undefined> {
  const [offer] = await offersWhere(tx, Prisma.sql`o.id = ${offerId}::uuid`);
  return offer;
}

/** What was ever offered to a provider, the newest last. */
export async function offersTo(tx: Tx, providerId: string): Promise<readonly Offer[]> {
  return offersWhere(tx, Prisma.sql`o.provider_id = ${providerId}::uuid`);
}

async function offersWhere(tx: Tx, condition: Prisma.Sql): Promise<readonly Offer[]> {
  const rows = await tx.$queryRaw<(Omit<Offer, "value"> & { value: bigint })[]>`
    SELECT o.id, o.call_off_id AS "callOffId", o.commissioner_id AS "commissionerId", o.provider_id AS "providerId", p.name AS provider,
      o.rank, o.ground, o.evidence, o.prices, o.value_pence AS value, o.sent_by AS "sentBy", coalesce(a.name, 'a commissioner') AS "sentByName",
      o.sent_at AS "sentAt", o.due_at AS "dueAt", o.automatic, o.passed_over::text[] AS "passedOver", o.passed_over_reasons AS "passedOverReasons",
      o.accepted_at AS "acceptedAt",
      o.declined_at AS "declinedAt", o.answer_reason AS "answerReason", o.withdrawn_at AS "withdrawnAt", o.withdrawn_reason AS "withdrawnReason"
    FROM offer o JOIN provider p ON p.id = o.provider_id LEFT JOIN account a ON a.id = o.sent_by
    WHERE ${condition} ORDER BY o.sent_at, o.rank, o.id`;
  return rows.map((row) => ({ ...row, value: Number(row.value) }));
}

export type NewOffer = Pick<
  Offer,
  | "providerId"
  | "rank"
  | "ground"
  | "evidence"
  | "prices"
  | "value"
  | "sentBy"
  | "sentAt"
  | "dueAt"
  | "automatic"
  | "passedOver"
  | "passedOverReasons"
> & { readonly partyId: string };

/** Puts an offer to a member; the database refuses it while another stands or when it is not its turn. */
export async function addOffer(
  tx: Tx,
  { id: callOffId, commissionerId, frameworkId }: Pick<CallOff, "id" | "commissionerId" | "frameworkId">,
  { value, prices, passedOver, passedOverReasons, ...offer }: NewOffer,
): Promise<string> {
  const { id } = await tx.offer.create({
    data: {
      ...{ callOffId, commissionerId, frameworkId, ...offer, valuePence: BigInt(value) },
      ...{ prices: plain(prices), passedOver: [...passedOver], passedOverReasons: plain(passedOverReasons) },
    },
    select: { id: true },
  });
  return id;
}

function plain<T>(frozen: T): object {
  return JSON.parse(JSON.stringify(frozen)) as object;
}

type Answer = { readonly accepted: boolean; readonly reason: string; readonly by: string; readonly at: Date };

/** Writes a provider's answer to an offer that has none. Answers whether it was the first. */
export async function answer(
  tx: Tx,
  offerId: string,
  { accepted, reason, by, at }: Answer,
): Promise<boolean> {
  const { count } = await tx.offer.updateMany({
    where: { id: offerId, acceptedAt: null, declinedAt: null, withdrawnAt: null },
    data: { ...(accepted ? { acceptedAt: at } : { declinedAt: at }), answeredBy: by, answerReason: reason },
  });
  return count === 1;
}

/** Withdraws an offer. Answers whether it still stood. */
export async function withdraw(
  tx: Tx,
  offerId: string,
  { reason, by, at }: Omit<Answer, "accepted">,
): Promise<boolean> {
  const { count } = await tx.offer.updateMany({
    where: { id: offerId, withdrawnAt: null, declinedAt: null },
    data: { withdrawnAt: at, withdrawnBy: by, withdrawnReason: reason },
  });
  return count === 1;
}

/**
 * The call-offs whose list says that the next is offered by itself, and where nothing stands and nothing was accepted. A
 * minute is left after the clock for answers that arrived in time and are still being written.
 */
export async function callOffsToCascade(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM call_off c JOIN call_off_ranking r ON r.call_off_id = c.id AND r.cascades
    WHERE c.cancelled_at IS NULL AND c.route = 'DIRECT' AND EXISTS (SELECT 1 FROM offer o WHERE o.call_off_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.call_off_id = c.id AND o.withdrawn_at IS NULL
        AND (o.accepted_at IS NOT NULL OR (o.declined_at IS NULL AND o.due_at > app.now() - interval '1 minute')))
      AND EXISTS (SELECT 1 FROM call_off_rank k WHERE k.call_off_id = c.id
        AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.call_off_id = c.id AND o.provider_id = k.provider_id))
    ORDER BY c.created_at, c.id LIMIT 50`;
  return rows.map(({ id }) => id);
}

/** Holds a call-off for the job alone; nothing where somebody else works on it this moment. */
export async function holdToCascade(tx: Tx, callOffId: string): Promise<boolean> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM call_off WHERE id = ${callOffId}::uuid FOR UPDATE SKIP LOCKED`;
  return held.length === 1;
}
