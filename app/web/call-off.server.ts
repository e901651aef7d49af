import type { Instant } from "#app/domain/calendar.ts";
import { callOffState } from "#app/domain/call-off/state.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { found } from "./guard.server.ts";

/** The call-off that a page is about, and where it stands; a 404 for anybody else's. */
export async function callOffOfPage(tx: Tx, callOffId: string, now: Instant) {
  const callOff = found(await callOffOf(tx, callOffId));
  const state = callOffState(callOff, now);
  return { callOff, state, head: { reference: callOff.reference, title: callOff.title, state } };
}
