import { z } from "zod";
import type { StatisticalArea } from "#app/domain/benchmark/area.ts";
import { toDay } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";

const day = z.string().transform(toDay).nullable();
const stored = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    councilCode: z.string().nullable(),
    regionCode: z.string().nullable(),
    fromOn: day,
    toOn: day,
    successors: z.array(z.string()),
  }),
);

/** Every council with social services, region and country of England by its statistical code, those that ended too. */
export async function statisticalAreas(tx: Tx): Promise<readonly StatisticalArea[]> {
  const fact = await tx.referenceFact.findFirst({
    where: { key: "statistical-areas" },
    orderBy: { fromOn: "desc" },
    select: { value: true },
  });
  return fact ? stored.parse(fact.value) : [];
}

/** The statistical code of a council; nothing where it was not said. */
export async function ownAreaCode(tx: Tx, commissionerId: string): Promise<string | null> {
  const council = await tx.commissioner.findUnique({
    where: { id: commissionerId },
    select: { areaCode: true },
  });
  return council?.areaCode ? council.areaCode : null;
}

/** Says which statistical area a council is. */
export async function saveOwnArea(tx: Tx, commissionerId: string, areaCode: string) {
  await tx.commissioner.updateMany({ where: { id: commissionerId }, data: { areaCode } });
}
