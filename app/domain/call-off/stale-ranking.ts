import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { whatTheRuleSees, type RankedBy, type RankingRule, type RankReason } from "./ranking-rule.ts";
import { rulesOf, type RuleOfLot } from "./rule-across-lots.ts";

/** A list as it was frozen, as far as it may have grown stale. */
export type FrozenList = {
  readonly rule: RankingRule;
  readonly members: readonly {
    readonly providerId: string;
    readonly name: string;
    readonly rankReasons: readonly RankReason[];
  }[];
};

/** Something that is no longer as it was when a list was frozen. */
export type ListChange =
  | {
      readonly kind: "no-longer-eligible" | "newly-eligible" | "seen-otherwise";
      readonly providerId: string;
      readonly name: string;
    }
  | { readonly kind: "lots-rule-changed" };

/**
 * What has changed since a list was frozen: who is eligible no more or only now, whose price, rating or distance is
 * another, and whether the rule is still one of the lots' rules of the day. Who has waited how long does not count.
 */
export function changesSince(
  frozen: FrozenList,
  today: readonly RankedBy[],
  lots: readonly Pick<RuleOfLot, "rule">[],
): readonly ListChange[] {
  const was = new Map(frozen.members.map((member) => [member.providerId, member]));
  const is = new Set(today.map(({ providerId }) => providerId));
  return [
    ...(rulesOf(lots).includes(frozen.rule) ? [] : [{ kind: "lots-rule-changed" } as const]),
    ...frozen.members.filter(({ providerId }) => !is.has(providerId)).map(changed("no-longer-eligible")),
    ...today.filter(({ providerId }) => !was.has(providerId)).map(changed("newly-eligible")),
    ...today
      .filter((member) => {
        const then = was.get(member.providerId)?.rankReasons.filter(({ kind }) => kind !== "equal");
        return then !== undefined && !isSame(then, whatTheRuleSees(frozen.rule, member));
      })
      .map(changed("seen-otherwise")),
  ];
}

/** Whether the members may be ranked again: something has changed, and nothing was offered on the list that stands. */
export function rankAgain(
  changes: readonly ListChange[],
  offers: number,
): Verdict<true, { readonly kind: "offered-already" | "ranked-already" }> {
  if (offers > 0) return no({ kind: "offered-already" });
  return changes.length === 0 ? no({ kind: "ranked-already" }) : yes(true);
}

function changed<K extends "no-longer-eligible" | "newly-eligible" | "seen-otherwise">(kind: K) {
  return ({ providerId, name }: { readonly providerId: string; readonly name: string }) => ({
    ...{ kind, providerId, name },
  });
}

function isSame(then: readonly RankReason[], now: readonly RankReason[]): boolean {
  return then.length === now.length && then.every((reason, index) => seen(reason) === seen(now[index]));
}

/** What a reason looked at, as the rule tells two apart: distances to a tenth of a mile. */
function seen(reason: RankReason | undefined): string {
  switch (reason?.kind) {
    case "value":
      return `value ${reason.pence}`;
    case "rating":
      return `rating ${reason.rating}`;
    case "distance":
      return `distance ${reason.miles === null ? "unknown" : Math.round(reason.miles * 10)}`;
    case "equal":
    case undefined:
      return "";
  }
}
