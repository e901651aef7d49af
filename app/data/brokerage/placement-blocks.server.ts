import { balanceOf, type BlockEntry } from "#app/domain/call-off/block-ledger.ts";
import type { BlockOfPlacement } from "#app/domain/brokerage/drawdown.ts";
import type { Retainer } from "#app/domain/brokerage/ending.ts";
import { compareDays, type Day } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { blockOf } from "../call-off/blocks.server.ts";
import type { Tx } from "../db.server.ts";

/** A block contract of the actor's own commissioner with this provider, as far as a placement draws from it. */
export async function blockForPlacing(
  tx: Tx,
  contractId: string,
  providerId: string,
): Promise<BlockOfPlacement | undefined> {
  const contract = await tx.contract.findFirst({
    where: { id: contractId, providerId },
    select: { id: true },
  });
  const block = contract && (await blockOf(tx, contractId));
  if (!block) return undefined;
  const lines = await tx.$queryRaw<{ id: string; serviceLineId: string; pence: number }[]>`
    SELECT l.call_off_line_id AS id, l.service_line_id AS "serviceLineId", l.pence FROM contract_line l WHERE l.contract_id = ${contractId}::uuid`;
  const { startsOn, endsOn, reference } = block;
  return {
    ...{ contractId, reference, startsOn, endsOn },
    lines: lines.map((line) => {
      const own = block.lines.find(({ lineId }) => lineId === line.id);
      const terms = own?.terms;
      return {
        ...{ lineId: line.id, serviceLineId: line.serviceLineId, pence: pence(line.pence) },
        balance: own?.balance ?? balanceOf([] satisfies readonly BlockEntry[]),
        retainer: terms
          ? ({ pence: terms.retainerPence, days: terms.retainerDays } satisfies Retainer)
          : null,
      };
    }),
  };
}

/** The block contracts of the actor's commissioner with a provider for these lines that run on a day. */
export async function blocksWith(
  tx: Tx,
  providerId: string,
  serviceLineIds: readonly string[],
  on: Day,
): Promise<readonly BlockOfPlacement[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT c.id FROM contract c JOIN contract_line l ON l.contract_id = c.id
    WHERE c.commissioner_id = app.commissioner() AND c.provider_id = ${providerId}::uuid AND c.kind = 'BLOCK' AND l.service_line_id = ANY (${[...serviceLineIds]}::uuid[])`;
  const blocks: BlockOfPlacement[] = [];
  for (const { id } of rows) {
    const block = await blockForPlacing(tx, id, providerId);
    if (block && compareDays(block.endsOn, on) >= 0) blocks.push(block);
  }
  return blocks;
}
