import type { Day } from "#app/domain/calendar.ts";
import type { CallOffKind } from "#app/domain/call-off/call-off.ts";
import type { ContractFacts } from "#app/domain/call-off/contract.ts";
import type { CallOffRoute } from "#app/domain/call-off/state.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { VatTreatment } from "#app/domain/pricing/vat.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

/** A call-off contract as its register shows it. Sums are for the whole term. */
export type Contract = ContractFacts & {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly callOffId: string;
  readonly callOffReference: string | null;
  readonly route: CallOffRoute | null;
  readonly commissionerId: string;
  readonly commissioner: string;
  readonly frameworkId: string;
  readonly framework: string;
  readonly providerId: string;
  readonly provider: string;
  readonly regime: Regime;
  readonly kind: CallOffKind;
  readonly userChoice: boolean;
  /** What it was worth with VAT when it was made. */
  readonly firstValueWithVat: Pence;
  readonly signedOn: Day;
  readonly reviewOn: Day | null;
  readonly endedReason: string;
  /** The codes of the Common Procurement Vocabulary under which its notices are published. */
  readonly cpvCodes: readonly string[];
  readonly lots: readonly { readonly number: number; readonly title: string }[];
};

/** A line of a contract: so many units at a unit price without VAT. `units` is an exact decimal, like "1250.50". */
export type ContractLine = {
  readonly lotNumber: number;
  readonly lotTitle: string;
  readonly title: string;
  readonly unit: string;
  readonly area: string;
  readonly pence: Pence;
  readonly ratePence: Pence | null;
  readonly units: string;
  readonly value: Pence;
  /** How its call-off expected VAT to fall on it. */
  readonly vat: VatTreatment | null;
};

/** A contract that the actor may see; nothing for a stranger's. */
export async function contractOf(tx: Tx, contractId: string): Promise<Contract | undefined> {
  const [found] = await contractsWhere(tx, Prisma.sql`k.id = ${contractId}::uuid`);
  return found;
}

/** The contracts of a provider and those in which it is a partner, those that end soonest first. */
export function contractsOfProvider(tx: Tx, providerId: string): Promise<readonly Contract[]> {
  return contractsWhere(
    tx,
    Prisma.sql`(k.provider_id = ${providerId}::uuid OR EXISTS (
      SELECT 1 FROM contract_partner p WHERE p.contract_id = k.id AND p.provider_id = ${providerId}::uuid))`,
  );
}

/** A contract of the actor's own commissioner, held alone until the end of the transaction. */
export async function lockContract(tx: Tx, contractId: string): Promise<Contract | undefined> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM contract WHERE id = ${contractId}::uuid AND commissioner_id = app.commissioner() FOR UPDATE`;
  return held.length === 1 ? contractOf(tx, contractId) : undefined;
}

/** The contracts that the actor may see and that fit a condition on `k`, those that end soonest first. */
export async function contractsWhere(
  tx: Tx,
  condition: Prisma.Sql,
  page: { readonly limit: number; readonly offset: number } = { limit: 10_000, offset: 0 },
): Promise<readonly Contract[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT k.id, k.reference, k.title, k.call_off_id AS "callOffId", c.reference AS "callOffReference", c.route::text AS route,
      k.commissioner_id AS "commissionerId", m.name AS commissioner, k.framework_id AS "frameworkId", f.title AS framework,
      k.provider_id AS "providerId", p.name AS provider, k.regime::text AS regime, k.kind::text AS kind, k.user_choice AS "userChoice",
      k.value_pence AS value, k.value_with_vat_pence AS "valueWithVat",
      coalesce((SELECT (v.before ->> 'valueWithVatPence')::bigint FROM contract_variation v WHERE v.contract_id = k.id
        AND (v.kind <> 'VARIATION' OR v.approved) ORDER BY v.proposed_at, v.id LIMIT 1), k.value_with_vat_pence) AS "firstValueWithVat",
      k.starts_on AS "startsOn", k.ends_on AS "endsOn", k.extension_months AS "extensionMonths", k.signed_on AS "signedOn",
      k.review_on AS "reviewOn", k.ended_on AS "endedOn", k.ended_reason AS "endedReason", k.cpv_codes AS "cpvCodes",
      ARRAY(SELECT json_build_object('number', t.number, 'title', t.title) FROM lot t
        WHERE t.id IN (SELECT l.lot_id FROM contract_line l WHERE l.contract_id = k.id) ORDER BY t.number) AS lots
    FROM contract k JOIN commissioner m ON m.id = k.commissioner_id JOIN framework f ON f.id = k.framework_id
    JOIN provider p ON p.id = k.provider_id LEFT JOIN call_off c ON c.id = k.call_off_id
    WHERE ${condition} ORDER BY coalesce(k.ended_on, k.ends_on), k.reference LIMIT ${page.limit} OFFSET ${page.offset}`;
  return rows.map(toContract);
}

