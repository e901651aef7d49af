import {
  whyVoid,
  type AmendmentToDecide,
  type AmendmentVoid,
} from "#app/domain/brokerage/amendment-approval.ts";
import type { Charge } from "#app/domain/brokerage/weekly-cost.ts";
import { type Day, type Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";
import type { PlacementOnFile } from "./placements.server.ts";

/** What became of an amendment that waited for approval. */
export type AmendmentOutcome = "APPROVED" | "TURNED_DOWN" | "WITHDRAWN" | "VOID";

/** What an amendment comes to: the week before and after its first day, and what a year of public money then has more and in all. */
export type AmendmentCost = {
  readonly weeklyBefore: Pence;
  readonly weeklyAfter: Pence;
  readonly adds: Pence;
  readonly yearly: Pence;
};

/** A new part that waits for approval, or waited, with whose it is and what makes it void by now. */
export type AmendmentOnFile = Charge &
  AmendmentCost & {
    readonly id: string;
    readonly placementId: string;
    readonly reference: string;
    readonly serviceLineId: string;
    readonly title: string;
    readonly replacesId: string | null;
    readonly fromOn: Day;
    readonly toOn: Day | null;
    readonly schedule: string;
    readonly reason: string;
    readonly proposedById: string;
    readonly proposedBy: string;
    readonly proposedAt: Instant;
    readonly outcome: AmendmentOutcome | null;
    readonly closedBy: string | null;
    readonly closedAt: Instant | null;
    readonly closedWords: string;
    readonly voidBy: AmendmentVoid | null;
  };

const { sql } = Prisma;

/** What an amendment of a placement `p` rests on: every part, its end, and every agreement on who pays; none of them changes otherwise. */
const standsAs = sql`(SELECT encode(sha256(convert_to(concat_ws('|', p.from_on, p.to_on,
    (SELECT json_agg(json_build_array(e.id, e.to_on) ORDER BY e.id) FROM placement_element e WHERE e.placement_id = p.id),
    (SELECT json_agg(json_build_array(f.id, f.to_on) ORDER BY f.id) FROM placement_funding f WHERE f.placement_id = p.id)), 'UTF8')), 'hex'))`;

/** The amendment of a placement that waits, else the latest that did, whatever became of it. */
export async function latestAmendment(
  tx: Tx,
  placementId: string,
  today: Day,
): Promise<AmendmentOnFile | undefined> {
  return (await amendmentsWhere(tx, sql`a.placement_id = ${placementId}::uuid`, today, 1))[0];
}

/** The amendments of the actor's own council that wait for approval and are not void, those of the first days first. */
export async function amendmentsWaiting(tx: Tx, today: Day): Promise<readonly AmendmentOnFile[]> {
  const open = sql`a.commissioner_id = app.commissioner() AND a.closed_at IS NULL`;
  const waiting = (await amendmentsWhere(tx, open, today, 1000)).filter(({ voidBy }) => voidBy === null);
  return waiting.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
}

type Row = Omit<AmendmentOnFile, "fromOn" | "toOn" | "voidBy" | "adds" | "yearly"> & {
  readonly fromOn: Date;
  readonly toOn: Date | null;
  readonly adds: bigint;
  readonly yearly: bigint;
  readonly unchanged: boolean;
  readonly erased: boolean;
  readonly cancelledOn: Date | null;
  readonly endsOn: Date | null;
};

async function amendmentsWhere(
  tx: Tx,
  condition: Prisma.Sql,
  today: Day,
  most: number,
): Promise<readonly AmendmentOnFile[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.id, a.placement_id AS "placementId", p.reference, a.service_line_id AS "serviceLineId", s.title, a.replaces_id AS "replacesId",
      a.pence, a.per, a.units::text AS units, a.from_on AS "fromOn", a.to_on AS "toOn", a.schedule, a.reason,
      a.weekly_before AS "weeklyBefore", a.weekly_after AS "weeklyAfter", a.adds_pence AS adds, a.yearly_pence AS yearly,
      a.proposed_by AS "proposedById", n.name AS "proposedBy", a.proposed_at AS "proposedAt", a.outcome, c.name AS "closedBy", a.closed_at AS "closedAt",
      a.closed_words AS "closedWords", a.stood_as = ${standsAs} AS unchanged, p.erased_at IS NOT NULL AS erased,
      p.cancelled_on AS "cancelledOn", p.to_on AS "endsOn"
    FROM placement_amendment a JOIN placement p ON p.id = a.placement_id JOIN service_line s ON s.id = a.service_line_id
      JOIN account n ON n.id = a.proposed_by LEFT JOIN account c ON c.id = a.closed_by
    WHERE ${condition} ORDER BY (a.closed_at IS NULL) DESC, a.proposed_at DESC, a.id LIMIT ${most}`;
  return rows.map((row) => toAmendment(row, today));
}

function toAmendment(
  { unchanged, erased, cancelledOn, endsOn, fromOn, toOn, ...row }: Row,
  today: Day,
): AmendmentOnFile {
  const since = {
    ...{ unchanged, erased, fromOn: fromColumn(fromOn) },
    ...{ cancelledOn: cancelledOn && fromColumn(cancelledOn), toOn: endsOn && fromColumn(endsOn) },
  };
  return {
    ...row,
    pence: pence(row.pence),
    ...{ adds: pence(Number(row.adds)), yearly: pence(Number(row.yearly)) },
    ...{ fromOn: since.fromOn, toOn: toOn && fromColumn(toOn) },
    voidBy: row.outcome === null ? whyVoid(since, today) : null,
  };
}

/** An amendment as the rule that decides on it judges it. */
export function toDecide(one: AmendmentOnFile): AmendmentToDecide {
  const { pence: price, per, units, serviceLineId, fromOn, toOn } = one;
  const element = { id: "new", kind: "care" as const, pence: price, per, units, serviceLineId, fromOn, toOn };
  const { replacesId: endsId, proposedById: proposedBy, voidBy } = one;
  return { element, endsId, proposedBy, closed: one.outcome !== null, voidBy };
}

/** A new part as it is put up for approval. */
export type NewAmendment = Charge &
  AmendmentCost &
  Pick<AmendmentOnFile, "serviceLineId" | "replacesId" | "fromOn" | "toOn" | "schedule" | "reason">;

/** Puts an amendment up for approval, resting on the placement as it is now. */
export async function addAmendment(
  tx: Tx,
  { id: placementId, commissionerId }: PlacementOnFile,
  { adds, yearly, fromOn, toOn, ...row }: NewAmendment,
  { accountId, at }: By,
) {
  const [stands] = await tx.$queryRaw<{ as: string }[]>`
    SELECT ${standsAs} AS "as" FROM placement p WHERE p.id = ${placementId}::uuid`;
  if (!stands) throw new Error(`Placement ${placementId} does not stand`);
  await tx.placementAmendment.createMany({
    data: {
      ...{ ...row, placementId, commissionerId, stoodAs: stands.as },
      ...{ fromOn: toColumn(fromOn), toOn: toOn && toColumn(toOn) },
      ...{ addsPence: BigInt(adds), yearlyPence: BigInt(yearly), proposedBy: accountId, proposedAt: at },
    },
  });
}

type By = { readonly accountId: string; readonly at: Instant };

/** Notes what became of an amendment that waited: with the reason, or with the part that was written. */
export async function closeAmendment(
  tx: Tx,
  id: string,
  closed: {
    readonly outcome: AmendmentOutcome;
    readonly words?: string;
    readonly elementId?: string;
  },
  { accountId, at }: By,
) {
  await tx.placementAmendment.updateMany({
    where: { id, closedAt: null },
    data: {
      ...{ outcome: closed.outcome, closedWords: closed.words ?? "", elementId: closed.elementId ?? null },
      ...{ closedBy: accountId, closedAt: at },
    },
  });
}

/** Somebody of the council who may approve a cost. */
export type ApproverNamed = { readonly id: string; readonly name: string };

/** The people of the actor's own council with one of these roles whose limit for placements reaches a yearly cost on a day; all but one. */
export async function approversOf(
  tx: Tx,
  { yearly, roles, but }: { readonly yearly: Pence; readonly roles: readonly string[]; readonly but: string },
  today: Day,
): Promise<readonly ApproverNamed[]> {
  return tx.$queryRaw<ApproverNamed[]>`
    WITH holds AS (SELECT DISTINCT ON (l.role) l.role, l.limit_pence FROM placement_limit l
      WHERE l.commissioner_id = app.commissioner() AND l.from_on <= ${toColumn(today)}::date ORDER BY l.role, l.from_on DESC)
    SELECT a.id, a.name FROM account a WHERE a.commissioner_id = app.commissioner() AND a.deactivated_at IS NULL AND a.id <> ${but}::uuid
      AND a.roles && ${[...roles]}::text[]
      AND EXISTS (SELECT 1 FROM holds h WHERE h.role = ANY (a.roles) AND h.limit_pence >= ${BigInt(yearly)})
    ORDER BY a.name, a.id`;
}
