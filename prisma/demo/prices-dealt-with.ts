import type { deedsOnPrices } from "#app/deeds-on-prices.server.ts";
import type { Role, StaffActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { mulDivHalfUp } from "#app/domain/money.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { councilId, personId } from "./commissioning.ts";
import { planOfPrices, type Dealing, type PriceAsked } from "./price-plans.ts";

export type DeedsOnPrices = typeof deedsOnPrices;

const analyst = staff("analyst");
const approver = staff("approver");

/** From which day an agreed price is to hold. */
const newPriceFrom = toDay("2026-12-07");

/**
 * What the people of the demonstration do on its first morning about some of the prices that the night before found, each by
 * the portal's own command, so that the queue has prices in every state. `page` is where a provider answers in a negotiation.
 * Answers how many were dealt with.
 */
export async function dealWithPrices(
  portal: DeedsOnPrices,
  page: (negotiationId: string) => string,
): Promise<number> {
  const asked = await portal.pricesAsked(analyst);
  const plans = planOfPrices(asked);
  for (const [who, ids] of givenTo(plans)) done(await portal.assignFlags(analyst, ids, personId(who)));
  const toCheck = plans.filter(({ dealing }) => dealing.checkFirst).map(({ price }) => price.id);
  if (toCheck.length > 0) done(await portal.askForDataOf(analyst, toCheck));
  for (const { price, dealing } of plans) await deal(portal, page, price, dealing);
  return plans.length;
}

function givenTo(
  plans: readonly { readonly price: PriceAsked; readonly dealing: Dealing }[],
): ReadonlyMap<string, readonly string[]> {
  const given = new Map<string, string[]>();
  for (const { price, dealing } of plans)
    given.set(dealing.givenTo, [...(given.get(dealing.givenTo) ?? []), price.id]);
  return given;
}

async function deal(
  portal: DeedsOnPrices,
  page: (negotiationId: string) => string,
  { id }: PriceAsked,
  { givenTo: who, note, checked, argued, moves = [] }: Dealing,
) {
  const worker = staff(who);
  if (note) done(await portal.noteFlag(worker, id, note));
  if (checked) done(await portal.noteDataChecked(worker, id, checked));
  if (argued) await argue(portal, page, worker, id, argued);
  for (const { byApprover = false, ...move } of moves)
    done(await portal.moveFlag(byApprover ? approver : worker, id, move));
}

/** The council opens, writes down what the provider asks by telephone, and agrees to it or names less. */
async function argue(
  portal: DeedsOnPrices,
  page: (negotiationId: string) => string,
  worker: StaffActor,
  flagId: string,
  { asked, countered, agreed }: NonNullable<Dealing["argued"]>,
) {
  const { negotiationId } = done(await portal.argueFlag(worker, flagId, newPriceFrom));
  const lines = await portal.linesOfNegotiation(worker, negotiationId);
  const at = (share: number) =>
    lines.map(({ serviceLineId, pence }) => ({
      serviceLineId,
      pence: mulDivHalfUp(pence, share, 10_000),
    }));
  const say = (share: number, words: string, forProvider: boolean) =>
    portal.namePrice(worker, negotiationId, { prices: at(share), words, forProvider }, page);
  if (countered) done(await say(countered, "The recorded care takes fewer hours than are paid for.", false));
  if (!asked) return;
  const { weekly } = done(await say(asked, "By telephone: what the rota needs from December on.", true));
  if (agreed) done(await portal.agreePrice(worker, negotiationId, weekly, page));
}

function staff(role: Role): StaffActor {
  return { kind: "staff", accountId: personId(role), commissionerId: councilId, roles: [role] };
}

/** What a deed gave. The demonstration's people do nothing that a rule refuses. */
function done<T, Why extends { readonly kind: string }>(verdict: Verdict<T, Why> | null): T {
  if (verdict?.ok) return verdict.value;
  throw new Error(`A deed of the demonstration was refused: ${verdict ? verdict.why.kind : "not found"}`);
}
