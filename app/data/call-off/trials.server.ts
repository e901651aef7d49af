import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Trial, TrialDecision, TrialTerms } from "#app/domain/call-off/trial.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** The trial of a call-off that the actor may see, with what was spent and found, and its decision. */
export async function trialOf(tx: Tx, callOffId: string): Promise<Trial | undefined> {
  const row = await tx.callOffTrial.findUnique({
    where: { callOffId },
    select: { hypothesis: true, measure: true, ceilingPence: true, endsOn: true, setUpBy: true },
  });
  if (!row) return undefined;
  const spent = await tx.trialSpend.aggregate({ where: { callOffId }, _sum: { pence: true } });
  const { ceilingPence, endsOn, ...terms } = row;
  return {
    ...terms,
    ceiling: pence(Number(ceilingPence)),
    endsOn: fromColumn(endsOn),
    spent: pence(Number(spent._sum.pence ?? 0)),
    findings: await tx.trialFinding.count({ where: { callOffId } }),
    decision: await tx.trialDecision.findUnique({
      where: { callOffId },
      select: { outcome: true, reason: true, lesson: true },
    }),
  };
}

/** Puts the terms of a trial in the place of what stood there. */
export async function saveTrial(
  tx: Tx,
  whose: { readonly callOffId: string; readonly commissionerId: string },
  { ceiling, endsOn, ...words }: TrialTerms,
  setUpBy: string,
  setUpAt: Instant,
) {
  const said = { ...words, ceilingPence: BigInt(ceiling), endsOn: toColumn(endsOn), setUpBy, setUpAt };
  await tx.callOffTrial.upsert({
    where: { callOffId: whose.callOffId },
    create: { ...whose, ...said },
    update: said,
  });
}

/** Whose record it is, and when it was made. */
type Recorded = {
  readonly callOffId: string;
  readonly commissionerId: string;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
};

export type Spend = { readonly on: Day; readonly pence: Pence; readonly words: string };
export type Finding = { readonly on: Day; readonly words: string };

export async function addSpend(tx: Tx, recorded: Recorded, { on, pence: spent, words }: Spend) {
  await tx.trialSpend.createMany({
    data: [{ ...recorded, spentOn: toColumn(on), pence: BigInt(spent), words }],
  });
}

export async function addFinding(tx: Tx, recorded: Recorded, { on, words }: Finding) {
  await tx.trialFinding.createMany({ data: [{ ...recorded, learntOn: toColumn(on), words }] });
}

export async function saveTrialDecision(
  tx: Tx,
  whose: { readonly callOffId: string; readonly commissionerId: string },
  decision: TrialDecision,
  decidedBy: string,
  decidedAt: Instant,
) {
  await tx.trialDecision.createMany({ data: [{ ...whose, ...decision, decidedBy, decidedAt }] });
}

/** Who decided a trial, and when; null while nobody has. */
export async function trialDecidedBy(
  tx: Tx,
  callOffId: string,
): Promise<{ readonly by: string; readonly at: Instant } | null> {
  const row = await tx.trialDecision.findUnique({
    where: { callOffId },
    select: { decidedBy: true, decidedAt: true },
  });
  if (!row) return null;
  const account = await tx.account.findUnique({ where: { id: row.decidedBy }, select: { name: true } });
  return { by: account?.name ?? "A colleague", at: row.decidedAt };
}

/** What was spent on a trial, the latest day first. */
export async function spendsOf(
  tx: Tx,
  callOffId: string,
): Promise<readonly (Spend & { readonly id: string })[]> {
  const rows = await tx.trialSpend.findMany({
    where: { callOffId },
    orderBy: [{ spentOn: "desc" }, { recordedAt: "desc" }],
    select: { id: true, spentOn: true, pence: true, words: true },
  });
  return rows.map(({ id, spentOn, words, pence: spent }) => ({
    ...{ id, words, on: fromColumn(spentOn), pence: pence(Number(spent)) },
  }));
}

/** What was learnt in a trial, the latest day first. */
export async function findingsOf(
  tx: Tx,
  callOffId: string,
): Promise<readonly (Finding & { readonly id: string })[]> {
  const rows = await tx.trialFinding.findMany({
    where: { callOffId },
    orderBy: [{ learntOn: "desc" }, { recordedAt: "desc" }],
    select: { id: true, learntOn: true, words: true },
  });
  return rows.map(({ id, learntOn, words }) => ({ id, words, on: fromColumn(learntOn) }));
}
