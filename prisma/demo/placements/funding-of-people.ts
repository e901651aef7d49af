import { addDays, type Day } from "#app/domain/calendar.ts";
import type { Dice } from "../dice.ts";
import { idOf, type Ledger } from "../ledger.ts";
import { personId } from "../commissioning.ts";
import type { ServiceOfLot } from "./services.ts";

type Funded = {
  readonly id: string;
  readonly placement_id: string;
  readonly commissioner_id: string;
  readonly weekly: number;
  readonly fromOn: Day;
  readonly toOn: Day | null;
};

type Stream = "council" | "s117" | "chc" | "joint" | "client" | "top-up";
type Part = { readonly stream: Stream; readonly pence?: number; readonly points?: number };

/** Who pays for one person: after-care and full CHC take nothing from the person; the council has what is left. Gives the first payer. */
export function addFundingOf(ledger: Ledger, dice: Dice, service: ServiceOfLot, funded: Funded): Stream {
  const id = idOf("funding", funded.id);
  const { commissioner_id, fromOn } = funded;
  ledger.add("placement_funding", {
    ...{ id, placement_id: funded.placement_id, commissioner_id, from_on: fromOn, to_on: funded.toOn },
    ...{ agreed_by: personId("finance"), agreed_at: `${addDays(fromOn, -5)}T12:00:00Z` },
  });
  const parts = partsOf(dice, service, funded.weekly);
  for (const { stream, pence = null, points = null } of parts) {
    const isNhs =
      (stream === "s117" || stream === "chc" || stream === "joint") && addDays(fromOn, 21) < "2026-11-24";
    const fell = dice.whole(1, 100);
    const accepted = isNhs && fell <= 70;
    const disputed = isNhs && fell > 90;
    ledger.add("placement_share", {
      ...{ funding_id: id, commissioner_id, stream, weekly_pence: pence, basis_points: points },
      takes_rest: pence === null && points === null,
      icb_reference: accepted ? `AVM-CASE-${dice.whole(10_000, 99_999)}` : "",
      accepted_at: accepted ? `${addDays(fromOn, 12)}T11:00:00Z` : null,
      disputed_at: disputed ? `${addDays(fromOn, 20)}T11:00:00Z` : null,
      dispute_reason: disputed ? "The ICB sees a social care need" : "",
    });
  }
  return parts[0]?.stream ?? "council";
}

function partsOf(dice: Dice, { nhs, topUp, lot }: ServiceOfLot, weekly: number): readonly Part[] {
  const fell = dice.whole(1, 100);
  if (fell <= nhs.s117)
    return [{ stream: "s117", points: dice.pick([3_000, 4_000, 5_000, 5_000]) }, { stream: "council" }];
  if (fell <= nhs.s117 + nhs.chc) return [{ stream: "chc" }];
  const client = clientPart(dice, lot, weekly);
  const top: readonly Part[] =
    dice.chance(topUp) && weekly > 60_000 ? [{ stream: "top-up", pence: dice.whole(4, 18) * 500 }] : [];
  if (fell <= nhs.s117 + nhs.chc + nhs.joint)
    return [{ stream: "joint", points: dice.pick([2_500, 3_333, 4_000]) }, ...client, { stream: "council" }];
  return [...client, ...top, { stream: "council" }];
}

/** What the person was assessed to pay: most pay something, never more than a third of the price. */
function clientPart(dice: Dice, lot: number, weekly: number): readonly Part[] {
  if (!dice.chance(lot <= 2 ? 88 : 55)) return [];
  const assessed = lot <= 2 ? dice.whole(9_000, 21_000) : dice.whole(900, 7_500);
  const most = Math.floor(weekly / 3);
  return most < 500 ? [] : [{ stream: "client", pence: Math.min(assessed, most) }];
}
