import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayChange } from "#app/domain/round/decisions.ts";
import type { RoundStatus } from "#app/domain/round/round.ts";
import { checkTimetable, type TimetableRefusal } from "#app/domain/round/timetable.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { frameworkById, lotsOf } from "#app/data/frameworks.server.ts";
import { questionSetsOf } from "#app/data/question-sets.server.ts";
import { addRound, lastRound, lockRound, saveDraftRound, type RoundDraft } from "#app/data/rounds.server.ts";

export type DraftRefusal =
  | TimetableRefusal
  | { readonly kind: "not-found" }
  | { readonly kind: "no-lots" }
  | { readonly kind: "lot-of-another-framework" }
  | { readonly kind: "questions-of-another-framework" }
  | { readonly kind: "wrong-status"; readonly status: RoundStatus };

/** Drafts a round of the actor's own framework. Nobody else sees it before it is published. */
export function draftRound(
  actor: StaffActor,
  frameworkId: string,
  draft: RoundDraft,
): Promise<Verdict<{ readonly roundId: string }, DraftRefusal>> {
  return inTransaction(actor, async (tx, now) => {
    const checked = await check(tx, actor, frameworkId, draft, now);
    if (!checked.ok) return checked;
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${frameworkId}, 0))::text`;
    const last = await lastRound(tx, frameworkId);
    const by = { accountId: actor.accountId, draftedFromId: last?.id ?? null };
    const roundId = await addRound(tx, frameworkId, draft, by);
    record(tx, { kind: "round-drafted", subject: { kind: "round", id: roundId } });
    return yes({ roundId });
  });
}

/** Changes a round while it is a draft. */
export function changeRound(
  actor: StaffActor,
  roundId: string,
  draft: RoundDraft,
): Promise<Verdict<{ readonly roundId: string }, DraftRefusal>> {
  return inTransaction(actor, async (tx, now) => {
    const round = await lockRound(tx, roundId);
    if (!round) return no({ kind: "not-found" });
    const changeable = mayChange(round, now);
    if (!changeable.ok) return changeable;
    const checked = await check(tx, actor, round.frameworkId, draft, now);
    if (!checked.ok) return checked;
    await saveDraftRound(tx, roundId, draft);
    record(tx, { kind: "round-changed", subject: { kind: "round", id: roundId } });
    return yes({ roundId });
  });
}

async function check(
  tx: Tx,
  actor: StaffActor,
  frameworkId: string,
  draft: RoundDraft,
  now: Date,
): Promise<Verdict<null, DraftRefusal>> {
  const framework = await frameworkById(tx, frameworkId);
  if (!framework || framework.commissionerId !== actor.commissionerId) return no({ kind: "not-found" });
  const lotIds = (await lotsOf(tx, [frameworkId])).map((lot) => lot.id);
  if (!draft.wholeFramework && draft.lotIds.length === 0) return no({ kind: "no-lots" });
  if (!draft.lotIds.every((id) => lotIds.includes(id))) return no({ kind: "lot-of-another-framework" });
  const sets = await questionSetsOf(tx, frameworkId);
  if (!sets.some((set) => set.id === draft.questionSetId))
    return no({ kind: "questions-of-another-framework" });
  const times = checkTimetable(draft, framework, now);
  return times.ok ? yes(null) : times;
}
