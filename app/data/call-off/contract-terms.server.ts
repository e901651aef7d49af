import type { Day } from "#app/domain/calendar.ts";
import { paidTerm, type PaidTerm } from "#app/domain/call-off/outcomes.ts";
import { pence } from "#app/domain/money.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** What is paid and between which days in a contract, as far as its special terms need it; `endsOn` is the day after its last. */
export type ContractTerm = PaidTerm & {
  readonly id: string;
  readonly callOffId: string;
  readonly commissionerId: string;
  readonly providerId: string;
  readonly provider: string;
  readonly reference: string;
  readonly title: string;
  /** Its last day, where it ends early. */
  readonly endedOn: Day | null;
};

/** A contract that the actor may see; nothing for a stranger's. */
export async function contractTermOf(tx: Tx, contractId: string): Promise<ContractTerm | undefined> {
  const row = await tx.contract.findUnique({
    where: { id: contractId },
    select: {
      ...{ id: true, callOffId: true, commissionerId: true, providerId: true, reference: true, title: true },
      ...{ valuePence: true, startsOn: true, endsOn: true, endedOn: true },
    },
  });
  if (!row) return undefined;
  const provider = await tx.provider.findUnique({ where: { id: row.providerId }, select: { name: true } });
  const { valuePence, startsOn, endsOn, endedOn, ...rest } = row;
  const ended = endedOn && fromColumn(endedOn);
  const agreed = { value: pence(Number(valuePence)), startsOn: fromColumn(startsOn) };
  const term = paidTerm({ ...agreed, lastDay: fromColumn(endsOn), endedOn: ended });
  return { ...rest, ...term, provider: provider?.name ?? "", endedOn: ended };
}

/** A contract of the actor's own commissioner, held alone until the end of the transaction. */
export async function lockContractTerm(tx: Tx, contractId: string): Promise<ContractTerm | undefined> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM contract WHERE id = ${contractId}::uuid AND commissioner_id = app.commissioner() FOR UPDATE`;
  return held.length === 1 ? contractTermOf(tx, contractId) : undefined;
}