/** The lines of a contract, lot by lot. */
export async function linesOfContract(tx: Tx, contractId: string): Promise<readonly ContractLine[]> {
  return (await linesOfContracts(tx, [contractId])).get(contractId) ?? [];
}

/** The lines of contracts, by the contract's id. */
export async function linesOfContracts(
  tx: Tx,
  contractIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ContractLine[]>> {
  const rows = await tx.$queryRaw<LineRow[]>`
    SELECT l.contract_id AS "contractId", t.number AS "lotNumber", t.title AS "lotTitle", s.title, s.unit::text AS unit, a.name AS area,
      l.pence, r.pence AS "ratePence", l.units::text AS units, round(l.units * l.pence)::bigint AS value, c.vat::text AS vat
    FROM contract_line l JOIN lot t ON t.id = l.lot_id JOIN service_line s ON s.id = l.service_line_id
    JOIN area a ON a.id = l.area_id LEFT JOIN rate r ON r.id = l.rate_id
    LEFT JOIN call_off_line c ON c.id = l.call_off_line_id
    WHERE l.contract_id = ANY (${[...contractIds]}::uuid[]) ORDER BY t.number, s.title, a.name`;
  const lines = new Map<string, ContractLine[]>();
  for (const { contractId, ...row } of rows)
    lines.set(contractId, [...(lines.get(contractId) ?? []), toLine(row)]);
  return lines;
}

function toLine(row: Omit<LineRow, "contractId">): ContractLine {
  return {
    ...row,
    pence: pence(row.pence),
    ratePence: row.ratePence === null ? null : pence(row.ratePence),
    value: pence(Number(row.value)),
  };
}

/** A day set for reviewing a contract, and what was found. */
export type ContractReview = {
  readonly id: string;
  readonly reviewOn: Day;
  readonly heldOn: Day | null;
  readonly findings: string;
};

/** The reviews of a contract, the latest first. */
export async function reviewsOfContract(tx: Tx, contractId: string): Promise<readonly ContractReview[]> {
  const rows = await tx.contractReview.findMany({
    where: { contractId },
    orderBy: [{ reviewOn: "desc" }, { setAt: "desc" }],
    select: { id: true, reviewOn: true, heldOn: true, findings: true },
  });
  return rows.map(({ reviewOn, heldOn, ...row }) => ({
    ...row,
    reviewOn: fromColumn(reviewOn),
    heldOn: heldOn && fromColumn(heldOn),
  }));
}

type DayColumns = "startsOn" | "endsOn" | "signedOn" | "reviewOn" | "endedOn";
type SumColumns = "value" | "valueWithVat" | "firstValueWithVat";

type Row = Omit<Contract, DayColumns | SumColumns> & {
  readonly [column in SumColumns]: bigint;
} & {
  readonly startsOn: Date;
  readonly endsOn: Date;
  readonly signedOn: Date;
  readonly reviewOn: Date | null;
  readonly endedOn: Date | null;
};

type LineRow = Omit<ContractLine, "pence" | "ratePence" | "value"> & {
  readonly contractId: string;
  readonly pence: number;
  readonly ratePence: number | null;
  readonly value: bigint;
};

function toContract(row: Row): Contract {
  return {
    ...row,
    value: pence(Number(row.value)),
    valueWithVat: pence(Number(row.valueWithVat)),
    firstValueWithVat: pence(Number(row.firstValueWithVat)),
    startsOn: fromColumn(row.startsOn),
    endsOn: fromColumn(row.endsOn),
    signedOn: fromColumn(row.signedOn),
    reviewOn: row.reviewOn && fromColumn(row.reviewOn),
    endedOn: row.endedOn && fromColumn(row.endedOn),
  };
}
