import { addDays, compareDays, type Day } from "#app/domain/calendar.ts";
import type { ReasonAgainst } from "#app/domain/call-off/reasons.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { dearestWeek } from "./approval.ts";
import { addElement, type Element, type ElementRefusal, type Span } from "./element.ts";
import type { FundingShare } from "./funding.ts";
import { firstUnfunded, yearlyCost, type Placement, type WeekRefusal } from "./placement.ts";
import { mayTakeStep, type RequestRefusal, type RequestStage } from "./request.ts";

/** A part of what was offered, as it is to be bought. */
export type OfferedPart = Omit<Element, "id" | "fromOn" | "toOn">;

/** What is known on the day a person is placed. */
export type PlacingFacts = {
  readonly stage: RequestStage;
  readonly urgent: boolean;
  /** The provider's offer that was chosen; null while none was, or the last choice is another. */
  readonly offer: {
    readonly startsOn: Day;
    readonly withdrawn: boolean;
    readonly parts: readonly OfferedPart[];
  } | null;
  /** What speaks against the provider for every line today, by the one eligibility function. */
  readonly against: readonly ReasonAgainst[];
  /** Up to which yearly cost a broker places before it is approved, and for how many days; null where nobody said. */
  readonly delegation: { readonly limit: Pence; readonly interimDays: number } | null;
};

/** How a person is to be placed. */
export type IntendedPlacing = Span & {
  readonly shares: readonly FundingShare[];
  /** Why a provider outside the framework is taken; empty for a member. */
  readonly ground: string;
  readonly interim: boolean;
};

/** A placement as it is first written; an interim one runs before it is approved, up to its day. */
export type Placing = Placement & { readonly interimUntil: Day | null; readonly offFramework: boolean };

export type PlacingRefusal =
  | RequestRefusal
  | ElementRefusal
  | { readonly kind: "no-offer-chosen" | "offer-withdrawn" | "ground-not-needed" }
  | { readonly kind: "before-the-offer"; readonly startsOn: Day }
  | { readonly kind: "not-eligible" | "not-to-be-placed-with"; readonly against: readonly ReasonAgainst[] }
  | { readonly kind: "not-funded"; readonly on: Day; readonly why: WeekRefusal }
  | { readonly kind: "interim-not-urgent" | "interim-off-framework" | "no-delegation" }
  | { readonly kind: "over-delegation"; readonly limit: Pence; readonly yearly: Pence };

/**
 * Places a person with the provider whose offer was chosen: the offer's lines become elements, and the shares make the
 * price on every day. Eligibility is asked again that day: a stopped or deregistered provider is refused whatever the
 * ground, another reason only without one. Nothing runs before its approval but an urgent placement with a member,
 * within the broker's dated delegation.
 */
export function placePerson(
  facts: PlacingFacts,
  intended: IntendedPlacing,
  today: Day,
): Verdict<Placing, PlacingRefusal> {
  const step = mayTakeStep("place", facts.stage);
  if (!step.ok) return step;
  const { offer } = facts;
  if (!offer) return no({ kind: "no-offer-chosen" });
  if (offer.withdrawn) return no({ kind: "offer-withdrawn" });
  if (compareDays(intended.fromOn, offer.startsOn) < 0)
    return no({ kind: "before-the-offer", startsOn: offer.startsOn });
  const stands = standing(facts.against, intended.ground);
  if (!stands.ok) return stands;
  const placement = withParts(offer.parts, intended);
  if (!placement.ok) return placement;
  const unfunded = firstUnfunded(placement.value);
  if (unfunded) return no({ kind: "not-funded", ...unfunded });
  const offFramework = stands.value === "off-framework";
  if (!intended.interim) return yes({ ...placement.value, interimUntil: null, offFramework });
  const interimUntil = interim(facts, placement.value, offFramework, today);
  if (!interimUntil.ok) return interimUntil;
  return yes({ ...placement.value, approvedOn: today, interimUntil: interimUntil.value, offFramework });
}

/** Reasons that no ground outweighs. */
const always: readonly ReasonAgainst["kind"][] = ["placements-stopped", "registration-ended"];

function standing(
  against: readonly ReasonAgainst[],
  ground: string,
): Verdict<"member" | "off-framework", PlacingRefusal> {
  const stopping = against.filter(({ kind }) => always.includes(kind));
  if (stopping.length > 0) return no({ kind: "not-to-be-placed-with", against: stopping });
  if (against.length === 0) return ground === "" ? yes("member") : no({ kind: "ground-not-needed" });
  return ground === "" ? no({ kind: "not-eligible", against }) : yes("off-framework");
}

function withParts(
  parts: readonly OfferedPart[],
  { fromOn, toOn, shares }: IntendedPlacing,
): Verdict<Placement, ElementRefusal> {
  const span = { fromOn, toOn };
  const elements: Element[] = [];
  for (const [nth, part] of parts.entries()) {
    const added = addElement({ ...span, elements }, { ...part, ...span, id: String(nth) });
    if (!added.ok) return added;
    elements.push(added.value);
  }
  const dates = { ...span, approvedOn: null, cancelledOn: null, suspensions: [] };
  return yes({ ...dates, elements, funding: [{ ...span, shares }] });
}

function interim(
  { urgent, delegation }: PlacingFacts,
  placement: Placement,
  offFramework: boolean,
  today: Day,
): Verdict<Day, PlacingRefusal> {
  if (!urgent) return no({ kind: "interim-not-urgent" });
  if (offFramework) return no({ kind: "interim-off-framework" });
  if (!delegation) return no({ kind: "no-delegation" });
  const yearly = yearlyCost(dearestWeek(placement).publicPence);
  if (yearly > delegation.limit) return no({ kind: "over-delegation", limit: delegation.limit, yearly });
  return yes(addDays(today, delegation.interimDays));
}
