import { z } from "zod";

import { normalisePostcode } from "#app/domain/framework/postcode.ts";
import type { CqcLocationFacts } from "#app/domain/market/cqc-location.ts";
import { regionIn, serviceTypesIn, specialismsIn } from "#app/imports/cqc/words.ts";

/** The text of each cell of one location that a layout carries, blank cells left out. */
export type CqcCells = { readonly [Field in CqcCell]?: string };

export type CqcCell = keyof typeof cellFields | "startDate" | "rating" | "ratingOn" | "group" | "domain";

/** Either the facts of a row (its rating is read apart) or the cell that is wrong. */
export type CellsRead =
  | { readonly ok: true; readonly facts: CqcLocationFacts }
  | { readonly ok: false; readonly cell: CqcCell; readonly message: string };

const identifier = z
  .string("The CQC ID is missing.")
  .transform((text) => text.toUpperCase())
  .refine(
    (text) => /^[A-Z0-9][A-Z0-9-]{1,29}$/.test(text),
    "A CQC ID is letters, figures and hyphens, like 1-118415313.",
  );

const yesOrNo = z
  .string()
  .refine((text) => /^(y|n|yes|no|true|false)$/i.test(text), "This is Y or N.")
  .transform((text) => /^[yt]/i.test(text));

const cellFields = {
  cqcLocationId: identifier,
  cqcProviderId: identifier.optional(),
  name: z.string("The name is missing.").min(1, "The name is missing."),
  providerName: z.string().optional(),
  postcode: z
    .string()
    .transform((text, check) => {
      const verdict = normalisePostcode(text);
      if (verdict.ok) return verdict.value;
      check.addIssue("This is not a United Kingdom postcode.");
      return z.NEVER;
    })
    .optional(),
  address: z.string().optional(),
  address2: z.string().optional(),
  town: z.string().optional(),
  county: z.string().optional(),
  localAuthority: z.string().optional(),
  region: z.string().transform(regionIn).optional(),
  serviceTypes: z.string().transform(serviceTypesIn).optional(),
  specialisms: z.string().transform(specialismsIn).optional(),
  beds: z
    .string()
    .regex(/^\d{1,5}(\.0+)?$/, "The number of beds is a whole number.")
    .transform(Number)
    .optional(),
  careHome: yesOrNo.optional(),
  dormant: yesOrNo.optional(),
  registrationStatus: z
    .string()
    .regex(/^(de)?registered$/i, "The registration status is Registered or Deregistered.")
    .optional(),
  endDate: z.string().optional(),
  companiesHouseNumber: z.string().transform(companiesHouseNumberIn).optional(),
  website: z.string().transform(websiteIn).optional(),
  phone: z.string().transform(phoneIn).optional(),
};

const cellsSchema = z.object(cellFields);

/** Reads the cells of one location, in any layout. `registration` is what the layout says of every row in it. */
export function readCells(cells: CqcCells, registration: CqcLocationFacts["registration"]): CellsRead {
  const parsed = cellsSchema.safeParse(cells);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, cell: issue?.path[0] as CqcCell, message: issue?.message ?? "This cannot be read." };
  }
  const { address, address2, town, county, registrationStatus, endDate, ...told } = parsed.data;
  const lines = [address, address2, town, county].flatMap((line) => line?.split(/,\s*/) ?? []);
  const facts: Record<keyof CqcLocationFacts, unknown> = {
    ...(told as CqcLocationFacts),
    address: lines.filter((line) => line !== "").join(", ") || undefined,
    careHome: told.careHome ?? isCareHome(told.serviceTypes),
    registration: endDate ? "deregistered" : (registrationStatus?.toLowerCase() ?? registration),
    rating: undefined,
  } as Record<keyof CqcLocationFacts, unknown>;
  return { ok: true, facts: withoutSilence(facts) };
}

/** A cell as a person reads it: trimmed, one space between words; undefined when it is blank or a dash. */
export function tidied(text: string | undefined): string | undefined {
  const tidy = text?.replace(/\s+/g, " ").trim();
  return tidy === "" || tidy === "-" ? undefined : tidy;
}

function withoutSilence(facts: Record<keyof CqcLocationFacts, unknown>): CqcLocationFacts {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as CqcLocationFacts;
}

function isCareHome(serviceTypes: readonly string[] | undefined): boolean | undefined {
  return serviceTypes?.some((serviceType) => serviceType.startsWith("Care home service"));
}

/** Eight characters; a leading zero that a spreadsheet took away is put back. Undefined when it is no number. */
function companiesHouseNumberIn(text: string): string | undefined {
  const number = text.toUpperCase().replace(/\s/g, "");
  if (/^\d{1,8}$/.test(number)) return Number(number) === 0 ? undefined : number.padStart(8, "0");
  return /^[A-Z]{2}(\d{6}|\d{5}[A-Z])$/.test(number) ? number : undefined;
}

/** A web address with its scheme; undefined when it is not one that a browser may be sent to. */
function websiteIn(text: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes(".")) return undefined;
  return url.href.replace(/\/$/, "");
}

function phoneIn(text: string): string {
  return /^[1-9]\d{8,9}$/.test(text) ? `0${text}` : text;
}
