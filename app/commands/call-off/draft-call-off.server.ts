import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { checkDetails, type CallOffDetails, type DetailsRefusal } from "#app/domain/call-off/details.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addCallOff, forgetRoute, saveDetails } from "#app/data/call-off/set-up.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { frameworks } from "#app/data/frameworks.server.ts";
import { searchTerms } from "#app/data/search/terms.server.ts";
import { lookAtSteps } from "./look-at-steps.server.ts";
import { inDraft, type NotInDraft } from "./in-draft.server.ts";

/** Drafts a call-off on a framework on which the actor's commissioner is named today. Nobody else sees it before it is published. */
export function draftCallOff(
  actor: StaffActor,
  frameworkId: string,
  details: CallOffDetails,
): Promise<Verdict<{ readonly callOffId: string }, DetailsRefusal | { readonly kind: "not-found" }>> {
  return inTransaction(actor, async (tx, now) => {
    const today = dayOf(now);
    const { frameworks: named } = await searchTerms(tx, actor.commissionerId, today);
    const framework = (await frameworks(tx, actor.commissionerId)).find(({ id }) => id === frameworkId);
    if (!framework || !named.some((one) => one.frameworkId === frameworkId)) return no({ kind: "not-found" });
    const checked = checkDetails(details, framework, today);
    if (!checked.ok) return checked;
    const { accountId, commissionerId } = actor;
    const callOffId = await addCallOff(tx, frameworkId, details, { accountId, commissionerId, at: now });
    record(tx, { kind: "call-off-drafted", subject: { kind: "call-off", id: callOffId } });
    return yes({ callOffId });
  });
}

/** The details that routes are weighed on. */
const weighing = [
  "kind",
  "innovation",
  "regime",
  "urgency",
  "userChoice",
  "choiceStatement",
  "startsOn",
  "endsOn",
  "extensionMonths",
] as const satisfies readonly (keyof CallOffDetails)[];

/** Changes what is wanted while it is a draft. A route is chosen again where something that it was weighed on changes, and steps that no longer fit the term are set again. */
export function changeDetails(
  actor: StaffActor,
  callOffId: string,
  details: CallOffDetails,
): Promise<Verdict<{ readonly stepsForgotten: boolean }, DetailsRefusal | NotInDraft>> {
  return inDraft<{ readonly stepsForgotten: boolean }, DetailsRefusal | NotInDraft>(
    actor,
    callOffId,
    "details",
    async (tx, callOff, now) => {
      const framework = (await frameworks(tx)).find(({ id }) => id === callOff.frameworkId);
      if (!framework) return no({ kind: "not-found" });
      const checked = checkDetails(details, framework, dayOf(now));
      if (!checked.ok) return checked;
      if (callOff.route !== null && weighing.some((key) => callOff[key] !== details[key]))
        await forgetRoute(tx, callOffId);
      await saveDetails(tx, callOffId, details);
      return yes({ stepsForgotten: await lookAtSteps(tx, callOffId, details) });
    },
  );
}
