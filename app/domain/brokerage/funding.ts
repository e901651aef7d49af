import type { Day } from "#app/domain/calendar.ts";
import { mulDivHalfUp, pence, shareDown, type BasisPoints, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { isWithin, type Span } from "./element.ts";

/**
 * Who pays: the council; the NHS for after-care under section 117, for continuing healthcare (CHC) or for its part of a
 * joint package; the person, as assessed; somebody else who tops up for a dearer choice. FNC is no share: it is an
 * element of its own, wholly the NHS's.
 */
export const streams = ["council", "s117", "chc", "joint", "client", "top-up"] as const;
export type Stream = (typeof streams)[number];

/** The streams that the NHS pays, each with the ICB's own acceptance. */
export const nhsStreams: readonly Stream[] = ["s117", "chc", "joint"];

/** What one stream pays in a week: so much, so many hundredths of a per cent of the price, or what is left. */
export type Share =
  | { readonly kind: "weekly"; readonly pence: Pence }
  | { readonly kind: "percent"; readonly share: BasisPoints }
  | { readonly kind: "rest" };

export type FundingShare = { readonly stream: Stream; readonly share: Share };

/** Who pays what from a day up to an excluded day. */
export type Funding = Span & { readonly shares: readonly FundingShare[] };

/** What one stream pays of a week, in whole pence. */
export type Funded = { readonly stream: Stream; readonly pence: Pence };

export type FundingRefusal =
  | { readonly kind: "nobody-pays" | "two-take-the-rest" | "nothing-paid" }
  | { readonly kind: "stream-twice"; readonly stream: Stream }
  | { readonly kind: "over-the-whole"; readonly share: BasisPoints }
  | { readonly kind: "over-the-price"; readonly overPence: Pence }
  | { readonly kind: "short-of-the-price"; readonly shortPence: Pence }
  | { readonly kind: "person-charged-for-after-care" | "person-charged-under-chc" };

/**
 * Shares a weekly price among those who pay, to the penny. So-much-a-week goes first, then each percentage of the
 * price, and whoever takes the rest has what is left; where nobody does, the shares must make the price exactly, and
 * pennies of rounding go to the largest remainders. Refuses more than the price, less than it, a stream twice, and a
 * charge to the person for after-care under section 117 of the Mental Health Act 1983 or under full CHC.
 */
export function fund(
  price: Pence,
  shares: readonly FundingShare[],
): Verdict<readonly Funded[], FundingRefusal> {
  const refusal = wrongShares(shares);
  if (refusal) return no(refusal);
  const exactly = shares.map(({ stream, share }) => ({ stream, share, pence: downOf(price, share) }));
  const taken = exactly.reduce((sum, one) => sum + one.pence, 0);
  if (taken > price) return no({ kind: "over-the-price", overPence: pence(taken - price) });
  const rest = pence(price - taken);
  if (shares.some(({ share }) => share.kind === "rest"))
    return yes(
      exactly.map(({ stream, share, pence: own }) => ({ stream, pence: share.kind === "rest" ? rest : own })),
    );
  const percents = exactly.filter(({ share }) => share.kind === "percent").length;
  if (rest >= Math.max(percents, 1)) return no({ kind: "short-of-the-price", shortPence: rest });
  return yes(withRemainders(price, exactly, rest));
}

/** What each pays of a lesser price, as in a suspension: the same parts of it as of the whole, to the penny. */
export function inProportion(funded: readonly Funded[], payable: Pence): readonly Funded[] {
  const whole = funded.reduce((sum, one) => sum + one.pence, 0);
  if (whole === 0) return funded;
  let before = 0;
  let given = 0;
  return funded.map((one) => {
    before += one.pence;
    const upTo = mulDivHalfUp(payable, before, whole);
    const own = pence(upTo - given);
    given = upTo;
    return { ...one, pence: own };
  });
}

/** Who pays what on a day, as agreed for it; nothing where nothing was. */
export function fundingOn(agreed: readonly Funding[], day: Day): Funding | undefined {
  return agreed.find((funding) => isWithin(funding, day));
}

function wrongShares(shares: readonly FundingShare[]): FundingRefusal | undefined {
  const [first] = shares;
  if (!first) return { kind: "nobody-pays" };
  const twice = shares.find(({ stream }, at) => shares.findIndex((one) => one.stream === stream) !== at);
  if (twice) return { kind: "stream-twice", stream: twice.stream };
  if (shares.filter(({ share }) => share.kind === "rest").length > 1) return { kind: "two-take-the-rest" };
  if (shares.some(({ share }) => paysNothing(share))) return { kind: "nothing-paid" };
  const percents = shares.reduce((sum, { share }) => sum + (share.kind === "percent" ? share.share : 0), 0);
  if (percents > 10_000) return { kind: "over-the-whole", share: percents as BasisPoints };
  const pays = (stream: Stream) => shares.find((one) => one.stream === stream)?.share;
  if (pays("client") && pays("s117")) return { kind: "person-charged-for-after-care" };
  if (pays("client") && pays("chc")) return { kind: "person-charged-under-chc" };
  return undefined;
}

function paysNothing(share: Share): boolean {
  if (share.kind === "rest") return false;
  return (share.kind === "weekly" ? share.pence : share.share) <= 0;
}

function downOf(price: Pence, share: Share): Pence {
  switch (share.kind) {
    case "weekly":
      return share.pence;
    case "percent":
      return shareDown(price, share.share);
    case "rest":
      return pence(0);
  }
}

type Exactly = Funded & { readonly share: Share };

/** A penny more for the percentages whose part was cut the most, until none is left. */
function withRemainders(price: Pence, shares: readonly Exactly[], left: number): readonly Funded[] {
  const cut = ({ share }: Exactly) => (share.kind === "percent" ? (price * share.share) % 10_000 : -1);
  const first = new Set([...shares].sort((a, b) => cut(b) - cut(a)).slice(0, left));
  return shares.map((one) => ({ stream: one.stream, pence: pence(one.pence + (first.has(one) ? 1 : 0)) }));
}
