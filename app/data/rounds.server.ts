import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Intake, RoundFacts, Timetable } from "#app/domain/round/round.ts";
import type { RePricing } from "#app/domain/pricing/re-pricing.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { Prisma } from "./generated/client.ts";
import { toRePricing, toRePricingColumns, type RePricingColumns } from "./re-pricing.server.ts";

/** A round with everything that its own rules ask about. `lotIds` are all of the framework's where it is whole. */
export type Round = RoundFacts & {
  readonly id: string;
  readonly frameworkId: string;
  readonly number: number;
  readonly title: string;
  readonly intake: Intake;
  readonly wholeFramework: boolean;
  readonly questionSetId: string;
  readonly minimumScore: number;
  readonly rePricing: RePricing;
  readonly lotIds: readonly string[];
};

/** What a commissioner decides about a round while it is a draft. */
export type RoundDraft = Timetable & {
  readonly title: string;
  readonly intake: Intake;
  readonly wholeFramework: boolean;
  readonly lotIds: readonly string[];
  readonly questionSetId: string;
  readonly rePricing: RePricing;
};

type Row = Omit<Round, "intake" | "effectiveOn" | "rePricing"> &
  RePricingColumns & {
    readonly intake: "WINDOW" | "CONTINUOUS";
    readonly effectiveOn: Date;
  };

const { sql } = Prisma;

/** A round that the actor may see. */
export async function roundById(tx: Tx, id: string): Promise<Round | undefined> {
  const [round] = await select(tx, sql`r.id = ${id}::uuid`);
  return round;
}

/** Every round of these frameworks that the actor may see, newest first. */
export async function roundsOf(tx: Tx, frameworkIds: readonly string[]): Promise<readonly Round[]> {
  return select(tx, sql`r.framework_id = ANY (${[...frameworkIds]}::uuid[])`);
}

/** Holds the round alone until commit: whoever share-locks it waits, and is waited for. */
export async function lockRound(tx: Tx, id: string): Promise<Round | undefined> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT id FROM round WHERE id = ${id}::uuid FOR UPDATE`;
  return locked.length === 0 ? undefined : roundById(tx, id);
}

/** The round from which the next is drafted: the latest by its opening that was not cancelled. */
export async function lastRound(tx: Tx, frameworkId: string): Promise<Round | undefined> {
  const rounds = await roundsOf(tx, [frameworkId]);
  const standing = rounds.filter((round) => !round.cancelledAt);
  return [...standing].sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime())[0];
}

async function select(tx: Tx, which: Prisma.Sql): Promise<readonly Round[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.framework_id AS "frameworkId", r.number, r.title, r.intake::text AS intake, r.whole_framework AS "wholeFramework",
      r.opens_at AS "opensAt", r.clarifications_close_at AS "clarificationsCloseAt", r.closes_at AS "closesAt", r.effective_on AS "effectiveOn",
      r.question_set_id AS "questionSetId", r.minimum_score AS "minimumScore",
      r.change_from_basis_points AS "changeFromBasisPoints", r.change_to_basis_points AS "changeToBasisPoints",
      r.bound_policy::text AS "boundPolicy", r.unfit_rates::text AS "unfitRates", r.published_at AS "publishedAt", r.cancelled_at AS "cancelledAt",
      o.opened_at AS "openedAt",
      ARRAY(SELECT l.id::text FROM lot l WHERE l.framework_id = r.framework_id
        AND (r.whole_framework OR l.id IN (SELECT x.lot_id FROM round_lot x WHERE x.round_id = r.id)) ORDER BY l.number) AS "lotIds"
    FROM round r LEFT JOIN round_opening o ON o.round_id = r.id
    WHERE ${which} ORDER BY r.number DESC`;
  return rows.map(
    ({ changeFromBasisPoints, changeToBasisPoints, boundPolicy, unfitRates, intake, ...row }) => ({
      ...row,
      intake: intake === "CONTINUOUS" ? "continuous" : "window",
      effectiveOn: fromColumn(row.effectiveOn),
      rePricing: toRePricing({ changeFromBasisPoints, changeToBasisPoints, boundPolicy, unfitRates }),
    }),
  );
}

