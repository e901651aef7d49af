import type { StaffActor } from "#app/domain/access/actor.ts";
import type { ChoiceOption } from "#app/domain/brokerage/choice.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { keepShortlist } from "#app/data/brokerage/choices.server.ts";
import { lotsToMatch, matchQuestion, type MatchFilter } from "#app/data/brokerage/match-question.server.ts";
import { matchesFor, type Match } from "#app/data/brokerage/matches.server.ts";
import type { RequestOnFile } from "#app/data/brokerage/requests.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { searchTerms } from "#app/data/search/terms.server.ts";
import { atStage, type NotNow } from "./at-stage.server.ts";

/** Which rows of which shortlist are kept: the question as the page put it, and the places ticked ("provider/location"). */
export type Ticked = {
  readonly lotId: string;
  readonly filter: MatchFilter;
  readonly limit: number;
  readonly offset: number;
  readonly places: readonly string[];
};

export type NotKept = { readonly kind: "nobody-ticked" | "no-longer-eligible" };

/**
 * Keeps members that were found as what the person may choose from, as they stand at this moment. Refuses a place that
 * is not eligible, or not among those asked for. Direct payments are always among the options.
 */
export function keepOptions(
  actor: StaffActor,
  requestId: string,
  ticked: Ticked,
): Promise<Verdict<{ readonly kept: number }, NotNow | NotKept>> {
  return atStage<{ readonly kept: number }, NotKept>(actor, requestId, "ask", async (tx, request, now) => {
    if (ticked.places.length === 0) return no({ kind: "nobody-ticked" });
    const found = await foundFor(tx, actor, request, ticked, dayOf(now));
    const chosen = found.filter(({ candidate }) => ticked.places.includes(placeKey(candidate)));
    if (chosen.length < ticked.places.length) return no({ kind: "no-longer-eligible" });
    const options: readonly ChoiceOption[] = [...chosen.map(optionOf), { kind: "direct-payment" }];
    await keepShortlist(tx, request, options, { accountId: actor.accountId, at: now });
    record(tx, {
      kind: "shortlist-kept",
      subject: { kind: "request", id: requestId },
      options: options.length,
    });
    return yes({ kept: chosen.length });
  });
}

async function foundFor(
  tx: Tx,
  { commissionerId }: StaffActor,
  request: RequestOnFile,
  { lotId, filter, limit, offset }: Ticked,
  today: Day,
): Promise<readonly Match[]> {
  const { frameworks } = await searchTerms(tx, commissionerId, today);
  const terms = frameworks.find(({ frameworkId }) => frameworkId === request.frameworkId);
  const lot = terms && lotsToMatch(request, terms).find(({ id }) => id === lotId);
  if (!lot) return [];
  const question = await matchQuestion(tx, request, terms, lot, { ...filter, today, limit, offset });
  return (await matchesFor(tx, question)).matches;
}

/** How a form names a member at a place. */
export function placeKey({ providerId, locationId }: Pick<Match["candidate"], "providerId" | "locationId">) {
  return `${providerId}/${locationId}`;
}

function optionOf({ candidate, weekly, miles }: Match): ChoiceOption {
  const { providerId, locationId, provider, wholeOrganisation, location, rating } = candidate;
  return {
    ...{ kind: "provider", providerId, locationId, offerId: null, provider, rating, miles },
    ...{ place: wholeOrganisation ? "" : location, weeklyPence: weekly },
  };
}
