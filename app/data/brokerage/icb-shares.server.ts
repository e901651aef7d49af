import type { Stream, FundingShare } from "#app/domain/brokerage/funding.ts";
import type { NhsAnswer, NhsAnswers } from "#app/domain/brokerage/nhs-share.ts";
import { toDay, type Day } from "#app/domain/calendar.ts";
import { basisPoints, pence, type Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";

/** A share of a council's placement that the acting ICB answers for, with no more of the placement than it pays for. */
export type IcbShare = NhsAnswers &
  FundingShare & {
    readonly fundingId: string;
    readonly placementId: string;
    readonly reference: string;
    readonly personRef: string;
    readonly council: string;
    readonly provider: string;
    /** What the care comes to in a week, nursing (FNC) apart. */
    readonly weekly: Pence;
    readonly fromOn: Day;
    readonly toOn: Day | null;
    readonly icbReference: string;
    readonly disputeReason: string;
  };

type Row = Omit<IcbShare, "share" | "weekly" | "fromOn" | "toOn"> & {
  readonly care: number;
  readonly weeklyPence: number | null;
  readonly points: number | null;
  readonly fromOn: string;
  readonly toOn: string | null;
};

const mostShown = 200;

/** The shares that nobody has answered yet, the longest running first, or those answered here, the latest first; so many at most. */
export async function icbShares(tx: Tx, asked: "waiting" | "answered"): Promise<readonly IcbShare[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.funding_id AS "fundingId", s.stream, s.placement_id AS "placementId", s.reference, s.person_ref AS "personRef", s.council,
      s.provider, s.care_pence AS care, s.weekly_pence AS "weeklyPence", s.basis_points AS points, s.from_on::text AS "fromOn",
      s.to_on::text AS "toOn", s.accepted_at AS "acceptedAt", s.disputed_at AS "disputedAt", s.icb_reference AS "icbReference",
      s.dispute_reason AS "disputeReason" FROM app.shares_of_icb(${asked}, NULL) s
    ORDER BY greatest(s.accepted_at, s.disputed_at) DESC, s.from_on, s.reference, s.stream LIMIT ${mostShown}`;
  return rows.map(toShare);
}

/** How many shares wait for the acting ICB's answer. */
export async function icbSharesWaiting(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM app.shares_of_icb('waiting', NULL)`;
  return row?.count ?? 0;
}

/** One share that the acting ICB answers for; undefined for any other. */
export async function icbShare(tx: Tx, fundingId: string, stream: Stream): Promise<IcbShare | undefined> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.funding_id AS "fundingId", s.stream, s.placement_id AS "placementId", s.reference, s.person_ref AS "personRef", s.council,
      s.provider, s.care_pence AS care, s.weekly_pence AS "weeklyPence", s.basis_points AS points, s.from_on::text AS "fromOn",
      s.to_on::text AS "toOn", s.accepted_at AS "acceptedAt", s.disputed_at AS "disputedAt", s.icb_reference AS "icbReference",
      s.dispute_reason AS "disputeReason" FROM app.shares_of_icb('one', ${fundingId}::uuid) s WHERE s.stream = ${stream}`;
  return rows.map(toShare)[0];
}

/** The same, held until the transaction ends. */
export async function lockIcbShare(tx: Tx, fundingId: string, stream: Stream): Promise<IcbShare | undefined> {
  await tx.$queryRaw`SELECT 1 FROM app.hold_share_of_icb(${fundingId}::uuid, ${stream})`;
  return icbShare(tx, fundingId, stream);
}

/** Writes what the acting ICB answers. */
export async function saveIcbAnswer(tx: Tx, fundingId: string, stream: Stream, answer: NhsAnswer) {
  const words = answer.kind === "accepted" ? answer.reference : answer.reason;
  await tx.$queryRaw`
    SELECT 1 FROM app.answer_share_of_icb(${fundingId}::uuid, ${stream}, ${answer.kind === "accepted"}, ${words})`;
}

function toShare({ care, weeklyPence, points, fromOn, toOn, ...row }: Row): IcbShare {
  const days = { fromOn: toDay(fromOn), toOn: toOn === null ? null : toDay(toOn) };
  const share: FundingShare["share"] =
    weeklyPence !== null
      ? { kind: "weekly", pence: pence(weeklyPence) }
      : points !== null
        ? { kind: "percent", share: basisPoints(points) }
        : { kind: "rest" };
  return { ...row, ...days, weekly: pence(care), share };
}
