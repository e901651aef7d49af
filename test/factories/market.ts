import type pg from "pg";

/** A row as it is inserted: column names and values as PostgreSQL reads them from JSON. */
type Rows = readonly Readonly<Record<string, unknown>>[];

/** Ids that are the same on every run: the fifth of the third kind is always that. */
export function idOf(kind: number, nth: number, world = 0): string {
  const hex = (n: number, digits: number) => n.toString(16).padStart(digits, "0");
  return `${hex(world, 8)}-${hex(kind, 4)}-4000-8000-${hex(nth, 12)}`;
}

/** Inserts rows as the owner, leaving columns that are not given to their defaults. */
export async function insert(owner: pg.Client, table: string, rows: Rows) {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((column) => owner.escapeIdentifier(column))
    .join(", ");
  await owner.query(
    `INSERT INTO ${owner.escapeIdentifier(table)} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${owner.escapeIdentifier(table)}, $1)`,
    [JSON.stringify(rows)],
  );
}

export type Market = {
  readonly commissionerId: string;
  readonly brokerId: string;
  readonly frameworkId: string;
  readonly everywhereId: string;
  readonly areaIds: readonly string[];
  /** Core lots 1 to 3, then the innovation lot. */
  readonly coreLotIds: readonly string[];
  readonly innovationLotId: string;
  /** One line of each core lot, by the hour, capped everywhere. */
  readonly lineIds: readonly string[];
  readonly capPence: number;
};

const kinds = { commissioner: 1, account: 2, framework: 3, area: 4, lot: 5, line: 6, cap: 7 };

/**
 * A commissioner with a broker, a framework of three core lots and an innovation lot, two areas beside everywhere, and a
 * capped line in each core lot. Several stand side by side in a database when each has its own number.
 */
export async function market(owner: pg.Client, world = 0): Promise<Market> {
  const id = (kind: keyof typeof kinds, nth = 0) => idOf(kinds[kind], nth, world);
  const commissionerId = id("commissioner");
  const frameworkId = id("framework");
  const capPence = 2_600;
  await insert(owner, "commissioner", [
    {
      id: commissionerId,
      name: `Council ${world}`,
      short_name: "Council",
      kind: "COUNCIL",
      service_name: "Careframe",
      brand_colour: "#005a6f",
      contact_mail: "",
      contact_phone: "",
      assessment_url: "",
    },
  ]);
  await insert(owner, "account", [
    {
      id: id("account"),
      email: `broker${world}@council.test`,
      name: "Broker",
      commissioner_id: commissionerId,
      roles: ["broker"],
      created_at: "2026-01-01T00:00:00Z",
    },
  ]);
  await insert(owner, "framework", [
    {
      id: frameworkId,
      commissioner_id: commissionerId,
      reference: `F${world}`,
      title: "Framework",
      summary: "",
      regime: "PA_2023_LIGHT_TOUCH",
      starts_on: "2025-04-01",
      ends_on: "2035-04-01",
      maximum_pence: 1_000_000,
      publishes_prices: false,
    },
  ]);
  await insert(owner, "framework_commissioner", [
    { framework_id: frameworkId, commissioner_id: commissionerId, lot_numbers: [], from_on: "2025-04-01" },
  ]);
  await insert(
    owner,
    "area",
    [0, 1, 2].map((n) => ({
      id: id("area", n),
      commissioner_id: commissionerId,
      code: `A${n}`,
      name: n === 0 ? "Everywhere" : `Area ${n}`,
      everywhere: n === 0,
      outcodes: n === 0 ? [] : [`BS${n}`],
      position: n,
    })),
  );
  const lot = { framework_id: frameworkId, summary: "", plain_name: "" };
  await insert(owner, "lot", [
    ...[0, 1, 2].map((n) => ({
      ...lot,
      id: id("lot", n),
      number: n + 1,
      title: `Lot ${n + 1}`,
      kind: "CORE",
      membership_rule: "BY_APPLICATION",
      priced_by: "PROVIDER",
    })),
    {
      ...lot,
      id: id("lot", 3),
      number: 4,
      title: "Innovation",
      kind: "INNOVATION",
      membership_rule: "AUTOMATIC",
      priced_by: "PROVIDER",
    },
  ]);
  await insert(
    owner,
    "service_line",
    [0, 1, 2].map((n) => ({
      id: id("line", n),
      lot_id: id("lot", n),
      code: `L${n}`,
      title: `Line ${n + 1}`,
      unit: "HOUR",
      required: true,
      position: 1,
      note: "",
    })),
  );
  await insert(
    owner,
    "price_cap",
    [0, 1, 2].map((n) => ({
      id: id("cap", n),
      framework_id: frameworkId,
      service_line_id: id("line", n),
      area_id: id("area"),
      pence: capPence,
      effective_from: "2025-04-01",
      basis: "Test",
      source: "Test",
      invented: true,
    })),
  );
  return {
    commissionerId,
    frameworkId,
    capPence,
    brokerId: id("account"),
    everywhereId: id("area"),
    areaIds: [id("area", 1), id("area", 2)],
    coreLotIds: [id("lot", 0), id("lot", 1), id("lot", 2)],
    innovationLotId: id("lot", 3),
    lineIds: [id("line", 0), id("line", 1), id("line", 2)],
  };
}

/** The cap of a core lot's line. */
export function capOf(lot: number, world = 0): string {
  return idOf(kinds.cap, lot, world);
}
