import type { Day } from "#app/domain/calendar.ts";

/** How a lot is joined: by applying, or by being an active member of any of the core lots named. */
export type MembershipRule =
  | { readonly kind: "by-application" }
  | { readonly kind: "automatic"; readonly coreLotIds: readonly string[] };

/** A lot with the rule by which it is joined. */
export type JoinableLot = { readonly lotId: string; readonly rule: MembershipRule };

/** One spell of membership of a lot, from a day up to an excluded day; without end while `activeTo` is null. */
export type MembershipSpell = {
  readonly lotId: string;
  readonly activeFrom: Day;
  readonly activeTo: Day | null;
  /** The areas in which the member takes people in this lot. */
  readonly areaIds: readonly string[];
};

/** A member's choice to stay out of a lot that is joined automatically. */
export type OptOut = { readonly lotId: string; readonly fromOn: Day; readonly toOn: Day | null };

/** Where a provider stands with a lot on a day. */
export type LotStanding =
  | {
      readonly kind: "held";
      readonly since: Day;
      readonly automatic: boolean;
      readonly spells: readonly MembershipSpell[];
    }
  | { readonly kind: "opted-out"; readonly since: Day }
  | { readonly kind: "starts"; readonly on: Day }
  | { readonly kind: "ended"; readonly on: Day }
  | { readonly kind: "never" };

/**
 * Whether a provider holds a lot on a day, and by which spells. Membership of an automatic lot is derived: any active
 * core membership gives it, unless the member opted out.
 */
export function lotStanding(
  lot: JoinableLot,
  memberships: readonly MembershipSpell[],
  optOuts: readonly OptOut[],
  today: Day,
): LotStanding {
  const grounds = groundLotIds(lot);
  const spells = memberships.filter((spell) => grounds.includes(spell.lotId));
  const active = spells.filter((spell) => isOn(spell.activeFrom, spell.activeTo, today));
  if (active.length === 0) return standingWithoutActive(spells, today);
  const automatic = lot.rule.kind === "automatic";
  const optOut = optOuts.find(
    (choice) => choice.lotId === lot.lotId && isOn(choice.fromOn, choice.toOn, today),
  );
  if (automatic && optOut) return { kind: "opted-out", since: optOut.fromOn };
  return {
    kind: "held",
    since: unbrokenSince(earliest(active.map((spell) => spell.activeFrom)), spells),
    automatic,
    spells: active,
  };
}

/** The lots whose memberships give this one: itself, or the core lots of an automatic lot. */
export function groundLotIds(lot: JoinableLot): readonly string[] {
  return lot.rule.kind === "automatic" ? lot.rule.coreLotIds : [lot.lotId];
}

/** Whether a day lies in a spell whose end is excluded. */
export function isOn(from: Day, to: Day | null, day: Day): boolean {
  return from <= day && (to === null || to > day);
}

/** Further back while another spell ends on the very day: a member that begins anew has been one all along. */
function unbrokenSince(since: Day, spells: readonly MembershipSpell[]): Day {
  const before = spells.filter((spell) => spell.activeTo === since && spell.activeFrom < since);
  return before.length === 0
    ? since
    : unbrokenSince(earliest(before.map((spell) => spell.activeFrom)), spells);
}

function standingWithoutActive(spells: readonly MembershipSpell[], today: Day): LotStanding {
  const coming = spells.filter((spell) => spell.activeFrom > today).map((spell) => spell.activeFrom);
  if (coming.length > 0) return { kind: "starts", on: earliest(coming) };
  const ends = spells.flatMap((spell) => (spell.activeTo === null ? [] : [spell.activeTo]));
  return ends.length > 0 ? { kind: "ended", on: ends.reduce((a, b) => (a > b ? a : b)) } : { kind: "never" };
}

function earliest(days: readonly Day[]): Day {
  return days.reduce((a, b) => (a < b ? a : b));
}
