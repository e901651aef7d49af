import { z } from "zod";

import { refusing } from "#app/imports/file-refusal.ts";
import type { JsonDocument } from "#app/imports/json-documents.ts";
import { readCells, tidied, type CqcCell, type CqcCells } from "#app/imports/cqc/fields.ts";
import { newestRating, ratedParts } from "#app/imports/cqc/document-rating.ts";
import type { BadRow, CqcRow } from "#app/imports/cqc/row.ts";

const text = z.string().nullish();

const locationDocument = z.object({
  locationId: text,
  providerId: text,
  name: text,
  registrationStatus: text,
  deregistrationDate: text,
  dormancy: text,
  careHome: text,
  numberOfBeds: z.union([z.number(), z.string()]).nullish(),
  postalAddressLine1: text,
  postalAddressLine2: text,
  postalAddressTownCity: text,
  postalAddressCounty: text,
  postalCode: text,
  localAuthority: text,
  region: text,
  mainPhoneNumber: text,
  website: text,
  gacServiceTypes: z.array(z.object({ name: text, description: text })).nullish(),
  specialisms: z.array(z.object({ name: text })).nullish(),
  ...ratedParts,
});

type LocationDocument = z.infer<typeof locationDocument>;

const columns: { readonly [Cell in CqcCell]?: keyof LocationDocument } = {
  cqcLocationId: "locationId",
  cqcProviderId: "providerId",
  name: "name",
  registrationStatus: "registrationStatus",
  endDate: "deregistrationDate",
  dormant: "dormancy",
  careHome: "careHome",
  beds: "numberOfBeds",
  address: "postalAddressLine1",
  address2: "postalAddressLine2",
  town: "postalAddressTownCity",
  county: "postalAddressCounty",
  postcode: "postalCode",
  localAuthority: "localAuthority",
  region: "region",
  phone: "mainPhoneNumber",
  website: "website",
};

/** Reads location documents as the CQC API gives them. Throws a refusal when the first is no such document. */
export async function* readDocuments(
  documents: AsyncIterable<JsonDocument>,
  fileName: string,
): AsyncGenerator<CqcRow> {
  let isOpened = false;
  for await (const { row, text: source } of documents) {
    const found = parsed(source);
    if (!isOpened) {
      if (!isDocument(found)) throw refuseDocument(found, source, fileName);
      yield { kind: "opened", layout: "api-documents" };
      isOpened = true;
    }
    yield isProvider(found)
      ? { kind: "skipped", row, why: "provider-not-location" }
      : rowOf(row, found, source);
  }
}

function rowOf(row: number, found: unknown, source: string): CqcRow {
  if (found === undefined) return bad(row, "", source.slice(0, 120), "This document is not JSON.");
  const document = locationDocument.safeParse(found);
  if (!document.success) {
    const path = document.error.issues[0]?.path ?? [];
    return bad(row, path.join("."), shown(valueAt(found, path)), "This is not what the CQC API gives here.");
  }
  const cells = cellsOf(document.data);
  const read = readCells(cells, "unknown");
  if (!read.ok) return bad(row, columns[read.cell] ?? read.cell, cells[read.cell] ?? "", read.message);
  const rating = newestRating(document.data);
  if (!rating.ok) return bad(row, rating.why.column, rating.why.value, rating.why.message);
  return { kind: "facts", row, facts: { ...read.facts, ...(rating.value && { rating: rating.value }) } };
}

function cellsOf(document: LocationDocument): CqcCells {
  const plain = Object.entries(columns).map(([cell, column]) => [cell, tidied(plainText(document[column]))]);
  const lists = [
    ["serviceTypes", asList(document.gacServiceTypes?.map(({ name, description }) => description ?? name))],
    ["specialisms", asList(document.specialisms?.map(({ name }) => name))],
  ];
  return Object.fromEntries([...plain, ...lists].filter(([, value]) => value !== undefined)) as CqcCells;
}

function asList(names: readonly (string | null | undefined)[] | undefined): string | undefined {
  return names && `|${names.filter((name) => name != null).join("|")}`;
}

function isDocument(found: unknown): boolean {
  return isProvider(found) || (hasText(found, "locationId") && hasText(found, "name"));
}

function isProvider(found: unknown): boolean {
  return !hasText(found, "locationId") && hasText(found, "providerId");
}

function hasText(found: unknown, key: string): boolean {
  return typeof found === "object" && found !== null && typeof valueAt(found, [key]) === "string";
}

function refuseDocument(found: unknown, source: string, fileName: string): Error {
  if (found === undefined)
    return refusing(
      "broken-json",
      `The first document of ${fileName} is not JSON: “${source.slice(0, 60)}”.`,
    );
  const keys = Object.keys(found as object)
    .slice(0, 6)
    .join(", ");
  return refusing(
    "unknown-layout",
    `${fileName} holds JSON with ${keys || "nothing in it"}, which is not a location document of the CQC API. Expected objects with locationId and name; a list or a change feed only names locations.`,
  );
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch {
    return undefined;
  }
}

function valueAt(found: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    found,
  );
}

function shown(value: unknown): string {
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, 120);
}

function bad(row: number, column: string, value: string, message: string): BadRow {
  return { kind: "bad", row, column, value, message };
}

/** Text and numbers as text; whatever else an API sends in their place is no text. */
function plainText(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
