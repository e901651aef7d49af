import type { OpenedFile } from "./cqc/row.ts";
import type { CqcField, FieldChange } from "./preview.ts";

/** How a file was recognised, for the person who gave it. */
export function layoutInWords(opened: OpenedFile): string {
  const header = opened.headerRow === undefined ? "" : `, with its header in row ${opened.headerRow}`;
  return `Read as CQC’s ${layouts[opened.layout]}${header}.`;
}

const layouts = {
  directory: "directory of locations",
  "active-locations": "file of active locations",
  "latest-ratings": "file of latest ratings",
  "api-documents": "location documents from its API",
} as const;

/** What would change of a location, like "Rating: Good (2 March 2024) to Outstanding". */
export function changeInWords(fields: readonly FieldChange[]): string {
  return fields
    .map((change) => `${fieldNames[change.field]}: ${inWords(change.before)} to ${inWords(change.after)}`)
    .join(". ");
}

function inWords(value: unknown): string {
  if (value === undefined || value === "") return "nothing";
  if (Array.isArray(value)) return value.length > 0 ? value.join(", ") : "none";
  if (typeof value === "object" && value !== null && "rating" in value)
    return "on" in value ? `${String(value.rating)} (${String(value.on)})` : String(value.rating);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}

const fieldNames = {
  cqcLocationId: "CQC number",
  cqcProviderId: "CQC provider number",
  name: "Name",
  providerName: "Provider",
  postcode: "Postcode",
  address: "Address",
  localAuthority: "Local authority",
  region: "Region",
  serviceTypes: "Services",
  specialisms: "Specialisms",
  beds: "Beds",
  careHome: "Care home",
  registration: "Registration",
  dormant: "Dormant",
  rating: "Rating",
  companiesHouseNumber: "Companies House number",
  website: "Website",
  phone: "Phone",
} as const satisfies Record<CqcField, string>;
