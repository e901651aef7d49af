import type { Instant } from "#app/domain/calendar.ts";
import type { LineVolume } from "#app/domain/pricing/volume.ts";
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

/** What a provider itself last stated for a framework, line by line. */
export async function declaredByProvider(
  tx: Tx,
  providerId: string,
  frameworkId: string,
): Promise<readonly (LineVolume & { readonly lotId: string })[]> {
  return tx.declaredVolume.findMany({
    where: { providerId, frameworkId },
    select: {
      lotId: true,
      serviceLineId: true,
      areaId: true,
      locationId: true,
      unitsAYear: true,
      people: true,
    },
    orderBy: { statedAt: "desc" },
    distinct: ["serviceLineId", "areaId", "locationId"],
  });
}

/** Keeps what an application states, sealed with the rest of it until its round is opened. */
export async function stateVolumes(
  tx: Tx,
  stated: {
    readonly frameworkId: string;
    readonly providerId: string;
    readonly roundId: string;
    readonly statedAt: Instant;
    readonly statedBy: string;
  },
  lots: readonly { readonly lotId: string; readonly volumes?: readonly LineVolume[] }[],
) {
  await tx.declaredVolume.createMany({
    data: lots.flatMap(({ lotId, volumes = [] }) =>
      volumes.map((volume) => ({ ...stated, lotId, ...volume })),
    ),
  });
}
