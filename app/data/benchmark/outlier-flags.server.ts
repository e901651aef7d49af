import type { Instant } from "#app/domain/calendar.ts";
import type { Finding } from "#app/domain/benchmark/finding.ts";
import { Prisma } from "../generated/client.ts";
import type { Tx } from "../db.server.ts";

/** What a price is of. */
export type SubjectKind = "RATE" | "OFFER" | "BID" | "PLACEMENT";

/** A price that is asked about, as a run found it. */
export type FoundFlag = {
  readonly subjectId: string;
  /** The submission or the bid that a rate or a bid's price stands in. */
  readonly sourceId: string | null;
  readonly providerId: string;
  readonly locationId: string | null;
  readonly placementId: string | null;
  readonly requestId: string | null;
  readonly learningDisability: boolean;
  readonly section117: boolean;
  readonly nhsShare: boolean;
  readonly finding: Finding;
  /** The digest of the finding as one text, its keys in order. */
  readonly digest: string;
  readonly groupNumber: number | null;
};

/** What of a flag is kept in mind until its run is written down. */
export type FlagLine = Pick<FoundFlag, "subjectId" | "digest"> & Pick<Finding, "direction">;

type Run = {
  readonly id: string;
  readonly commissionerId: string;
  readonly kind: SubjectKind;
  readonly accountId: string | null;
  readonly at: Instant;
};

/** As few as a night finds at a time, for the same reason. */
const eachTime = 60;

/**
 * Keeps what a run found: a price that was asked about already has its new finding, and is asked about again, with a note,
 * where it was explained or resolved and its price or what a signal says of it has changed since.
 */
export async function saveFlags(tx: Tx, run: Run, flags: readonly FoundFlag[]) {
  for (let at = 0; at < flags.length; at += eachTime) await saveSome(tx, run, flags.slice(at, at + eachTime));
}

/** Whether what was explained or resolved (k) has another price by now, or a signal says something else of it. */
const askedAgain = Prisma.sql`(k.state IN ('EXPLAINED', 'RESOLVED') AND (k.price_pence <> EXCLUDED.price_pence
  OR (k.evidence #> '{peers,out}', k.evidence #> '{expected,out}', k.evidence #> '{cap,out}')
    IS DISTINCT FROM (EXCLUDED.evidence #> '{peers,out}', EXCLUDED.evidence #> '{expected,out}', EXCLUDED.evidence #> '{cap,out}')))`;

async function saveSome(
  tx: Tx,
  { id, commissionerId, kind, accountId, at }: Run,
  flags: readonly FoundFlag[],
) {
  await tx.$executeRaw`
    WITH kept AS (
      INSERT INTO outlier_flag AS k (commissioner_id, subject_kind, subject_id, source_id, direction, provider_id, location_id, lot_id, service_line_id,
        placement_id, request_id, client_group, unit, price_pence, weekly_pence, against, against_pence, at_stake_pence, signals, learning_disability,
        section_117, nhs_share, evidence, digest, run_id, group_number, opened_at, found_at)
      SELECT ${commissionerId}::uuid, ${kind}, f."subjectId", f."sourceId", upper(e.direction), f."providerId", f."locationId", g."lotId", g."lineId",
        f."placementId", f."requestId", g."clientGroup", g.unit, (e.asked ->> 'pence')::int, e.weekly, s.against, s."againstPence", s.yearly, e.signals,
        f."learningDisability", f."section117", f."nhsShare", f.finding, f.digest, ${id}::uuid, f."groupNumber", ${at}::timestamptz, ${at}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(flags)}::jsonb) AS f ("subjectId" uuid, "sourceId" uuid, "providerId" uuid, "locationId" uuid,
          "placementId" uuid, "requestId" uuid, "learningDisability" boolean, "section117" boolean, "nhsShare" boolean, finding jsonb, digest text, "groupNumber" int),
        jsonb_to_record(f.finding) AS e (direction text, asked jsonb, weekly int, signals smallint, "peerGroup" jsonb, stake jsonb),
        jsonb_to_record(e."peerGroup") AS g ("lotId" uuid, "lineId" uuid, "clientGroup" text, unit text),
        jsonb_to_record(e.stake) AS s (against text, "againstPence" int, yearly bigint)
      ON CONFLICT (commissioner_id, subject_kind, subject_id, direction) DO UPDATE SET client_group = EXCLUDED.client_group, unit = EXCLUDED.unit,
        price_pence = EXCLUDED.price_pence, weekly_pence = EXCLUDED.weekly_pence, against = EXCLUDED.against, against_pence = EXCLUDED.against_pence, at_stake_pence = EXCLUDED.at_stake_pence, signals = EXCLUDED.signals,
        learning_disability = EXCLUDED.learning_disability, section_117 = EXCLUDED.section_117, nhs_share = EXCLUDED.nhs_share, evidence = EXCLUDED.evidence,
        digest = EXCLUDED.digest, run_id = EXCLUDED.run_id, group_number = EXCLUDED.group_number, found_at = EXCLUDED.found_at, gone_at = NULL,
        state = CASE WHEN ${askedAgain} THEN 'OPEN' ELSE k.state END, closed_at = CASE WHEN ${askedAgain} THEN NULL ELSE k.closed_at END
      WHERE (k.digest, k.nhs_share, k.section_117) IS DISTINCT FROM (EXCLUDED.digest, EXCLUDED.nhs_share, EXCLUDED.section_117) OR k.gone_at IS NOT NULL
      RETURNING new.id, old.state AS was, new.state AS is
    )
    INSERT INTO outlier_note (flag_id, commissioner_id, kind, from_state, to_state, words, noted_by, noted_at)
    SELECT id, ${commissionerId}::uuid, 'REOPENED', was, kept.is, 'The price, or what it is held against, has changed since', ${accountId}::uuid, ${at}::timestamptz
    FROM kept WHERE was IS DISTINCT FROM kept.is AND was IS NOT NULL`;
}

/** Notes that prices are asked about no longer, of all of a kind or of those that were gone through again. */
export async function markGone(
  tx: Tx,
  { commissionerId, kind, at }: Run,
  stillFound: readonly FlagLine[],
  among: readonly string[] | null,
) {
  await tx.$executeRaw`
    UPDATE outlier_flag f SET gone_at = ${at}::timestamptz
    WHERE f.commissioner_id = ${commissionerId}::uuid AND f.subject_kind = ${kind} AND f.gone_at IS NULL
      AND (${among === null} OR f.subject_id = ANY (${among ?? []}::uuid[]))
      AND NOT EXISTS (SELECT 1 FROM unnest(${stillFound.map(({ subjectId }) => subjectId)}::uuid[],
        ${stillFound.map(({ direction }) => direction.toUpperCase())}::text[]) s (id, direction)
        WHERE s.id = f.subject_id AND s.direction = f.direction)`;
}