/** The days after today on which published rounds that price one of these lots take effect. */
export async function roundsTakeEffectOn(
  tx: Tx,
  frameworkId: string,
  lotIds: readonly string[],
  today: Day,
): Promise<readonly Day[]> {
  const rows = await tx.$queryRaw<{ effectiveOn: Date }[]>`
    SELECT r.effective_on AS "effectiveOn" FROM round r
    WHERE r.framework_id = ${frameworkId}::uuid AND r.published_at IS NOT NULL AND r.cancelled_at IS NULL
      AND r.effective_on > ${toColumn(today)}::date
      AND (r.whole_framework OR EXISTS (SELECT 1 FROM round_lot x WHERE x.round_id = r.id AND x.lot_id = ANY (${[...lotIds]}::uuid[])))
    ORDER BY r.effective_on`;
  return rows.map((row) => fromColumn(row.effectiveOn));
}

export async function addRound(
  tx: Tx,
  frameworkId: string,
  draft: RoundDraft,
  by: { readonly accountId: string; readonly draftedFromId: string | null },
): Promise<string> {
  const [next] = await tx.$queryRaw<{ number: number }[]>`
    SELECT coalesce(max(number), 0) + 1 AS number FROM round WHERE framework_id = ${frameworkId}::uuid`;
  const { id } = await tx.round.create({
    data: {
      frameworkId,
      number: Number(next?.number ?? 1),
      ...columnsOf(draft),
      createdBy: by.accountId,
      draftedFromId: by.draftedFromId,
    },
    select: { id: true },
  });
  await saveLots(tx, id, draft);
  return id;
}

export async function saveDraftRound(tx: Tx, id: string, draft: RoundDraft) {
  await tx.round.update({ where: { id }, data: columnsOf(draft), select: { id: true } });
  await tx.roundLot.deleteMany({ where: { roundId: id } });
  await saveLots(tx, id, draft);
}

function columnsOf(draft: RoundDraft) {
  return {
    title: draft.title,
    intake: draft.intake === "continuous" ? ("CONTINUOUS" as const) : ("WINDOW" as const),
    wholeFramework: draft.wholeFramework,
    opensAt: draft.opensAt,
    clarificationsCloseAt: draft.clarificationsCloseAt,
    closesAt: draft.closesAt,
    effectiveOn: toColumn(draft.effectiveOn),
    questionSetId: draft.questionSetId,
    ...toRePricingColumns(draft.rePricing),
  };
}

async function saveLots(tx: Tx, roundId: string, draft: RoundDraft) {
  if (draft.wholeFramework) return;
  await tx.roundLot.createMany({ data: draft.lotIds.map((lotId) => ({ roundId, lotId })) });
}

/** Sets what was decided about a round. */
export async function decideRound(
  tx: Tx,
  id: string,
  decided: { readonly publishedAt?: Instant; readonly cancelledAt?: Instant; readonly closesAt?: Instant },
) {
  await tx.round.update({ where: { id }, data: decided, select: { id: true } });
}

/** A closing instant that was moved, with its reason. */
export type Extension = {
  readonly before: Instant;
  readonly after: Instant;
  readonly reason: string;
  readonly recordedAt: Instant;
};

/** The extensions of a round, in order. They are public, as the dates are. */
export async function extensionsOf(tx: Tx, roundId: string): Promise<readonly Extension[]> {
  return tx.roundExtension.findMany({
    where: { roundId },
    orderBy: { recordedAt: "asc" },
    select: { before: true, after: true, reason: true, recordedAt: true },
  });
}

export async function addExtension(tx: Tx, roundId: string, extension: Extension, recordedBy: string) {
  await tx.$executeRaw`INSERT INTO round_extension (round_id, before, after, reason, recorded_by, recorded_at)
    VALUES (${roundId}::uuid, ${extension.before}, ${extension.after}, ${extension.reason}, ${recordedBy}::uuid, ${extension.recordedAt})`;
}

/** Whom to tell of a change to a round: the providers with a draft or a submission in it, partners too. */
export async function providersOfRound(tx: Tx, roundId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT provider_id AS id FROM app.providers_of_round(${roundId}::uuid)`;
  return rows.map(({ id }) => id);
}
