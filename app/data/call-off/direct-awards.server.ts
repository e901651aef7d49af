import type { CallOff } from "#app/domain/call-off/call-off.ts";
import type { Tx } from "../db.server.ts";
import type { Offer } from "./offers.server.ts";

export type DirectAward = {
  readonly reasons: string;
  readonly basis: object;
  readonly by: string;
  readonly at: Date;
};

/** Writes down a recommended direct award with its lines, at the prices of the accepted offer. Answers its id. */
export async function addDirectAward(
  tx: Tx,
  { id: callOffId, commissionerId, frameworkId }: Pick<CallOff, "id" | "commissionerId" | "frameworkId">,
  { id: offerId, providerId, value, prices }: Offer,
  { reasons, basis, by, at }: DirectAward,
): Promise<string> {
  const whose = { callOffId, commissionerId, providerId };
  const { id: awardId } = await tx.award.create({
    data: {
      ...{ ...whose, frameworkId, offerId, valuePence: BigInt(value), reasons },
      ...{ basis: JSON.parse(JSON.stringify(basis)) as object, recommendedBy: by, recommendedAt: at },
    },
    select: { id: true },
  });
  await tx.awardLine.createMany({
    data: prices.map(({ lineId, pence, units }) => ({
      awardId,
      callOffLineId: lineId,
      ...whose,
      pence,
      units,
    })),
  });
  return awardId;
}
