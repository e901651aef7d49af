import type { Instant } from "#app/domain/calendar.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import { callOffState, type CallOffRoute, type CallOffState } from "#app/domain/call-off/state.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";
import { callOffsWhere } from "./call-offs.server.ts";

/** A call-off in a list: where it stands, and who calls it off. */
export type ListedCallOff = {
  readonly callOff: CallOff;
  readonly state: CallOffState;
  readonly commissioner: string;
  readonly framework: string;
};

/** What somebody asks of the list of call-offs; "" asks nothing. */
export type CallOffQuestion = {
  readonly words: string;
  readonly state: CallOffState | "running" | "";
  readonly route: CallOffRoute | "";
};

/** The call-offs of the list that answer the question. */
export function callOffsAsked(
  listed: readonly ListedCallOff[],
  { words, state, route }: CallOffQuestion,
): readonly ListedCallOff[] {
  const asked = words.trim().toLowerCase();
  return listed.filter(
    (one) =>
      (state === "" || (state === "running" ? !over.includes(one.state) : one.state === state)) &&
      (route === "" || one.callOff.route === route) &&
      `${one.callOff.reference} ${one.callOff.title}`.toLowerCase().includes(asked),
  );
}

const over: readonly CallOffState[] = ["cancelled", "left-framework", "contracted"];

/** The call-offs that the actor's commissioner made, and those on its own frameworks, the newest first. */
export async function callOffList(tx: Tx, now: Instant): Promise<readonly ListedCallOff[]> {
  const callOffs = await callOffsWhere(
    tx,
    Prisma.sql`(c.commissioner_id = app.commissioner() OR c.framework_id = ANY (app.own_frameworks()))`,
  );
  const commissioners = await tx.commissioner.findMany({ select: { id: true, name: true } });
  const names = new Map(commissioners.map(({ id, name }) => [id, name]));
  const frameworks = await tx.framework.findMany({ select: { id: true, title: true } });
  const titles = new Map(frameworks.map(({ id, title }) => [id, title]));
  return callOffs.map((callOff) => ({
    callOff,
    state: callOffState(callOff, now),
    commissioner: names.get(callOff.commissionerId) ?? "",
    framework: titles.get(callOff.frameworkId) ?? "",
  }));
}
