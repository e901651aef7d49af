import { z } from "zod";
import type { Instant } from "#app/domain/calendar.ts";
import type { AwardLetter } from "#app/domain/call-off/award-letter.ts";
import type { Tx } from "../db.server.ts";

const points = z.object({ price: z.string(), quality: z.string(), total: z.string(), rank: z.int() });
const letterShape: z.ZodType<AwardLetter> = z.object({
  ...{ won: z.boolean(), winner: z.string(), weights: z.object({ quality: z.int(), price: z.int() }) },
  ...{ own: points.nullable(), winning: points, notAdmissible: z.array(z.string()) },
  criteria: z.array(
    z.object({
      ...{ title: z.string(), weight: z.int(), score: z.int().nullable(), reason: z.string() },
      winning: z.int(),
    }),
  ),
  ...{ advantages: z.string(), standstill: z.string() },
});

/** A letter about an award as it was sent. */
export type SentLetter = {
  readonly awardId: string;
  readonly providerId: string;
  readonly provider: string;
  readonly letter: AwardLetter;
  readonly sentAt: Instant;
};

/** The letters of a call-off that the actor may read, the latest award first. */
export async function lettersOf(tx: Tx, callOffId: string): Promise<readonly SentLetter[]> {
  const rows = await tx.$queryRaw<(Omit<SentLetter, "letter"> & { content: unknown })[]>`
    SELECT l.award_id AS "awardId", l.provider_id AS "providerId", p.name AS provider, l.content, l.sent_at AS "sentAt"
    FROM award_letter l JOIN provider p ON p.id = l.provider_id
    WHERE l.call_off_id = ${callOffId}::uuid ORDER BY l.sent_at DESC, l.won DESC, p.name`;
  return rows.map(({ content, ...row }) => ({ ...row, letter: letterShape.parse(content) }));
}

/** Keeps the letters of an award, and from when a contract may be made. */
export async function saveAwardLetters(
  tx: Tx,
  award: { readonly id: string; readonly callOffId: string; readonly commissionerId: string },
  sent: {
    readonly letters: readonly {
      readonly providerId: string;
      readonly bidId: string;
      readonly letter: AwardLetter;
    }[];
    readonly standstillEndsAt: Instant | null;
    readonly standstillWords: string;
  },
  now: Instant,
) {
  const { standstillEndsAt, standstillWords } = sent;
  await tx.award.updateMany({
    where: { id: award.id },
    data: { lettersAt: now, standstillEndsAt, standstillWords },
  });
  await tx.awardLetter.createMany({
    data: sent.letters.map(({ providerId, bidId, letter }) => ({
      ...{ awardId: award.id, callOffId: award.callOffId, commissionerId: award.commissionerId },
      ...{ providerId, bidId, won: letter.won, sentAt: now },
      content: letter,
    })),
  });
}
