import type { CallOffKind } from "#app/domain/call-off/call-off.ts";
import { addMonths, type Day } from "#app/domain/calendar.ts";
import type { ContractState } from "#app/domain/call-off/contract.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";
import { contractsWhere, linesOfContracts, type Contract, type ContractLine } from "./contracts.server.ts";

/** What somebody asks of the register of contracts; null and "" ask nothing. */
export type ContractQuestion = {
  readonly words: string;
  readonly lot: number | null;
  readonly state: ContractState | null;
  readonly kind: CallOffKind | null;
  /** That it ends within so many months from today. */
  readonly endsWithin: number | null;
};

/** How many contracts answer the question. */
export async function countContracts(tx: Tx, question: ContractQuestion, today: Day): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM contract k JOIN provider p ON p.id = k.provider_id WHERE ${conditionOf(question, today)}`;
  return row?.count ?? 0;
}

/** The contracts that answer the question, those that end soonest first. */
export function contractsAsked(
  tx: Tx,
  question: ContractQuestion,
  today: Day,
  page?: { readonly limit: number; readonly offset: number },
): Promise<readonly Contract[]> {
  return contractsWhere(tx, conditionOf(question, today), page);
}

/** What the contract and finance systems are told of a provider. */
export type ProviderNumbers = {
  readonly id: string;
  readonly companiesHouseNumber: string | null;
  readonly charityNumber: string | null;
  readonly cqcProviderId: string | null;
  readonly isSmall: boolean;
  readonly isVoluntary: boolean;
};

/** The contracts that answer the question with their lines and their providers' numbers, for files. */
export async function contractRows(
  tx: Tx,
  question: ContractQuestion,
  today: Day,
): Promise<
  readonly {
    readonly contract: Contract;
    readonly provider: ProviderNumbers | undefined;
    readonly lines: readonly ContractLine[];
  }[]
> {
  const contracts = await contractsAsked(tx, question, today);
  const providers = await tx.provider.findMany({
    where: { id: { in: contracts.map(({ providerId }) => providerId) } },
    select: {
      ...{ id: true, companiesHouseNumber: true, charityNumber: true, cqcProviderId: true },
      ...{ isSmall: true, isVoluntary: true },
    },
  });
  const numbers = new Map(providers.map((provider) => [provider.id, provider]));
  const lines = await linesOfContracts(
    tx,
    contracts.map(({ id }) => id),
  );
  return contracts.map((contract) => ({
    contract,
    provider: numbers.get(contract.providerId),
    lines: lines.get(contract.id) ?? [],
  }));
}

/** The own contracts that end, or are to be reviewed, from a day to another. */
export async function contractsWithin(tx: Tx, from: Day, until: Day) {
  const rows = await tx.$queryRaw<{ id: string; reference: string; kind: "ends" | "review"; on: Date }[]>`
    SELECT k.id, k.reference, w.kind, w.day AS "on" FROM contract k
    CROSS JOIN LATERAL (VALUES ('ends', coalesce(k.ended_on, k.ends_on)), ('review', k.review_on)) AS w (kind, day)
    WHERE k.commissioner_id = app.commissioner() AND w.day BETWEEN ${toColumn(from)}::date AND ${toColumn(until)}::date
    ORDER BY w.day, k.reference`;
  return rows.map((row) => ({ ...row, on: fromColumn(row.on) }));
}

function conditionOf({ words, lot, state, kind, endsWithin }: ContractQuestion, today: Day): Prisma.Sql {
  const conditions = [
    Prisma.sql`true`,
    ...(words === ""
      ? []
      : [
          Prisma.sql`(strpos(lower(k.reference), lower(${words})) > 0 OR strpos(lower(k.title), lower(${words})) > 0 OR strpos(lower(p.name), lower(${words})) > 0)`,
        ]),
    ...(lot === null
      ? []
      : [
          Prisma.sql`EXISTS (SELECT 1 FROM contract_line l JOIN lot t ON t.id = l.lot_id WHERE l.contract_id = k.id AND t.number = ${lot})`,
        ]),
    ...(state === null ? [] : [stateConditions[state](toColumn(today))]),
    ...(kind === null ? [] : [Prisma.sql`k.kind = ${kind}::call_off_kind`]),
    ...(endsWithin === null
      ? []
      : [
          Prisma.sql`coalesce(k.ended_on, k.ends_on) BETWEEN ${toColumn(today)}::date AND ${toColumn(addMonths(today, endsWithin))}::date`,
        ]),
  ];
  return Prisma.join(conditions, " AND ");
}

/** The same as `contractState` says of a contract, so that a page of them can be asked for. */
const stateConditions: { readonly [state in ContractState]: (today: Date) => Prisma.Sql } = {
  "ended-early": (today) => Prisma.sql`k.ended_on < ${today}::date`,
  "run-out": (today) =>
    Prisma.sql`k.ends_on < ${today}::date AND (k.ended_on IS NULL OR k.ended_on >= ${today}::date)`,
  "to-come": (today) =>
    Prisma.sql`k.starts_on > ${today}::date AND k.ends_on >= ${today}::date AND (k.ended_on IS NULL OR k.ended_on >= ${today}::date)`,
  running: (today) =>
    Prisma.sql`k.starts_on <= ${today}::date AND k.ends_on >= ${today}::date AND (k.ended_on IS NULL OR k.ended_on >= ${today}::date)`,
};
