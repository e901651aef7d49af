import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** A place on the Ordnance Survey national grid, in whole metres. */
export type GridPlace = { readonly easting: number; readonly northing: number };

export type PostcodeRefusal = { readonly kind: "not-a-postcode" };

const postcodeShape =
  /^(GIR|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]))(\d[ABD-HJLNP-UW-Z]{2})$/;
const metresInAMile = 1609.344;

/** A United Kingdom postcode as it is printed ("BS1 1AD"), from any spacing and case; refuses other text. */
export function normalisePostcode(text: string): Verdict<string, PostcodeRefusal> {
  const parts = postcodeShape.exec(text.replace(/\s+/g, "").toUpperCase());
  if (!parts || (parts[1] === "GIR" && parts[2] !== "0AA")) return no({ kind: "not-a-postcode" });
  return yes(`${parts[1]} ${parts[2]}`);
}

/** The outward half of a postcode: "BS1" of "BS1 1AD". */
export function outcodeOf(postcode: string): string {
  return postcode.replace(/\s+/g, "").toUpperCase().slice(0, -3);
}

/** The straight line between two places, in miles. */
export function milesBetween(from: GridPlace, to: GridPlace): number {
  return Math.sqrt((to.easting - from.easting) ** 2 + (to.northing - from.northing) ** 2) / metresInAMile;
}
