import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { freezeRecommendation } from "#app/domain/call-off/frozen-recommendation.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import { chooseRoute, type ChoiceRefusal } from "#app/domain/call-off/route.ts";
import type { CallOffRoute } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { weighRoutes, type WeighedCallOff } from "#app/data/call-off/weigh-routes.server.ts";
import { saveRoute } from "#app/data/call-off/set-up.server.ts";
import { removeInvitations } from "#app/data/call-off/invitations.server.ts";
import { takingStep, type NotInDraft } from "./in-draft.server.ts";

export type RouteRefusal =
  | ChoiceRefusal
  | { readonly kind: "no-lines" }
  | { readonly kind: "names-a-person"; readonly detail: PersonalDetail };

/** Chooses the route of a draft; what was recommended on that day, and why, is frozen with it. */
export function setRoute(
  actor: StaffActor,
  callOffId: string,
  chosen: CallOffRoute,
  reason: string,
): Promise<Verdict<null, RouteRefusal | NotInDraft>> {
  return takingStep<null, RouteRefusal>(actor, callOffId, "change", async (tx, callOff, now) => {
    const today = dayOf(now);
    const weighed = await weighRoutes(tx, callOff, today);
    if (!weighed) return no({ kind: "no-lines" });
    const detail = personalDetailIn(reason);
    if (detail) return no({ kind: "names-a-person", detail });
    const verdict = chooseRoute(weighed.recommendation, chosen, reason);
    if (!verdict.ok) return verdict;
    const { recommendation, need, rules, eligible, law } = weighed;
    const frozen = freezeRecommendation(recommendation, chosen, need, rules, { today, eligible, law });
    if (chosen !== "RESTRICTED") await removeInvitations(tx, callOffId);
    await saveRoute(tx, callOffId, {
      ...{ route: chosen, reason, frozen, response: responseOf(chosen, weighed, today) },
    });
    const subject = { kind: "call-off", id: callOffId } as const;
    record(
      tx,
      { kind: "call-off-route-chosen", subject, route: chosen, departs: frozen.departs },
      reason || undefined,
    );
    return yes(null);
  });
}

/** The longest time to answer among the rules of the lots, for a direct award. */
function responseOf(route: CallOffRoute, { rules }: WeighedCallOff, today: Day) {
  if (route !== "DIRECT") return null;
  const holding = rules.filter(
    (rule) => rule.route === "DIRECT" && rule.fromOn <= today && (rule.toOn === null || rule.toOn > today),
  );
  const days = holding.filter(({ responseMeasure }) => responseMeasure === "WORKING_DAYS");
  const [measure, rulesOf] =
    days.length > 0 ? (["WORKING_DAYS", days] as const) : (["WORKING_HOURS", holding] as const);
  return { measure, units: Math.max(1, ...rulesOf.map(({ responseUnits }) => responseUnits)) };
}
