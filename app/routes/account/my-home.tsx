import type { Actor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { redirect } from "#app/framework.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const loader = guardLoader(
  { area: "account", permission: "account:use" },
  async ({ actor }): Promise<null> => {
    throw redirect(homeOf(actor));
  },
);

/** The first page of a person's work. */
function homeOf(actor: Actor): string {
  if (actor.kind === "provider") return paths.provider;
  if (mayDo(actor, "commissioning:read")) return paths.commissioner;
  if (mayDo(actor, "request:read")) return paths.requests;
  if (mayDo(actor, "brokerage:search")) return paths.brokerage;
  if (mayDo(actor, "people:manage")) return paths.admin;
  return mayDo(actor, "audit:read") ? paths.audit : paths.home;
}
