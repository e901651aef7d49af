import { contractOf, type Contract } from "#app/data/call-off/contracts.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { found, notFound } from "./guard.server.ts";

/** The contract that a page changes: one of the actor's own commissioner; a 404 for anybody else's. */
export async function ownContract(tx: Tx, actor: StaffActor, contractId: string): Promise<Contract> {
  const contract = found(await contractOf(tx, contractId));
  if (contract.commissionerId !== actor.commissionerId) throw notFound();
  return contract;
}

/** A contract as the head of the pages that change it shows it. */
export function headOf({ id, reference, title, provider }: Contract) {
  return { id, caption: `${reference}: ${title}, ${provider}` };
}
