import { mayDo } from "#app/domain/access/permissions.ts";
import { redirect } from "#app/framework.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

/** A broker's work begins at the board of requests; whoever only looks for providers begins with a search. */
export const loader = guardLoader({ area: "brokerage", permission: "brokerage:search" }, async ({ actor }) =>
  redirect(mayDo(actor, "request:read") ? paths.requests : paths.search),
);
