import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { AskedException, ExceptionRate, NamedCap } from "#app/domain/pricing/cap-exception.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { unitOf } from "./frameworks.server.ts";

/** Where an exception is meant to hold: a line in an area at a location of a provider. */
export type ExceptionPlace = {
  readonly frameworkId: string;
  readonly providerId: string;
  readonly lotId: string;
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly locationId: string;
};

/** A request as its pages show it. */
export type ExceptionRequest = AskedException &
  ExceptionPlace & {
    readonly id: string;
    readonly provider: string;
    readonly lotTitle: string;
    readonly line: string;
    readonly unit: Unit;
    readonly place: string;
    /** The cap of the first day; null where there is none. */
    readonly capPence: Pence | null;
    readonly requestedBy: string;
    readonly requestedAt: Instant;
    readonly decided: boolean;
    readonly approved: boolean | null;
    readonly decider: string | null;
    readonly decisionReason: string;
  };

type Row = Omit<ExceptionRequest, "pence" | "capPence" | "fromOn" | "toOn" | "unit"> & {
  readonly pence: number;
  readonly capPence: number | null;
  readonly fromOn: Date;
  readonly toOn: Date;
  readonly unit: string;
};

/** The requests that the actor may see, undecided first, then the newest; one of them where its id is given. */
export async function exceptionRequests(
  tx: Tx,
  id: string | null = null,
): Promise<readonly ExceptionRequest[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT x.id, x.framework_id AS "frameworkId", x.provider_id AS "providerId", x.lot_id AS "lotId", x.service_line_id AS "serviceLineId",
      x.area_id AS "areaId", x.location_id AS "locationId", x.pence, x.from_on AS "fromOn", x.to_on AS "toOn", x.evidence,
      p.name AS provider, o.number || '. ' || o.title AS "lotTitle", l.title AS line, l.unit::text AS unit,
      s.name || ', ' || lower(a.name) AS place,
      (SELECT c.pence FROM price_cap c WHERE c.id = app.governing_cap(x.service_line_id, x.area_id, x.from_on)) AS "capPence",
      x.requested_by AS "requestedBy", x.requested_at AS "requestedAt", x.decided_by IS NOT NULL AS decided, x.approved, d.name AS decider,
      x.decision_reason AS "decisionReason"
    FROM exception_request x JOIN provider p ON p.id = x.provider_id JOIN service_line l ON l.id = x.service_line_id JOIN lot o ON o.id = x.lot_id
    JOIN area a ON a.id = x.area_id JOIN location s ON s.id = x.location_id LEFT JOIN account d ON d.id = x.decided_by
    WHERE (${id}::uuid IS NULL OR x.id = ${id}::uuid)
    ORDER BY x.decided_by IS NOT NULL, coalesce(x.decided_at, x.requested_at) DESC, p.name`;
  return rows.map((row) => ({
    ...row,
    pence: pence(row.pence),
    capPence: row.capPence === null ? null : pence(row.capPence),
    fromOn: fromColumn(row.fromOn),
    toOn: fromColumn(row.toOn),
    unit: unitOf(row.unit),
  }));
}

/** The cap that governs a line in an area on a day; null where none does. */
export async function capNamedOn(
  tx: Tx,
  serviceLineId: string,
  areaId: string,
  day: Day,
): Promise<NamedCap | null> {
  const [row] = await tx.$queryRaw<{ id: string; pence: number }[]>`
    SELECT c.id, c.pence FROM price_cap c WHERE c.id = app.governing_cap(${serviceLineId}::uuid, ${areaId}::uuid, ${toColumn(day)}::date)`;
  return row ? { id: row.id, pence: pence(row.pence) } : null;
}

/** The framework, lot and end of term behind a line, an area and a location that this provider may ask about; undefined for a stranger's. */
export async function exceptionPlace(
  tx: Tx,
  providerId: string,
  where: { readonly serviceLineId: string; readonly areaId: string; readonly locationId: string },
): Promise<(ExceptionPlace & { readonly frameworkEndsOn: Day }) | undefined> {
  const [row] = await tx.$queryRaw<{ frameworkId: string; lotId: string; endsOn: Date }[]>`
    SELECT f.id AS "frameworkId", o.id AS "lotId", f.ends_on AS "endsOn"
    FROM service_line l JOIN lot o ON o.id = l.lot_id JOIN framework f ON f.id = o.framework_id JOIN area a ON a.commissioner_id = f.commissioner_id
    JOIN location s ON s.provider_id = ${providerId}::uuid
    WHERE l.id = ${where.serviceLineId}::uuid AND a.id = ${where.areaId}::uuid AND s.id = ${where.locationId}::uuid`;
  if (!row) return undefined;
  const { frameworkId, lotId, endsOn } = row;
  return { ...where, providerId, frameworkId, lotId, frameworkEndsOn: fromColumn(endsOn) };
}

/** Writes down a request. */
export async function addExceptionRequest(
  tx: Tx,
  { frameworkId, providerId, lotId, serviceLineId, areaId, locationId }: ExceptionPlace,
  asked: AskedException,
  by: string,
  now: Instant,
): Promise<string> {
  const { id } = await tx.exceptionRequest.create({
    data: {
      ...{ frameworkId, providerId, lotId, serviceLineId, areaId, locationId },
      ...asked,
      fromOn: toColumn(asked.fromOn),
      toOn: toColumn(asked.toOn),
      requestedBy: by,
      requestedAt: now,
    },
    select: { id: true },
  });
  return id;
}

/** Writes a decision onto a request that has none. Answers whether it had none. */
export async function noteExceptionDecision(
  tx: Tx,
  id: string,
  decision: { readonly exceptionId: string | null; readonly reason: string },
  by: string,
  now: Instant,
): Promise<boolean> {
  const { count } = await tx.exceptionRequest.updateMany({
    where: { id, decidedBy: null },
    data: {
      decidedBy: by,
      decidedAt: now,
      approved: decision.exceptionId !== null,
      decisionReason: decision.reason,
      exceptionId: decision.exceptionId,
    },
  });
  return count === 1;
}

/** Makes the exception that rates may name. */
export async function addException(
  tx: Tx,
  request: ExceptionRequest,
  by: string,
  now: Instant,
): Promise<string> {
  const { frameworkId, providerId, serviceLineId, requestedBy } = request;
  const { id } = await tx.capException.create({
    data: {
      ...{ frameworkId, providerId, serviceLineId, requestedBy, decidedBy: by, decidedAt: now },
      maximumPence: request.pence,
      fromOn: toColumn(request.fromOn),
      toOn: toColumn(request.toOn),
    },
    select: { id: true },
  });
  return id;
}

/** The rates of a provider for a line in an area at a location, which wait until the deed that asks is done. */
export async function ratesOfPlace(tx: Tx, place: ExceptionPlace) {
  const { providerId, serviceLineId, areaId, locationId } = place;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('rates of ' || ${providerId}, 0))::text`;
  const rows = await tx.rate.findMany({
    where: { providerId, serviceLineId, areaId, locationId },
    select: { id: true, membershipId: true, validFrom: true, validTo: true, vat: true },
    orderBy: { validFrom: "asc" },
  });
  return rows.map((row) => ({
    ...row,
    validFrom: fromColumn(row.validFrom),
    validTo: row.validTo && fromColumn(row.validTo),
  }));
}

/** Ends a rate and begins those of an exception in its place, each with its reason and clause. */
export async function replaceByException(
  tx: Tx,
  ending: Awaited<ReturnType<typeof ratesOfPlace>>[number],
  place: ExceptionPlace,
  begin: readonly ExceptionRate[],
  { exceptionId, clause }: { readonly exceptionId: string; readonly clause: string },
) {
  const [first] = begin;
  if (!first) return;
  await tx.rate.updateMany({ where: { id: ending.id }, data: { validTo: toColumn(first.validFrom) } });
  const { frameworkId, providerId, lotId, serviceLineId, areaId, locationId } = place;
  await tx.rate.createMany({
    data: begin.map((rate) => ({
      ...{ frameworkId, providerId, lotId, serviceLineId, areaId, locationId },
      ...{ membershipId: ending.membershipId, vat: ending.vat, reason: "EXCEPTION" as const, clause },
      pence: rate.pence,
      validFrom: toColumn(rate.validFrom),
      validTo: rate.validTo && toColumn(rate.validTo),
      capId: rate.cap.id,
      capPence: rate.cap.pence,
      exceptionId: rate.byException ? exceptionId : null,
    })),
  });
}
