import type { MarketFacts } from "#app/domain/brokerage/imported-row.ts";
import type { ImportedPlacement, OnFile } from "#app/domain/brokerage/imported-placements.ts";
import { weeklyCost } from "#app/domain/brokerage/weekly-cost.ts";
import { checkedFields, toCheckedImport, type CheckedImport } from "../checked-imports.server.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { latest } from "../import-runs.server.ts";

const kind = "placements";

/** The file of this id, if the actor may see it. */
export async function placementImport(tx: Tx, id: string): Promise<CheckedImport | undefined> {
  const stored = await tx.importRun.findFirst({ where: { id, kind }, select: checkedFields });
  return stored ? toCheckedImport(stored) : undefined;
}

/** The latest files, newest first. */
export async function placementImports(tx: Tx): Promise<readonly CheckedImport[]> {
  const stored = await tx.importRun.findMany({ ...latest, where: { kind }, select: checkedFields });
  return stored.map(toCheckedImport);
}

/** Whether a file of these very bytes stands applied. */
export async function isApplied(tx: Tx, sha256: string): Promise<boolean> {
  return (await tx.importRun.count({ where: { kind, sha256, status: "applied" } })) > 0;
}

/** Lets imports of placements follow one another, so that none misses what the one before it wrote. */
export async function holdPlacementImports(tx: Tx) {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('placement-imports'))::text`;
}

/** Every location of a provider and every line of the frameworks, by which a file is read. */
export async function marketFacts(tx: Tx): Promise<MarketFacts> {
  return {
    locations: await tx.$queryRaw<MarketFacts["locations"]>`
      SELECT id, provider_id AS "providerId", coalesce(cqc_location_id, '') AS "cqcId", name FROM location
      WHERE provider_id IS NOT NULL AND NOT organisation`,
    lines: await tx.$queryRaw<MarketFacts["lines"]>`
      SELECT s.id, s.code, s.lot_id AS "lotId", l.framework_id AS "frameworkId", l.service_component AS component
      FROM service_line s JOIN lot l ON l.id = s.lot_id JOIN framework f ON f.id = l.framework_id ORDER BY f.starts_on`,
  };
}

/** What stands on file of the people whom a file names. */
export async function onFileOf(tx: Tx, personRefs: readonly string[]): Promise<readonly OnFile[]> {
  const rows = await tx.$queryRaw<(Omit<OnFile, "fromOn" | "toOn"> & { fromOn: Date; toOn: Date | null })[]>`
    SELECT p.person_ref AS "personRef", p.location_id AS "locationId", e.service_line_id AS "serviceLineId", e.from_on AS "fromOn", e.to_on AS "toOn"
    FROM placement p JOIN placement_element e ON e.placement_id = p.id
    WHERE p.person_ref = ANY (${[...new Set(personRefs)]}::text[]) AND p.cancelled_on IS NULL`;
  return rows.map(({ fromOn, toOn, ...one }) => ({
    ...one,
    fromOn: fromColumn(fromOn),
    toOn: toOn ? fromColumn(toOn) : null,
  }));
}

/** Writes a batch with its parts and who pays, in four statements; what is no member's business stands off the framework. */
export async function savePlacements(
  tx: Tx,
  by: { readonly commissionerId: string; readonly accountId: string; readonly runId: string },
  placements: readonly ImportedPlacement[],
  now: Date,
) {
  const heads = placements.map(({ elements, shares, ...head }) => ({
    ...head,
    reference: `IM-${by.runId.slice(0, 8).toUpperCase()}-${String(head.row).padStart(5, "0")}`,
    section117: shares.some(({ stream }) => stream === "s117"),
  }));
  const rows = JSON.stringify(heads);
  await tx.$executeRaw`
    INSERT INTO placement (commissioner_id, framework_id, reference, provider_id, location_id, lot_id, person_ref, age_band, support_reason,
      section_117, from_on, to_on, off_framework_ground, created_by, created_at, approved_on, import_run_id)
    SELECT ${by.commissionerId}::uuid, m.framework_id, h.reference, h."providerId", h."locationId", h."lotId", h."personRef", h."ageBand", h."supportReason",
      h."section117", h."fromOn", h."toOn", CASE WHEN m.framework_id IS NULL THEN 'Imported: the provider was no member of the lot on its first day' ELSE '' END,
      ${by.accountId}::uuid, ${now}, h."fromOn", ${by.runId}::uuid
    FROM jsonb_to_recordset(${rows}::jsonb) AS h (reference text, "providerId" uuid, "locationId" uuid, "lotId" uuid, "personRef" text, "ageBand" text,
      "supportReason" text, "section117" boolean, "fromOn" date, "toOn" date)
    LEFT JOIN LATERAL (SELECT m.framework_id FROM lot_membership m WHERE m.provider_id = h."providerId" AND m.lot_id = h."lotId"
      AND m.active_from <= h."fromOn" AND (m.active_to IS NULL OR m.active_to > h."fromOn") LIMIT 1) m ON true`;
  const parts = placements.flatMap(({ elements }, at) =>
    elements.map((element) => ({
      ...element,
      reference: heads[at]?.reference,
      weekly: weeklyCost(element),
    })),
  );
  await tx.$executeRaw`
    INSERT INTO placement_element (placement_id, commissioner_id, provider_id, service_line_id, pence, per, units, weekly_pence, from_on, to_on, origin)
    SELECT p.id, p.commissioner_id, p.provider_id, e."serviceLineId", e.pence, e.per, e.units, e.weekly, e."fromOn", e."toOn", 'IMPORTED'
    FROM jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) AS e (reference text, "serviceLineId" uuid, pence int, per text, units numeric, weekly int, "fromOn" date, "toOn" date)
    JOIN placement p ON p.reference = e.reference AND p.import_run_id = ${by.runId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO placement_funding (placement_id, commissioner_id, from_on, to_on, agreed_at)
    SELECT id, commissioner_id, from_on, to_on, ${now} FROM placement WHERE import_run_id = ${by.runId}::uuid`;
  const shares = placements.flatMap((placement, at) =>
    placement.shares.map(({ stream, share }) => ({
      reference: heads[at]?.reference,
      stream,
      weekly: share.kind === "weekly" ? share.pence : null,
      points: share.kind === "percent" ? share.share : null,
      rest: share.kind === "rest",
    })),
  );
  await tx.$executeRaw`
    INSERT INTO placement_share (funding_id, commissioner_id, stream, weekly_pence, basis_points, takes_rest)
    SELECT f.id, f.commissioner_id, s.stream, s.weekly, s.points, s.rest
    FROM jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) AS s (reference text, stream text, weekly int, points int, rest boolean)
    JOIN placement p ON p.reference = s.reference AND p.import_run_id = ${by.runId}::uuid JOIN placement_funding f ON f.placement_id = p.id`;
}
