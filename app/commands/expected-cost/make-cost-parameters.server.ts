import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  withFigure,
  type CostParameters,
  type Three,
} from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import {
  checkVersion,
  makeVersion,
  providersBehind,
  type CheckRefusal,
  type MakeRefusal,
} from "#app/domain/benchmark/expected-cost/versions.ts";
import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import type { Decimal4 } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { areasOf } from "#app/data/areas-of-own.server.ts";
import { record } from "#app/data/audit.server.ts";
import {
  addParameters,
  costParametersOf,
  latestParameters,
  lockParametersOf,
  markChecked,
  type ParametersOf,
} from "#app/data/cost-parameters.server.ts";
import { drawnNow } from "#app/data/drawn-parameters.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { ownLot } from "#app/data/price-rules.server.ts";

export type MakeParametersRefusal = MakeRefusal | { readonly kind: "no-law" | "no-such-figure" };
type Made = Verdict<{ readonly id: string }, MakeParametersRefusal>;

/**
 * Makes the next version of a lot's parameters from its latest open books and the law of the day from which they hold; what
 * was typed in before stays where neither has a figure. Somebody else checks it. Null for a stranger's lot.
 */
export function makeFromOpenBooks(actor: StaffActor, of: ParametersOf, fromOn: Day): Promise<Made | null> {
  return inTransaction<Made | null>(actor, async (tx, now) => {
    if (!(await ownLot(tx, of.lotId)) || !(await isOwnArea(tx, of.areaId))) return null;
    await lockParametersOf(tx, actor.commissionerId, of.lotId);
    const latest = await latestParameters(tx, of);
    const drawn = await drawnNow(tx, of.lotId, fromOn, latest?.parameters ?? null);
    if (!drawn) return no({ kind: "no-law" });
    return make(tx, actor, of, { parameters: drawn.parameters, fromOn, source: drawn.source }, now);
  });
}

async function isOwnArea(tx: Tx, areaId: string | null): Promise<boolean> {
  return areaId === null || (await areasOf(tx)).some(({ id }) => id === areaId);
}

/** Makes the next version from another with one figure typed in, with its source. Null for a stranger's version. */
export function changeFigure(
  actor: StaffActor,
  parametersId: string,
  change: { readonly code: string; readonly three: Three<Decimal4>; readonly source: string },
): Promise<Made | null> {
  return inTransaction<Made | null>(actor, async (tx, now) => {
    const from = await costParametersOf(tx, parametersId);
    if (!from || !(await ownLot(tx, from.lotId))) return null;
    await lockParametersOf(tx, actor.commissionerId, from.lotId);
    const parameters = withFigure(from.parameters, change.code, change.three, change.source);
    if (!parameters) return no({ kind: "no-such-figure" });
    const { lotId, areaId, version } = from;
    const today = dayOf(now);
    const fromOn = from.fromOn < today ? today : from.fromOn;
    const source = `Version ${version}, with a figure changed: ${change.source}`;
    return make(tx, actor, { lotId, areaId }, { parameters, fromOn, source }, now);
  });
}

async function make(
  tx: Tx,
  { commissionerId, accountId }: StaffActor,
  of: ParametersOf,
  made: { readonly parameters: CostParameters; readonly fromOn: Day; readonly source: string },
  now: Instant,
): Promise<Made> {
  const latest = (await latestParameters(tx, of)) ?? null;
  const verdict = makeVersion(latest, { ...made, by: accountId }, dayOf(now));
  if (!verdict.ok) return verdict;
  const { version, fromOn, parameters } = verdict.value;
  const row = { version, fromOn, parameters, source: made.source, providers: providersBehind(parameters) };
  const id = await addParameters(tx, of, row, { commissionerId, accountId, at: now });
  const subject = { kind: "lot", id: of.lotId } as const;
  record(tx, { kind: "cost-parameters-made", subject, version, fromOn }, made.source);
  return yes({ id });
}

/** Checks a version that somebody else made: from then on it counts from its day. Null for a stranger's version. */
export function checkParameters(
  actor: StaffActor,
  parametersId: string,
): Promise<Verdict<true, CheckRefusal> | null> {
  return inTransaction<Verdict<true, CheckRefusal> | null>(actor, async (tx, now) => {
    const found = await costParametersOf(tx, parametersId);
    if (!found) return null;
    await lockParametersOf(tx, actor.commissionerId, found.lotId);
    const current = (await costParametersOf(tx, parametersId)) ?? found;
    const latest = (await latestParameters(tx, current))?.version ?? current.version;
    const { version, fromOn, madeById, checkedAt, lotId } = current;
    const asked = { version, fromOn, madeBy: madeById, checked: checkedAt !== null };
    const verdict = checkVersion(asked, latest, actor.accountId);
    if (!verdict.ok) return verdict;
    await markChecked(tx, parametersId, actor.accountId, now);
    record(tx, { kind: "cost-parameters-checked", subject: { kind: "lot", id: lotId }, version, fromOn });
    return yes(true);
  });
}
