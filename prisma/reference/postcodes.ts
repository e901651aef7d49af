import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { outcodeOf, type GridPlace } from "#app/domain/framework/postcode.ts";

/** A postcode and its place on the national grid, in whole metres. */
export type PlacedPostcode = GridPlace & { readonly postcode: string; readonly outcode: string };

/** The postcodes that come with the portal, in the order of the file. Throws on a row that is not one. */
export function referencePostcodes(): readonly PlacedPostcode[] {
  const text = gunzipSync(readFileSync(path.resolve("prisma/reference/postcodes-bs.csv.gz"))).toString("utf8");
  return text.trim().split("\n").slice(1).map(placed);
}

function placed(line: string): PlacedPostcode {
  const [postcode, easting, northing] = line.split(",");
  if (!postcode || !easting || !northing) throw new Error(`Not a postcode with its place: ${line}`);
  return { postcode, outcode: outcodeOf(postcode), easting: Number(easting), northing: Number(northing) };
}
