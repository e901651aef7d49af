import type { Tx } from "../db.server.ts";

/** A partner of a contract that several members hold together, with its lots by number; the lead first. */
export type ContractPartner = {
  readonly providerId: string;
  readonly provider: string;
  readonly lots: readonly { readonly number: number; readonly title: string }[];
};

/** The partners of a contract that the actor may see; none where one provider holds it alone. */
export async function partnersOfContract(tx: Tx, contractId: string): Promise<readonly ContractPartner[]> {
  return tx.$queryRaw`
    SELECT p.provider_id AS "providerId", v.name AS provider, ARRAY(SELECT json_build_object('number', t.number, 'title', t.title)
      FROM lot t WHERE t.id = ANY (p.lot_ids) ORDER BY t.number) AS lots
    FROM contract_partner p JOIN provider v ON v.id = p.provider_id JOIN contract k ON k.id = p.contract_id
    WHERE p.contract_id = ${contractId}::uuid ORDER BY (p.provider_id <> k.provider_id), v.name, v.id`;
}
