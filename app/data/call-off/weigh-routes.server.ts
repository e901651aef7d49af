import type { Day } from "#app/domain/calendar.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import { mayBidTogether } from "#app/domain/call-off/invitation.ts";
import type { Recommendation, RouteLaw, RouteNeed } from "#app/domain/call-off/recommendation.ts";
import { recommend } from "#app/domain/call-off/route.ts";
import type { Tx } from "../db.server.ts";
import { linesOfCallOff } from "./call-offs.server.ts";
import { eligibleMembers } from "./eligible-members.server.ts";
import { routeLaw, routeRulesOf, type FiledRouteRule } from "./route-facts.server.ts";

/** The routes of a call-off weighed, with what they were weighed on. */
export type WeighedCallOff = {
  readonly recommendation: Recommendation;
  readonly need: RouteNeed;
  readonly rules: readonly FiledRouteRule[];
  readonly eligible: number;
  readonly together: boolean;
  readonly law: RouteLaw;
};

/** Weighs the routes of a call-off on a day; nothing while it has no lines. */
export async function weighRoutes(tx: Tx, callOff: CallOff, today: Day): Promise<WeighedCallOff | undefined> {
  const lines = await linesOfCallOff(tx, callOff.id);
  if (lines.length === 0) return undefined;
  const lotIds = [...new Set(lines.map(({ lotId }) => lotId))];
  const rules = await routeRulesOf(tx, lotIds);
  const members = await eligibleMembers(tx, callOff, lines, today);
  const eligible = members.filter((member) => member.eligible).length;
  const law = await routeLaw(tx, callOff.regime, today);
  const need = { ...callOff, lotIds };
  const together = mayBidTogether(members, lotIds);
  const recommendation = recommend(need, rules, { today, eligible, together, law });
  return { recommendation, need, rules, eligible, together, law };
}
