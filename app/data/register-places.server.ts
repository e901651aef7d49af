import { normalisePostcode, type GridPlace } from "#app/domain/framework/postcode.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Tx } from "./db.server.ts";
import { placeOfPostcode } from "./postcodes.server.ts";

/** A part of the council's district in which members work. "Everywhere" is none that a person would ask for. */
export type RegisterArea = { readonly id: string; readonly name: string };

/** The areas that the register can be asked for, in their order. */
export async function registerAreas(tx: Tx): Promise<readonly RegisterArea[]> {
  return tx.area.findMany({
    where: { everywhere: false },
    orderBy: [{ position: "asc" }, { name: "asc" }],
    select: { id: true, name: true },
  });
}

export type PlaceRefusal = { readonly kind: "not-a-postcode" } | { readonly kind: "unknown-postcode" };

/**
 * Where a postcode lies, from any spacing and case. Of its first half alone ("BS5") it answers the middle of that
 * district. Refuses what is no postcode and one that is not on file.
 */
export async function placeOfText(tx: Tx, text: string): Promise<Verdict<GridPlace, PlaceRefusal>> {
  const postcode = normalisePostcode(text);
  if (postcode.ok) {
    const place = await placeOfPostcode(tx, postcode.value);
    return place ? yes(place) : no({ kind: "unknown-postcode" });
  }
  const outcode = text.replace(/\s+/g, "").toUpperCase();
  if (!/^[A-Z]{1,2}[0-9][0-9A-Z]?$/.test(outcode)) return no({ kind: "not-a-postcode" });
  const [middle] = await tx.$queryRaw<{ easting: number | null; northing: number | null }[]>`
    SELECT round(avg(easting))::int AS easting, round(avg(northing))::int AS northing FROM postcode WHERE outcode = ${outcode}`;
  if (!middle || middle.easting === null || middle.northing === null) return no({ kind: "unknown-postcode" });
  return yes({ easting: middle.easting, northing: middle.northing });
}
