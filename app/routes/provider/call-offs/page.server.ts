import type { ProviderActor } from "#app/domain/access/actor.ts";
import { problemsOfBid } from "#app/domain/call-off/bid.ts";
import { deadlineInWords, timeLeftInWords } from "#app/domain/calendar-words.ts";
import { bidTerms } from "#app/data/call-off/bid-terms.server.ts";
import { ownBids, standing } from "#app/data/call-off/bids.server.ts";
import { ownPartOf } from "#app/data/call-off/own-call-offs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { placeNames } from "#app/web/call-off-places.server.ts";
import { byId, found } from "#app/web/guard.server.ts";
import { toTheSecond } from "../application/words.ts";
import { bidStatus, problemInWords } from "./words.ts";

/** Who may bid: a person of a provider that is invited, or asked to bid together. */
export const access = { area: "provider", permission: "bid:write", params: byId("callOffId") } as const;

const lastHours = 24 * 3_600_000;

/** A call-off that a provider is invited to or asked to be a partner in, with its own bid as it stands and as it is being written; a 404 for anybody else's. */
export function ownCallOffPage(actor: ProviderActor, callOffId: string) {
  return reading(actor, async (tx, now) => {
    const { callOff, state, head } = await callOffOfPage(tx, callOffId, now);
    const own = found(await ownPartOf(tx, actor.providerId, callOffId));
    const { terms, draft, savedAt } = await bidTerms(tx, callOffId, actor.providerId, now);
    const bids = await ownBids(tx, callOffId, actor.providerId);
    const closesAt = callOff.closesAt ?? now;
    const names = await placeNames(tx, callOffId);
    return {
      ...{ callOff, state, head, terms, draft, savedAt, bids, now },
      current: standing(bids),
      status: bidStatus(own, state),
      mayBid: state === "open" && own.invited && !terms.behind.inAnother,
      ...{ own, names },
      left: problemsOfBid(terms, draft, now).map((problem) => problemInWords(problem, terms, names.place)),
      deadline: {
        words: deadlineInWords(closesAt),
        left: state === "open" ? `${timeLeftInWords(now, closesAt)} left` : "Bids are closed",
        serverTime: toTheSecond(now),
        urgent: state === "open" && closesAt.getTime() - now.getTime() < lastHours,
      },
    };
  });
}
