import type { StaffActor } from "#app/domain/access/actor.ts";
import { approvePlacement, dearestWeek } from "#app/domain/brokerage/approval.ts";
import { yearlyCost } from "#app/domain/brokerage/placement.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { lotsOf } from "#app/data/frameworks.server.ts";
import { lastChoice, offersCompared } from "#app/data/brokerage/offers-compared.server.ts";
import { approvalLimitsOf } from "#app/data/brokerage/placement-limits.server.ts";
import { placementOf, type PlacementOnFile } from "#app/data/brokerage/placements.server.ts";
import { judgedToday, requestToPlace } from "#app/data/brokerage/placing.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { approvalInWords } from "#app/components/placement/refusal-words.ts";
import { reasonAgainstInWords, reasonForInWords } from "../search-words.ts";
import { found } from "#app/web/guard.server.ts";

/** Everything that somebody who decides on the cost of a placement needs beside the placement itself. */
export async function approvalView(tx: Tx, actor: StaffActor, placementId: string, now: Date) {
  const placement = found(await placementOf(tx, placementId));
  const today = dayOf(now);
  const { care, publicPence } = dearestWeek(placement);
  const limits = await approvalLimitsOf(tx, actor.roles, placement, today);
  const { own, panel } = limits;
  const facts = {
    ...{ madeBy: placement.createdBy, approved: placement.approvedAt !== null },
    ...{ returned: placement.returnedAt !== null, ...limits },
  };
  const verdict = approvePlacement(placement, facts, actor.accountId, today);
  return {
    weekly: formatPounds(care),
    publicWeekly: formatPounds(publicPence),
    yearly: formatPounds(yearlyCost(publicPence)),
    limit: own ? `${formatPounds(own.limit)} a year, since ${shortDay(own.fromOn)}` : "None",
    panel: panel
      ? {
          ...{ limit: formatPounds(panel.weekly), until: shortDay(panel.expiresOn), words: panel.words },
          caseId: panel.caseId,
        }
      : null,
    refusal: verdict.ok ? null : approvalInWords(verdict.why),
    ...(await beside(tx, placement, now)),
  };
}

/** The request that a placement came from, its offers, the choice, and the eligibility of the provider today. */
async function beside(tx: Tx, { requestId }: PlacementOnFile, now: Date) {
  const request = requestId ? await requestToPlace(tx, requestId) : undefined;
  if (!request) return { offers: [], choice: null, reasons: [], against: [] };
  const { chosen, frameworkId } = request;
  const judged = chosen ? await judgedToday(tx, frameworkId, chosen, dayOf(now)) : { for: [], against: [] };
  const lots = await lotsOf(tx, [frameworkId]);
  const names = {
    lot: (id: string) => lots.find((lot) => lot.id === id)?.title ?? "a lot",
    area: () => "the area",
    unit: undefined,
  };
  const rates = (judged.for.some(({ kind }) => kind === "priced") && ["Has a rate for what is bought"]) || [];
  return {
    offers: (await offersCompared(tx, request.id, chosen?.offerId ?? null)).map((offer) => ({
      ...{ id: offer.id, provider: offer.provider, weekly: formatPounds(offer.weekly), chosen: offer.chosen },
      ...{ starts: shortDay(offer.startsOn), conditions: offer.conditions, withdrawn: offer.withdrawn },
      ...{ byPhone: offer.byPhone, reasons: offer.reasons },
    })),
    choice: await lastChoice(tx, request.id),
    reasons: [
      ...judged.for.filter(({ kind }) => kind !== "priced").map((one) => reasonForInWords(one, names)),
      ...rates,
    ],
    against: judged.against.map((one) => reasonAgainstInWords(one, names)),
  };
}
