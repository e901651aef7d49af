import { createHash } from "node:crypto";
import type pg from "pg";
import type { AuditEvent } from "#app/domain/access/audit-event.ts";

/** A row by its column names. Days are "2026-01-05", instants are Dates. */
export type Row = Readonly<Record<string, unknown>>;

/** Something that a person did: when, who, and what the trail notes of it. `providerId` is null for staff. */
export type PastDeed = {
  readonly at: Date;
  readonly accountId: string;
  readonly providerId: string | null;
  readonly event: AuditEvent;
  readonly words?: string | undefined;
};

/** Everything the demonstration writes, table by table, before any of it is written, and what the trail is told. */
export type Ledger = {
  readonly add: (table: string, row: Row) => void;
  readonly rows: (table: string) => readonly Row[];
  /** The tables of which rows were written down. */
  readonly tables: () => readonly string[];
  readonly tell: (...deeds: readonly PastDeed[]) => void;
  readonly told: () => readonly PastDeed[];
};

export function newLedger(): Ledger {
  const tables = new Map<string, Row[]>();
  const told: PastDeed[] = [];
  return {
    add: (table, row) => {
      const rows = tables.get(table) ?? [];
      rows.push(row);
      tables.set(table, rows);
    },
    rows: (table) => tables.get(table) ?? [],
    tables: () => [...tables.keys()],
    tell: (...deeds) => void told.push(...deeds),
    told: () => told,
  };
}

/** The id of a thing of the demonstration: a UUID (version 8) made from what it is called, the same each time. */
export function idOf(...name: readonly (string | number)[]): string {
  const hex = createHash("sha256")
    .update(`careframe demonstration/${name.join("/")}`)
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Writes all rows of a table, those that name the same columns at once; a column that is not named has its default. Answers how many. */
export async function writeTable(owner: pg.Client, ledger: Ledger, table: string): Promise<number> {
  const rows = ledger.rows(table);
  const name = owner.escapeIdentifier(table);
  const alike = new Map<string, Row[]>();
  for (const row of rows) {
    const named = Object.keys(row).sort().join();
    const others = alike.get(named);
    if (others) others.push(row);
    else alike.set(named, [row]);
  }
  for (const some of alike.values()) {
    const columns = Object.keys(some[0] ?? {})
      .map((column) => owner.escapeIdentifier(column))
      .join(", ");
    await owner.query(
      `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`,
      [JSON.stringify(some)],
    );
  }
  return rows.length;
}
