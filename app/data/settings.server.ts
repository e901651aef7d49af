import type { Tx } from "./db.server.ts";

/** What a commissioner says of itself on every page. `brandColour` is six hexadecimal figures, "#005a6f". */
export type Settings = {
  readonly name: string;
  readonly serviceName: string;
  readonly brandColour: string;
  readonly contactMail: string;
  readonly contactPhone: string;
  readonly assessmentUrl: string;
};

const fields = {
  name: true,
  serviceName: true,
  brandColour: true,
  contactMail: true,
  contactPhone: true,
  assessmentUrl: true,
} as const;

export function settingsOf(tx: Tx, commissionerId: string): Promise<Settings> {
  return tx.commissioner.findUniqueOrThrow({ where: { id: commissionerId }, select: fields });
}

/** Saves them; false where another commissioner bears the name. */
export async function saveSettings(tx: Tx, commissionerId: string, settings: Settings): Promise<boolean> {
  const others = await tx.commissioner.count({ where: { name: settings.name, id: { not: commissionerId } } });
  if (others === 0) await tx.commissioner.updateMany({ where: { id: commissionerId }, data: settings });
  return others === 0;
}

/** Whether the prices of a framework of the commissioner's own are public. */
export type Publication = { readonly id: string; readonly title: string; readonly publishes: boolean };

export async function publicationOfPrices(tx: Tx, commissionerId: string): Promise<readonly Publication[]> {
  const frameworks = await tx.framework.findMany({
    where: { commissionerId },
    select: { id: true, title: true, publishesPrices: true },
    orderBy: { startsOn: "asc" },
  });
  return frameworks.map(({ publishesPrices, ...framework }) => ({
    ...framework,
    publishes: publishesPrices,
  }));
}

/** Publishes the prices of one's own framework, or ends it; false where nothing changes or it is another's. */
export async function publishPrices(tx: Tx, frameworkId: string, publishes: boolean): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ changed: boolean }[]>`
    SELECT app.publish_prices(${frameworkId}::uuid, ${publishes}) AS changed`;
  return row?.changed ?? false;
}
