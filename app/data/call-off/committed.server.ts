import { pence, type Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";

/** What contracts have committed of a framework's maximum value, with VAT, by the commissioner that made them. */
export type Committed = {
  readonly frameworkId: string;
  readonly framework: string;
  readonly maximum: Pence;
  readonly total: Pence;
  /** Whether the actor sees every commissioner's contracts of it; otherwise its own alone. */
  readonly whole: boolean;
  readonly by: readonly {
    readonly commissioner: string;
    readonly contracts: number;
    readonly value: Pence;
  }[];
};

/** What is committed on each framework that the actor's commissioner is named on. A contract counts whole, its extensions with it, also once it has ended. */
export async function committedSpend(tx: Tx): Promise<readonly Committed[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT f.id AS "frameworkId", f.title AS framework, f.maximum_pence AS maximum, f.id = ANY (app.own_frameworks()) AS whole,
      m.name AS commissioner, count(k.id)::int AS contracts, coalesce(sum(k.value_with_vat_pence), 0)::bigint AS value
    FROM framework f LEFT JOIN contract k ON k.framework_id = f.id LEFT JOIN commissioner m ON m.id = k.commissioner_id
    WHERE f.id = ANY (app.frameworks()) OR f.id = ANY (app.own_frameworks())
    GROUP BY f.id, m.name ORDER BY f.starts_on, f.title, m.name`;
  const frameworks = [...new Map(rows.map((row) => [row.frameworkId, row])).values()];
  return frameworks.map(({ frameworkId, framework, maximum, whole }) => {
    const own = rows.filter((row) => row.frameworkId === frameworkId);
    const by = own.flatMap(({ commissioner, contracts, value }) =>
      commissioner === null ? [] : [{ commissioner, contracts, value: pence(Number(value)) }],
    );
    const total = pence(by.reduce((sum, { value }) => sum + value, 0));
    return { frameworkId, framework, whole, by, maximum: pence(Number(maximum)), total };
  });
}

type Row = {
  readonly frameworkId: string;
  readonly framework: string;
  readonly maximum: bigint;
  readonly whole: boolean;
  readonly commissioner: string | null;
  readonly contracts: number;
  readonly value: bigint;
};
