import type { BesidePrices } from "#app/commands/application/save-prices.server.ts";
import { besidePrices } from "#app/data/application/answers.ts";
import type { LotDraft } from "#app/data/application/lot-drafts.server.ts";
import { entryKey, rateCardEntries } from "#app/domain/pricing/rate-card.ts";
import { vatTreatments, type VatTreatment } from "#app/domain/pricing/vat.ts";
import type { LineVolume } from "#app/domain/pricing/volume.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import type { TypedPrices } from "./price-form.server.ts";

/** What was typed beside a rate card: how VAT falls on it, what the council buys and how low prices would be kept up, with a sentence beside each mistake. */
export type TypedBeside = Pick<TypedPrices, "typed" | "errors"> & { readonly said: BesidePrices };

/** The names of the two boxes of a line's volume. */
export function volumeNames(key: string): { readonly units: string; readonly people: string } {
  return { units: `units.${key}`, people: `people.${key}` };
}

/** The name of the box for a line's own VAT. */
export function lineVatName(lineId: string): string {
  return `vat.${lineId}`;
}

/** Reads what was typed beside the prices of a lot. Volumes may be left empty; one of the two alone stands with nought. */
export function readBeside(fields: Fields, { terms }: LotDraft): TypedBeside {
  const errors: Record<string, string> = {};
  const typed: Record<string, readonly string[]> = { vat: [fields.text("vat")] };
  const vat = vatTreatments.find((one) => one === fields.text("vat"));
  if (!vat) errors["vat"] = "Select how VAT is charged on these services";
  const lineVat: Record<string, VatTreatment> = {};
  for (const { id } of terms.lines) {
    const name = lineVatName(id);
    typed[name] = [fields.text(name)];
    const own = vatTreatments.find((one) => one === fields.text(name));
    if (own && own !== vat) lineVat[id] = own;
    if (!own && fields.text(name) !== "") errors[name] = "Select how VAT is charged on this line";
  }
  const volumes = rateCardEntries(terms).flatMap(({ key, line, area, location }): readonly LineVolume[] => {
    const names = volumeNames(key);
    const read = (name: string, what: string) => {
      const text = fields.text(name).trim();
      typed[name] = [fields.text(name)];
      if (/^[0-9]{1,9}$/.test(text.replaceAll(",", ""))) return Number(text.replaceAll(",", ""));
      if (text !== "") errors[name] = `${what} must be a whole number, like 120`;
      return null;
    };
    const units = read(names.units, "Units a year");
    const people = read(names.people, "People");
    if (units === null && people === null) return [];
    const place = { serviceLineId: line.id, areaId: area.id, locationId: location.id };
    return [{ ...place, unitsAYear: units ?? 0, people: people ?? 0 }];
  });
  const answer = readAnswer(fields);
  return {
    typed: { ...typed, ...answer.typed },
    errors: { ...errors, ...answer.errors },
    said: vat ? { vat, lineVat, volumes, ...answer.said } : {},
  };
}

/** How prices below their floor would be kept up; a page that did not ask says nothing of it. */
function readAnswer(fields: Fields): TypedBeside {
  if (!fields.entries().some(([name]) => name === "sustainability"))
    return { typed: {}, errors: {}, said: {} };
  const text = fields.text("sustainability");
  const read = besidePrices.shape.sustainability.safeParse(text);
  return {
    typed: { sustainability: [text] },
    errors: read.success ? {} : { sustainability: read.error.issues[0]?.message ?? "" },
    said: read.data === undefined ? {} : { sustainability: read.data },
  };
}

/** What is kept beside the prices of a lot, as it stands in the boxes. */
export function keptBeside({ vat, lineVat, volumes, sustainability }: LotDraft): TypedBeside {
  const boxes = volumes.flatMap((volume) => {
    const names = volumeNames(entryKey(volume));
    return [
      [names.units, [String(volume.unitsAYear)]],
      [names.people, [String(volume.people)]],
    ] as const;
  });
  const lines = Object.entries(lineVat).map(([id, own]) => [lineVatName(id), [own]] as const);
  return {
    typed: {
      vat: [vat],
      sustainability: [sustainability],
      ...Object.fromEntries(lines),
      ...Object.fromEntries(boxes),
    },
    errors: {},
    said: {},
  };
}
