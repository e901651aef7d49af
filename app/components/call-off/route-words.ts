import type { Bar, Ground, RouteDuty, WeighedRoute } from "#app/domain/call-off/recommendation.ts";
import { formatPounds } from "#app/domain/money.ts";

type LotName = (lotId: string) => string;

/** What bars a route, as a sentence; `lotName` names a lot. */
function barInWords(bar: Bar, lotName: LotName): string {
  switch (bar.kind) {
    case "no-rule":
      return `${lotName(bar.lotId)} has no rule that allows it today.`;
    case "kind-not-allowed":
      return `${lotName(bar.lotId)} does not allow it for this kind of purchase.`;
    case "below-minimum":
      return `${lotName(bar.lotId)} allows it from ${formatPounds(bar.minimum)} with VAT.`;
    case "above-maximum":
      return `${lotName(bar.lotId)} allows it up to ${formatPounds(bar.maximum)} with VAT.`;
    case "term-too-short":
      return `${lotName(bar.lotId)} allows it for ${bar.shortest} months or more; this is ${bar.months}.`;
    case "term-too-long":
      return `${lotName(bar.lotId)} allows it for ${bar.longest} months at most; with its extensions this is ${bar.months}.`;
    case "psr-invites-everyone":
      return "Under the Provider Selection Regime every provider on the framework is invited (regulation 18(7)).";
    case "nobody-eligible":
      return "No member is eligible in every lot today.";
  }
}

/** What speaks for a route or against it, as a sentence. */
const groundWords: { readonly [ground in Ground]: string } = {
  "person-chose": "The person chose who is to support them.",
  urgent: "It is urgent, and this is the quickest way that the framework allows.",
  "one-eligible": "Only one member is eligible.",
  "spot-below-threshold":
    "It is a spot purchase below the threshold, at rates that members have already bid.",
  "rules-allow-it": "Every lot’s rules allow it.",
  "everyone-may-bid": "Every member that could do it may bid, so the price is tested by all.",
  "block-tests-the-market": "A block fixes a volume, for which members may go below their rates.",
  "innovation-hears-all": "A new way of working is best heard from everyone.",
  "from-the-threshold": "Its value reaches the threshold.",
  "fewer-bids-to-read": "Fewer bids are written and read.",
  "no-route-within": "No route within the framework is allowed.",
  "choice-not-stated": "A choice is claimed but not stated.",
  "leaves-members-out": "Members that could do it are left out, so the selection has to stand up.",
  "takes-longer": "It takes longer.",
  "loses-the-framework": "The framework’s rates, caps and terms do not hold there.",
};

/** A weighed route with every sentence that speaks of it; `lotName` names a lot. */
export function weighedInWords(weighed: WeighedRoute, lotName: LotName) {
  return {
    ...{ route: weighed.route, allowed: weighed.allowed },
    bars: weighed.bars.map((bar) => barInWords(bar, lotName)),
    for: weighed.for.map((ground) => groundWords[ground]),
    against: weighed.against.map((ground) => groundWords[ground]),
    duties: weighed.duties.map(dutyInWords),
  };
}

/** What choosing a route asks for, as a sentence. */
function dutyInWords(duty: RouteDuty): string {
  switch (duty.kind) {
    case "reason":
      return "A reason, recorded with the choice.";
    case "selection-justified":
      return "Why these members are chosen and not the others.";
    case "approval":
      return `Approval by another person, within their limit, of ${formatPounds(duty.valueWithVat)} with VAT.`;
    case "standstill":
      return `A standstill of ${duty.days} working days before the contract (${duty.clause}).`;
    case "no-standstill":
      return "No standstill that the law asks for.";
    case "notice":
      return `${duty.title}${duty.days === 0 ? "" : ` within ${duty.days} days`} (${duty.clause}).`;
  }
}
