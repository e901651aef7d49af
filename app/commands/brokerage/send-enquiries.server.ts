import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayAsk, type AskRefusal } from "#app/domain/brokerage/enquiry.ts";
import { dayOf } from "#app/domain/calendar.ts";
import type { ReasonAgainst } from "#app/domain/call-off/reasons.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { lockAsking, mayBeAsked, placesFor, type PlaceOfMember } from "#app/data/brokerage/asking.server.ts";
import { enquiriesOf } from "#app/data/brokerage/enquiries.server.ts";
import { freezeTurns, turnsOf } from "#app/data/brokerage/turns.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { putEnquiry, type EnquiryPage, type PutRefusal } from "./put-enquiry.server.ts";

/** Whom to ask (places, in the order in which they would be asked), how, and under which conditions. */
export type ToSend = {
  readonly locationIds: readonly string[];
  readonly inTurn: boolean;
  readonly conditions: string;
};

export type SendRefusal =
  | AskRefusal
  | PutRefusal
  | { readonly kind: "nobody" | "line-stands" }
  | { readonly kind: "asked-before" | "not-a-member"; readonly locationId: string }
  | {
      readonly kind: "not-eligible";
      readonly locationId: string;
      readonly against: readonly ReasonAgainst[];
    };

/**
 * Asks providers, without who the person is: all of these together, or the first of them while the others wait in a
 * line that is frozen. Each is judged on this day by the one function, and its reasons are kept. All are asked or none.
 * Null for a stranger's request.
 */
export async function sendEnquiries(
  actor: StaffActor,
  requestId: string,
  { locationIds, inTurn, conditions }: ToSend,
  page: EnquiryPage,
  arrival?: Arrival,
): Promise<Verdict<{ readonly sent: number }, SendRefusal> | null> {
  const deed = inTransaction<Verdict<{ readonly sent: number }, SendRefusal> | null>(
    actor,
    async (tx, now) => {
      const asking = await lockAsking(tx, requestId);
      if (!asking || asking.commissionerId !== actor.commissionerId) return null;
      const enquiries = await enquiriesOf(tx, requestId);
      const may = mayAsk({ ...asking, enquiries });
      if (!may.ok) return may;
      if (inTurn && (await turnsOf(tx, requestId)).length > 0) return no({ kind: "line-stands" });
      const chosen = choose(
        await placesFor(tx, asking, dayOf(now)),
        locationIds,
        enquiries.map(({ locationId }) => locationId),
      );
      if (!chosen.ok) return chosen;
      if (inTurn) await freezeTurns(tx, asking, chosen.value);
      const put = { mode: inTurn ? "IN_TURN" : "TOGETHER", conditions, sentBy: actor.accountId } as const;
      const first = inTurn ? chosen.value.slice(0, 1) : chosen.value;
      for (const place of first) {
        const sent = await putEnquiry(tx, asking, place, put, page, now);
        if (!sent.ok) throw new Undone(sent.why);
      }
      return yes({ sent: first.length });
    },
    arrival,
  );
  return deed.catch((error: unknown) => {
    if (error instanceof Undone) return no(error.why);
    throw error;
  });
}

/** Undoes what was written for those before it. */
class Undone extends Error {
  constructor(readonly why: PutRefusal) {
    super(why.kind);
  }
}

function choose(
  places: readonly PlaceOfMember[],
  locationIds: readonly string[],
  asked: readonly string[],
): Verdict<readonly PlaceOfMember[], SendRefusal> {
  const wanted = [...new Set(locationIds)];
  if (wanted.length === 0) return no({ kind: "nobody" });
  const chosen: PlaceOfMember[] = [];
  for (const locationId of wanted) {
    const place = places.find((one) => one.locationId === locationId);
    if (!place) return no({ kind: "not-a-member", locationId });
    if (asked.includes(locationId)) return no({ kind: "asked-before", locationId });
    if (!mayBeAsked(place)) return no({ kind: "not-eligible", locationId, against: place.against });
    chosen.push(place);
  }
  return yes(chosen);
}
