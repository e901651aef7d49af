import { findDraft } from "#app/data/application/drafts.server.ts";
import type { Day } from "#app/domain/calendar.ts";
import { rateCardEntries } from "#app/domain/pricing/rate-card.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { pence } from "#app/domain/money.ts";
import { toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { unitOf } from "./frameworks.server.ts";

/** A capped price that a provider may ask an exception for: its key is line, area and location. */
export type ExceptionChoice = { readonly key: string; readonly words: string };

/** The capped prices of a provider: those of its rates from a day on, and those that its open applications ask for. */
export async function exceptionChoices(
  tx: Tx,
  providerId: string,
  today: Day,
  now: Date,
): Promise<readonly ExceptionChoice[]> {
  const choices = new Map<string, string>();
  for (const rate of await standing(tx, providerId, today))
    choices.set(
      rate.key,
      `${rate.line}, ${rate.place}: rate ${formatPrice(pence(rate.pence), rate.unit)}, cap ${formatPrice(pence(rate.capPence), rate.unit)}`,
    );
  for (const id of await openApplications(tx, providerId, now)) {
    const draft = await findDraft(tx, providerId, id);
    for (const { key, line, area, location, cap } of draft?.lots.flatMap((lot) =>
      rateCardEntries(lot.terms),
    ) ?? [])
      if (cap && !choices.has(key))
        choices.set(
          key,
          `${line.title}, ${location.name}, ${area.name.toLowerCase()}: cap ${formatPrice(cap.pence, line.unit)} in the open round`,
        );
  }
  return [...choices].map(([key, words]) => ({ key, words }));
}

async function standing(tx: Tx, providerId: string, today: Day) {
  const rows = await tx.$queryRaw<
    { key: string; line: string; place: string; unit: string; pence: number; capPence: number }[]
  >`
    SELECT r.service_line_id || '.' || r.area_id || '.' || r.location_id AS key, l.title AS line, s.name || ', ' || lower(a.name) AS place,
      l.unit::text AS unit, r.pence, r.cap_pence AS "capPence"
    FROM rate r JOIN service_line l ON l.id = r.service_line_id JOIN lot o ON o.id = l.lot_id JOIN area a ON a.id = r.area_id JOIN location s ON s.id = r.location_id
    WHERE r.provider_id = ${providerId}::uuid AND r.cap_pence IS NOT NULL AND (r.valid_to IS NULL OR r.valid_to > ${toColumn(today)})
    ORDER BY o.number, l.position, s.name, a.position, r.valid_from`;
  return rows.map((row) => ({ ...row, unit: unitOf(row.unit) }));
}

async function openApplications(tx: Tx, providerId: string, now: Date): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM application a JOIN round r ON r.id = a.round_id
    WHERE a.provider_id = ${providerId}::uuid AND r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND r.opens_at <= ${now} AND r.closes_at > ${now}`;
  return rows.map((row) => row.id);
}
