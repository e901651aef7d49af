import type { Day } from "#app/domain/calendar.ts";
import { fellDue } from "#app/domain/call-off/committed.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn } from "../days.server.ts";
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
  /** The contracts with an early end that are among them: what they were worth, and what of it is counted. */
  readonly ended: { readonly contracts: number; readonly worth: Pence; readonly counted: Pence };
};

/**
 * What is committed on each framework that the actor's commissioner is named on. A contract counts whole, its extensions with
 * it, also once it has run out; one with an early end counts what fell due until then (`fellDue`).
 */
export async function committedSpend(tx: Tx, today: Day): Promise<readonly Committed[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT f.id AS "frameworkId", f.title AS framework, f.maximum_pence AS maximum, f.id = ANY (app.own_frameworks()) AS whole,
      m.name AS commissioner, count(k.id)::int AS contracts,
      coalesce(sum(k.value_with_vat_pence) FILTER (WHERE k.ended_on IS NULL), 0)::bigint AS value
    FROM framework f LEFT JOIN contract k ON k.framework_id = f.id LEFT JOIN commissioner m ON m.id = k.commissioner_id
    WHERE f.id = ANY (app.frameworks()) OR f.id = ANY (app.own_frameworks())
    GROUP BY f.id, m.name ORDER BY f.starts_on, f.title, m.name`;
  const ended = await endedContracts(tx, today);
  const frameworks = [...new Map(rows.map((row) => [row.frameworkId, row])).values()];
  return frameworks.map(({ frameworkId, framework, maximum, whole }) => {
    const early = ended.filter((one) => one.frameworkId === frameworkId);
    const own = rows.filter((row) => row.frameworkId === frameworkId);
    const by = own.flatMap(({ commissioner, contracts, value }) => {
      if (commissioner === null) return [];
      const counted = sum(early.filter((one) => one.commissioner === commissioner).map((one) => one.counted));
      return [{ commissioner, contracts, value: pence(Number(value) + counted) }];
    });
    return {
      ...{ frameworkId, framework, whole, by, maximum: pence(Number(maximum)) },
      total: sum(by.map(({ value }) => value)),
      ended: {
        contracts: early.length,
        worth: sum(early.map(({ worth }) => worth)),
        counted: sum(early.map(({ counted }) => counted)),
      },
    };
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

async function endedContracts(tx: Tx, today: Day) {
  const rows = await tx.$queryRaw<EndedRow[]>`
    SELECT k.framework_id AS "frameworkId", m.name AS commissioner, k.value_pence AS value, k.value_with_vat_pence AS "valueWithVat",
      k.starts_on AS "startsOn", k.ends_on AS "endsOn", k.extension_months AS "extensionMonths", k.ended_on AS "endedOn",
      CASE k.kind WHEN 'BLOCK' THEN (SELECT coalesce(json_agg(json_build_object('pence', l.pence, 'units',
          coalesce((SELECT sum(CASE e.kind WHEN 'RETURNED' THEN -e.units ELSE e.units END) FROM block_entry e
            WHERE e.contract_id = l.contract_id AND e.call_off_line_id = l.call_off_line_id
              AND e.kind IN ('DRAWDOWN', 'VOID', 'RETURNED')), 0)::text)), '[]')
        FROM contract_line l WHERE l.contract_id = k.id) END AS taken
    FROM contract k JOIN commissioner m ON m.id = k.commissioner_id
    WHERE k.ended_on IS NOT NULL AND (k.framework_id = ANY (app.frameworks()) OR k.framework_id = ANY (app.own_frameworks()))`;
  return rows.map(({ frameworkId, commissioner, ...row }) => {
    const worth = pence(Number(row.valueWithVat));
    const contract = {
      ...{ ...row, value: pence(Number(row.value)), valueWithVat: worth },
      ...{ startsOn: fromColumn(row.startsOn), endsOn: fromColumn(row.endsOn) },
      endedOn: fromColumn(row.endedOn),
    };
    return { frameworkId, commissioner, worth, counted: fellDue(contract, today) };
  });
}

type EndedRow = {
  readonly frameworkId: string;
  readonly commissioner: string;
  readonly value: bigint;
  readonly valueWithVat: bigint;
  readonly startsOn: Date;
  readonly endsOn: Date;
  readonly extensionMonths: number;
  readonly endedOn: Date;
  readonly taken: readonly { readonly pence: number; readonly units: string }[] | null;
};

function sum(amounts: readonly Pence[]): Pence {
  return pence(amounts.reduce((total, one) => total + one, 0));
}
