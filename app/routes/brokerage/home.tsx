import { redirect } from "#app/framework.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

/** A broker's work begins with a search. */
export const loader = guardLoader({ area: "brokerage", permission: "brokerage:search" }, async () =>
  redirect(paths.search),
);
