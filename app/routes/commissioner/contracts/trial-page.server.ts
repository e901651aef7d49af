import { contractTermOf } from "#app/data/call-off/contract-terms.server.ts";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { found } from "#app/web/guard.server.ts";

/** The contract that a page is about with its trial; a 404 where nothing is tried out in it. */
export async function trialOfContract(tx: Tx, contractId: string) {
  const contract = found(await contractTermOf(tx, contractId));
  return { contract, trial: found(await trialOf(tx, contract.callOffId)) };
}
