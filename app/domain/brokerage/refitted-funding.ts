import { pence, type Pence } from "#app/domain/money.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import {
  fund,
  inProportion,
  type FundingRefusal,
  type FundingShare,
  type Share,
  type Stream,
} from "./funding.ts";

const own: readonly Stream[] = ["client", "top-up"];

/**
 * The shares of a new weekly price. What was agreed stands where it still makes the price: whoever takes the rest takes
 * the difference, and percentages are of the new price. Where all is fixed, the person's contribution and top-ups stay
 * as assessed and the fixed sums of public bodies take the difference in proportion; where none of those is fixed, all
 * fixed sums do. Refuses fixed sums that are more than the price.
 */
export function refit(
  price: Pence,
  shares: readonly FundingShare[],
): Verdict<readonly FundingShare[], FundingRefusal> {
  const stands = fund(price, shares);
  if (stands.ok) return yes(shares);
  const { kind } = stands.why;
  if (kind !== "short-of-the-price" && kind !== "over-the-price") return stands;
  const fixed = shares.flatMap(({ stream, share }) =>
    share.kind === "weekly" ? [{ stream, pence: share.pence }] : [],
  );
  const ofPublic = fixed.filter(({ stream }) => !own.includes(stream));
  const moving = ofPublic.length > 0 ? ofPublic : kind === "short-of-the-price" ? fixed : [];
  const target = sum(moving) + differenceOf(stands.why);
  if (moving.length === 0 || target <= 0) return stands;
  const moved = inProportion(moving, pence(target));
  const anew = shares.map((one) => {
    const to = moved.find(({ stream }) => stream === one.stream);
    return to && one.share.kind === "weekly" ? { stream: one.stream, share: weekly(to.pence) } : one;
  });
  const makes = fund(price, anew);
  return makes.ok ? yes(anew) : makes;
}

function sum(shares: readonly { readonly pence: Pence }[]): number {
  return shares.reduce((total, one) => total + one.pence, 0);
}

function differenceOf(why: FundingRefusal): number {
  if (why.kind === "short-of-the-price") return why.shortPence;
  return why.kind === "over-the-price" ? 0 - why.overPence : 0;
}

function weekly(amount: Pence): Share {
  return { kind: "weekly", pence: amount };
}
