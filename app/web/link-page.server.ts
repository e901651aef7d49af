import { z } from "zod";
import { nobody } from "#app/domain/access/actor.ts";
import { linkOf, type LinkPage } from "#app/data/account-links.server.ts";
import { reading } from "#app/data/db.server.ts";
import { hashOfToken } from "#app/data/sessions.server.ts";
import { data } from "#app/framework.server.ts";

/** The secret of a link, whatever is left of it. */
export const tokenParam = z.object({ token: z.string().max(500) });

/** What the page behind a link shows; a link that no longer works is a 404 with a page that says how to get another. */
export async function linkPage(token: string, kind: LinkPage["kind"]) {
  const link = await reading(nobody, (tx) => linkOf(tx, hashOfToken(token)));
  const usable = link?.usable && link.kind === kind ? link : null;
  return data({ link: usable }, { status: usable ? 200 : 404 });
}
