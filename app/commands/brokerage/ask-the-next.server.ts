import { system, type StaffActor } from "#app/domain/access/actor.ts";
import {
  cascades,
  enquiryState,
  isWorkingTime,
  mayAsk,
  nextInTurn,
  type AskRefusal,
} from "#app/domain/brokerage/enquiry.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { no, type Verdict } from "#app/domain/verdict.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { lockAsking, mayBeAsked, placesFor, type Asking } from "#app/data/brokerage/asking.server.ts";
import { enquiriesOf, type AskedHow, type Enquiry } from "#app/data/brokerage/enquiries.server.ts";
import { holdForTurn, requestsInTurn, turnsOf } from "#app/data/brokerage/turns.server.ts";
import { workingHoursOn } from "#app/data/call-off/working-hours.server.ts";
import { inTransaction, reading, type Tx } from "#app/data/db.server.ts";
import { putEnquiry, type EnquiryPage, type PutRefusal } from "./put-enquiry.server.ts";

type Put = { readonly enquiryId: string };
export type NextRefusal =
  AskRefusal | PutRefusal | { readonly kind: "nobody-left" | "no-line" | "one-still-thinks" };

/**
 * Asks the next in the frozen line of each request where the last one declined or let it lapse, in working hours only.
 * One transaction for each request, and nobody twice however often it runs. Answers how many were asked.
 */
export async function askTheNext(page: EnquiryPage): Promise<number> {
  const waiting = await reading(system, async (tx, now) =>
    (await works(tx, now)) ? requestsInTurn(tx) : [],
  );
  let sent = 0;
  for (const requestId of waiting) {
    const asked = await inTransaction(system, async (tx, now) => {
      if (!(await holdForTurn(tx, requestId))) return false;
      const asking = await lockAsking(tx, requestId);
      if (!asking) return false;
      const enquiries = await enquiriesOf(tx, requestId);
      if (!cascades(enquiries.filter(isInTurn), now)) return false;
      return (await putNext(tx, asking, enquiries, null, page, now)).ok;
    });
    if (asked) sent += 1;
  }
  return sent;
}

/** Asks the next in the line by hand, unless one in it still has time to answer. Null for a stranger's request. */
export function askNextByHand(
  actor: StaffActor,
  requestId: string,
  page: EnquiryPage,
): Promise<Verdict<Put, NextRefusal> | null> {
  return inTransaction<Verdict<Put, NextRefusal> | null>(actor, async (tx, now) => {
    const asking = await lockAsking(tx, requestId);
    if (!asking || asking.commissionerId !== actor.commissionerId) return null;
    const enquiries = await enquiriesOf(tx, requestId);
    if (enquiries.filter(isInTurn).some((one) => enquiryState(one, now) === "waiting"))
      return no({ kind: "one-still-thinks" });
    return putNext(tx, asking, enquiries, actor.accountId, page, now);
  });
}

function isInTurn({ mode }: AskedHow): boolean {
  return mode === "IN_TURN";
}

async function putNext(
  tx: Tx,
  asking: Asking,
  enquiries: readonly (Enquiry & AskedHow)[],
  sentBy: string | null,
  page: EnquiryPage,
  now: Instant,
): Promise<Verdict<Put, NextRefusal>> {
  const may = mayAsk({ ...asking, enquiries });
  if (!may.ok) return may;
  const [first] = enquiries.filter(isInTurn);
  if (!first) return no({ kind: "no-line" });
  const places = (await placesFor(tx, asking, dayOf(now))).filter(mayBeAsked);
  const standing = (await turnsOf(tx, asking.id)).flatMap((turn) => {
    const place = places.find(({ locationId }) => locationId === turn.locationId);
    return place ? [{ ...turn, place }] : [];
  });
  const next = nextInTurn(standing, enquiries);
  if (!next) return no({ kind: "nobody-left" });
  const { conditions } = first.shown;
  const put = { mode: "IN_TURN", conditions, sentBy: sentBy ?? first.sentBy } as const;
  return putEnquiry(tx, asking, next.place, put, page, now);
}

async function works(tx: Tx, now: Instant): Promise<boolean> {
  const hours = await workingHoursOn(tx, dayOf(now));
  return hours !== null && isWorkingTime(now, hours, await bankHolidaysOnFile(tx));
}
