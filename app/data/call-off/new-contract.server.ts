import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Pence } from "#app/domain/money.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import type { AwardLineRow, PartAwarded } from "./awards.server.ts";

/** A contract as it is made, with its lines. */
export type NewContract = {
  readonly awardId: string;
  readonly callOffId: string;
  readonly commissionerId: string;
  readonly frameworkId: string;
  readonly providerId: string;
  readonly title: string;
  readonly regime: "PCR_2015_LIGHT_TOUCH" | "PA_2023_LIGHT_TOUCH" | "PSR_2023";
  readonly kind: "SPOT" | "BLOCK";
  readonly userChoice: boolean;
  readonly value: Pence;
  readonly valueWithVat: Pence;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly extensionMonths: number;
  readonly signedOn: Day;
  readonly reviewOn: Day | null;
  readonly cpvCodes: readonly string[];
  readonly madeBy: string;
  readonly lines: readonly Omit<AwardLineRow, "title">[];
  /** The lots of each partner; none where one provider holds them all. */
  readonly parts: readonly PartAwarded[];
};

/** Makes a contract of an award, with the next reference of the year. */
export async function addContract(
  tx: Tx,
  made: NewContract,
  now: Instant,
): Promise<{ readonly id: string; readonly reference: string }> {
  const [next] = await tx.$queryRaw<{ reference: string }[]>`SELECT app.next_reference('C') AS reference`;
  const { value, valueWithVat, startsOn, endsOn, signedOn, reviewOn, cpvCodes, lines, parts, ...rest } = made;
  const contract = await tx.contract.create({
    data: {
      ...{
        ...rest,
        cpvCodes: [...cpvCodes],
        reference: next?.reference ?? "",
        valuePence: BigInt(value),
        valueWithVatPence: BigInt(valueWithVat),
      },
      ...{ startsOn: toColumn(startsOn), endsOn: toColumn(endsOn), signedOn: toColumn(signedOn) },
      ...{ reviewOn: reviewOn && toColumn(reviewOn), madeAt: now },
    },
    select: { id: true, reference: true },
  });
  const { commissionerId, providerId } = made;
  await tx.contractLine.createMany({
    data: lines.map(({ callOffLineId, lotId, serviceLineId, areaId, pence: price, units, rateId }) => ({
      ...{ contractId: contract.id, commissionerId, providerId, callOffLineId, lotId, serviceLineId, areaId },
      ...{ pence: price, units, rateId },
    })),
  });
  await tx.contractPartner.createMany({
    data: parts.map((part) => ({
      ...{ contractId: contract.id, commissionerId, providerId: part.providerId, lotIds: [...part.lotIds] },
    })),
  });
  return contract;
}

/** The contract of a call-off, if it is made. */
export async function contractOfCallOff(
  tx: Tx,
  callOffId: string,
): Promise<{ readonly id: string; readonly reference: string; readonly madeAt: Instant } | null> {
  return tx.contract.findFirst({
    where: { callOffId },
    select: { id: true, reference: true, madeAt: true },
  });
}
