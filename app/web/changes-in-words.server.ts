import type { Contract } from "#app/data/call-off/contracts.server.ts";
import { changesOfContract, type ContractChange } from "#app/data/call-off/changes-of-contract.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { changeGroundsOf } from "#app/data/notice-rules.server.ts";
import type { Day } from "#app/domain/calendar.ts";

/** The changes of a contract, each with the ground on which it rests in words; one that is not on file any more by its code. */
export async function changesInWords(
  tx: Tx,
  { id, regime }: Pick<Contract, "id" | "regime">,
  today: Day,
): Promise<readonly ContractChange[]> {
  const changes = await changesOfContract(tx, id);
  const { grounds } = await changeGroundsOf(tx, regime, today);
  return changes.map((change) => {
    const ground = grounds.find(({ code }) => code === change.ground);
    return ground ? { ...change, ground: `${ground.title}, ${ground.clause}` } : change;
  });
}
