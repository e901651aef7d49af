import type pg from "pg";
import { sendEnquiries } from "#app/commands/brokerage/send-enquiries.server.ts";
import { enquiriesOf, type AskedHow, type Enquiry } from "#app/data/brokerage/enquiries.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import type { SaidOffer } from "#app/domain/brokerage/offer.ts";
import { pence } from "#app/domain/money.ts";
import { brokering, type Brokering } from "./brokerage.ts";
import { clockOnFile } from "./offering.ts";

/** The pages that letters lead to. */
export const enquiryPage = (id: string) => `https://portal.test/provider/enquiries/${id}`;
export const negotiationPage = (id: string) => `https://portal.test/provider/negotiations/${id}`;

/** When an enquiry of Monday 16 November 2026, 10 in the morning, lapses: eight working hours later. */
export const enquiryDue = "2026-11-17T10:00:00.000Z";

/** A market in which brokers ask, with the clock of answers on file. */
export async function askingWorld(owner: pg.Client): Promise<Brokering> {
  await clockOnFile(owner);
  return brokering(owner);
}

/** Asks some of the three members, together or in turn; gives what was sent, in its order. */
export async function asked(
  world: Brokering,
  requestId: string,
  members: readonly (0 | 1 | 2)[],
  inTurn = false,
): Promise<readonly (Enquiry & AskedHow)[]> {
  const locationIds = members.map((nth) => world.bidders[nth].organisationId);
  const verdict = await sendEnquiries(
    world.broker,
    requestId,
    { locationIds, inTurn, conditions: "Two carers at the first visit." },
    enquiryPage,
  );
  if (!verdict?.ok) throw new Error(JSON.stringify(verdict));
  return reading(world.broker, (tx) => enquiriesOf(tx, requestId));
}

/** An offer of the one line from 4 January 2027, at a price for an hour. */
export function anOffer(world: Brokering, price: number, reason = "", conditions = ""): SaidOffer {
  return {
    startsOn: toDay("2027-01-04"),
    conditions,
    lines: [{ serviceLineId: world.lineIds[0] ?? "", pence: pence(price), reason }],
  };
}
