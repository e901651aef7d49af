import type { Tx } from "./db.server.ts";

/** What a member last said the council buys of a line, in an area from a location: whole units a year, and people. */
export type DeclaredVolume = {
  readonly providerId: string;
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly locationId: string;
  readonly unitsAYear: number;
  readonly people: number;
};

/** The latest statement of each member of a framework for these lines. */
export async function declaredVolumes(
  tx: Tx,
  frameworkId: string,
  serviceLineIds: readonly string[],
): Promise<readonly DeclaredVolume[]> {
  return tx.declaredVolume.findMany({
    where: { frameworkId, serviceLineId: { in: [...serviceLineIds] } },
    select: {
      providerId: true,
      serviceLineId: true,
      areaId: true,
      locationId: true,
      unitsAYear: true,
      people: true,
    },
    orderBy: { statedAt: "desc" },
    distinct: ["providerId", "serviceLineId", "areaId", "locationId"],
  });
}
