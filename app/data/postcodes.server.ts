import type { Tx } from "./db.server.ts";

/** A postcode and its place on the British National Grid, in metres. */
export type PostcodePlace = {
  readonly postcode: string;
  readonly outcode: string;
  readonly easting: number;
  readonly northing: number;
};

/** The place of a postcode in its normal form ("BS1 1AD"), or nothing where the file does not hold it. */
export async function placeOfPostcode(tx: Tx, postcode: string): Promise<PostcodePlace | undefined> {
  const place = await tx.postcode.findUnique({
    where: { postcode },
    select: { postcode: true, outcode: true, easting: true, northing: true },
  });
  return place ?? undefined;
}

/** Stores many places at once. Answers how many were new or moved. */
export async function savePostcodes(tx: Tx, batch: readonly PostcodePlace[]): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO postcode (postcode, outcode, easting, northing)
    SELECT postcode, outcode, easting, northing FROM jsonb_to_recordset(${JSON.stringify(batch)}::jsonb)
      AS p (postcode text, outcode text, easting int, northing int)
    ON CONFLICT (postcode) DO UPDATE SET outcode = excluded.outcode, easting = excluded.easting, northing = excluded.northing
      WHERE (postcode.easting, postcode.northing) IS DISTINCT FROM (excluded.easting, excluded.northing)`;
}
