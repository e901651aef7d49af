import { stepsAfterChange } from "#app/domain/call-off/cross-lot.ts";
import type { Day } from "#app/domain/calendar.ts";
import { forgetSteps, lotStepsOf, saveSteps } from "#app/data/call-off/move-through.server.ts";
import type { Tx } from "#app/data/db.server.ts";

/** Looks at the steps of a draft again, after its lots, lines or term were saved anew. Answers whether they were forgotten. */
export async function lookAtSteps(
  tx: Tx,
  callOffId: string,
  term: { readonly startsOn: Day; readonly endsOn: Day },
): Promise<boolean> {
  const after = stepsAfterChange(await lotStepsOf(tx, callOffId), term);
  if (after.kind === "stand") await saveSteps(tx, callOffId, after.steps);
  if (after.kind === "forgotten") await forgetSteps(tx, callOffId);
  return after.kind === "forgotten";
}
