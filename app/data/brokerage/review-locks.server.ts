import type { Tx } from "../db.server.ts";
import { reviews, type Review } from "./reviews.server.ts";

/** A proposal by its id, if the actor may see it. */
export async function lookAtReview(tx: Tx, id: string): Promise<Review | undefined> {
  return (await reviews(tx, { id }))[0];
}
