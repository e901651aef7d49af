import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "#app/data/db.server.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

type Asked = {
  readonly actor: StaffActor;
  readonly params: { readonly callOffId: string };
  readonly posted: boolean;
};

/**
 * The draft that a page changes. One that is no draft any more is shown as it stands, but for a form that came back:
 * that keeps what was typed. Another commissioner's is a 404.
 */
export async function draftOfPage(tx: Tx, { actor, params, posted }: Asked, now: Instant) {
  const page = await ownCallOffOfPage(tx, actor, params.callOffId, now);
  if (page.state !== "draft" && !posted) throw redirect(paths.callOff(params.callOffId));
  return page;
}

/** A call-off of the actor's own commissioner; a 404 for another's. */
export async function ownCallOffOfPage(tx: Tx, actor: StaffActor, callOffId: string, now: Instant) {
  const page = await callOffOfPage(tx, callOffId, now);
  if (page.callOff.commissionerId !== actor.commissionerId) throw notFound();
  return page;
}
