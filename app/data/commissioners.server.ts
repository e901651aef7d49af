import type { Tx } from "./db.server.ts";

/** A council or an ICB as its pages name it. */
export type Commissioner = {
  readonly id: string;
  readonly name: string;
  readonly serviceName: string;
  readonly brandColour: string;
  readonly contactMail: string;
  readonly contactPhone: string;
  readonly assessmentUrl: string;
};

const fields = {
  id: true,
  name: true,
  serviceName: true,
  brandColour: true,
  contactMail: true,
  contactPhone: true,
  assessmentUrl: true,
} as const;

/** The commissioner whose name a page bears: the actor's own, else the council that runs the installation. */
export async function commissionerOfPage(
  tx: Tx,
  commissionerId: string | undefined,
): Promise<Commissioner | undefined> {
  const own = commissionerId
    ? await tx.commissioner.findUnique({ where: { id: commissionerId }, select: fields })
    : null;
  return (
    own ??
    (await tx.commissioner.findFirst({
      where: { kind: "COUNCIL" },
      orderBy: { name: "asc" },
      select: fields,
    })) ??
    undefined
  );
}

/** Every commissioner on the installation, by name. */
export async function commissionerIds(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.commissioner.findMany({ orderBy: { name: "asc" }, select: { id: true } });
  return rows.map(({ id }) => id);
}
