import type { SubmissionContent } from "#app/domain/application/content.ts";
import type {
  PreviousAnswer,
  PreviousApplication,
  PreviousLot,
} from "#app/domain/application/carry-forward.ts";
import { pence } from "#app/domain/money.ts";
import type { Tx } from "#app/data/db.server.ts";
import type { DraftPrice } from "./prices.server.ts";
import { frozenContent } from "./submissions.server.ts";

/** Where an application is carried forward from, with the prices then offered. */
export type Previous = PreviousApplication & {
  readonly applicationId: string | null;
  readonly roundTitle: string | null;
  readonly offered: readonly DraftPrice[];
  /** The submission that it was read from; null for one that only holds lots. */
  readonly submissionId: string | null;
};

/** What this provider last submitted to the framework and did not withdraw, in an earlier round. */
export async function lastSubmitted(
  tx: Tx,
  providerId: string,
  frameworkId: string,
  before: number,
): Promise<Previous | null> {
  const [last] = await tx.$queryRaw<
    { id: string; application_id: string; round_id: string; title: string }[]
  >`
    SELECT s.id, s.application_id, s.round_id, r.title FROM submission s JOIN round r ON r.id = s.round_id
    WHERE s.provider_id = ${providerId}::uuid AND s.framework_id = ${frameworkId}::uuid AND r.number < ${before}
      AND s.superseded_at IS NULL AND s.withdrawn_at IS NULL
    ORDER BY r.number DESC, s.submitted_at DESC LIMIT 1`;
  const frozen = last && (await frozenContent(tx, last.id));
  if (!last || !frozen) return null;
  const { content } = frozen;
  return {
    applicationId: last.application_id,
    submissionId: last.id,
    roundTitle: last.title,
    organisation: content.organisation,
    declaration: content.declaration,
    lots: content.lots,
    questions: await asAsked(tx, last.round_id, content),
    offered: content.lots.flatMap(({ lotId, prices }) =>
      prices.map((price) => ({ ...price, lotId, pence: pence(price.pence) })),
    ),
  };
}

/** What this provider holds on the framework today, or will from a day that is set, for members that never applied here. */
export async function heldLots(
  tx: Tx,
  providerId: string,
  frameworkId: string,
): Promise<readonly PreviousLot[]> {
  return tx.$queryRaw<PreviousLot[]>`
    SELECT DISTINCT ON (m.lot_id) m.lot_id AS "lotId", NULL AS capacity,
      ARRAY(SELECT a.area_id::text FROM membership_area a WHERE a.membership_id = m.id) AS "areaIds",
      ARRAY(SELECT x.location_id::text FROM membership_location x WHERE x.membership_id = m.id) AS "locationIds"
    FROM lot_membership m
    WHERE m.provider_id = ${providerId}::uuid AND m.framework_id = ${frameworkId}::uuid
      AND (m.active_to IS NULL OR m.active_to > app.today())
    ORDER BY m.lot_id, m.active_from DESC`;
}

async function asAsked(
  tx: Tx,
  roundId: string,
  content: SubmissionContent,
): Promise<Readonly<Record<string, PreviousAnswer>>> {
  const asked = await tx.$queryRaw<{ code: string; text: string }[]>`
    SELECT q.code, q.text FROM round r JOIN question q ON q.question_set_id = r.question_set_id WHERE r.id = ${roundId}::uuid`;
  return Object.fromEntries(
    asked.flatMap(({ code, text }) => {
      const answer = content.questions[code];
      return answer === undefined ? [] : [[code, { text: answer, question: text }]];
    }),
  );
}
