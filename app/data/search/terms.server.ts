import type { Day } from "#app/domain/calendar.ts";
import type { MembershipRule } from "#app/domain/framework/membership.ts";
import type { GridPlace } from "#app/domain/framework/postcode.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import type { Tx } from "../db.server.ts";
import { unitOf } from "../frameworks.server.ts";

/** What a search of one framework can ask for. */
export type SearchTerms = {
  readonly frameworkId: string;
  readonly reference: string;
  readonly title: string;
  readonly lots: readonly SearchLot[];
  /** "Everywhere" is one of them. */
  readonly areas: readonly SearchArea[];
};

export type SearchLot = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly rule: MembershipRule;
  readonly lines: readonly SearchLine[];
};

export type SearchLine = {
  readonly id: string;
  readonly lotId: string;
  readonly code: string;
  readonly title: string;
  readonly unit: Unit;
};

export type SearchArea = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly everywhere: boolean;
  readonly outcodes: readonly string[];
};

type LotRow = Omit<SearchLot, "rule" | "lines"> & {
  readonly automatic: boolean;
  readonly core: boolean;
  readonly named: boolean;
  readonly lines: readonly (Omit<SearchLine, "unit"> & { readonly unit: string })[];
};

type Row = Omit<SearchTerms, "lots"> & {
  readonly lots: readonly LotRow[] | null;
  readonly place: GridPlace | null;
};

/**
 * The frameworks on which a commissioner is named today, each with the lots that it may call off, and the place of a
 * postcode ("BS1 1AD"), nothing where it is not on file.
 */
export async function searchTerms(
  tx: Tx,
  commissionerId: string,
  today: Day,
  postcode: string | null = null,
): Promise<{ readonly frameworks: readonly SearchTerms[]; readonly place: GridPlace | null }> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT f.id AS "frameworkId", f.reference, f.title,
      (SELECT json_agg(json_build_object('id', l.id, 'number', l.number, 'title', l.title, 'automatic', l.membership_rule = 'AUTOMATIC', 'core', l.kind = 'CORE',
          'named', f.commissioner_id = n.commissioner_id OR l.number = ANY (n.lot_numbers),
          'lines', coalesce((SELECT json_agg(json_build_object('id', s.id, 'lotId', s.lot_id, 'code', s.code, 'title', s.title, 'unit', s.unit) ORDER BY s.position)
            FROM service_line s WHERE s.lot_id = l.id), '[]')) ORDER BY l.number) FROM lot l WHERE l.framework_id = f.id) AS lots,
      (SELECT json_agg(json_build_object('id', a.id, 'code', a.code, 'name', a.name, 'everywhere', a.everywhere, 'outcodes', a.outcodes) ORDER BY a.position, a.name)
        FROM area a WHERE a.commissioner_id = f.commissioner_id) AS areas,
      (SELECT json_build_object('easting', p.easting, 'northing', p.northing) FROM postcode p WHERE p.postcode = ${postcode}) AS place
    FROM framework f JOIN framework_commissioner n ON n.framework_id = f.id
    WHERE n.commissioner_id = ${commissionerId}::uuid AND n.from_on <= ${today}::date AND (n.to_on IS NULL OR n.to_on > ${today}::date)
    ORDER BY f.starts_on, f.reference`;
  const frameworks = rows.flatMap(({ frameworkId, reference, title, lots, areas }) =>
    lots && areas ? [{ frameworkId, reference, title, areas, lots: lotsNamed(lots) }] : [],
  );
  return { frameworks, place: rows[0]?.place ?? null };
}

function lotsNamed(rows: readonly LotRow[]): readonly SearchLot[] {
  const coreLotIds = rows.filter((row) => row.core).map((row) => row.id);
  return rows
    .filter((row) => row.named)
    .map(({ id, number, title, automatic, lines }) => ({
      ...{ id, number, title },
      rule: automatic ? { kind: "automatic", coreLotIds } : { kind: "by-application" },
      lines: lines.map((line) => ({ ...line, unit: unitOf(line.unit) })),
    }));
}
