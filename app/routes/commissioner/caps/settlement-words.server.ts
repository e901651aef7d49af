import { ratesToSettle } from "#app/commands/pricing/settle-under-cap.server.ts";
import type { CapProposal } from "#app/data/cap-proposals.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { dayInWords, shortDay } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { SettlementRefusal } from "#app/domain/pricing/cap-settlement.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** What a cap does, did or would do to the rates over it, in a sentence or two. */
export async function settlementInWords(tx: Tx, one: CapProposal, today: Day): Promise<string> {
  const day = dayInWords(one.effectiveFrom);
  if (one.settlement) {
    const { rates, providers, policy } = one.settlement;
    const became = policy === "lapse" ? "end" : "drop to the cap";
    return `${counted(rates, "rate")} of ${counted(providers, "member")} ${became} on ${day}. Each member has a letter.`;
  }
  if (one.approved) return "No rate was over it when it was approved.";
  if (one.approved === false) return "Nothing: the cap was refused.";
  const { verdict, policy, summary } = await ratesToSettle(tx, one, today, "to-read");
  if (!verdict.ok) return `${settlementRefusal(verdict.why)}.`;
  if (!summary) return "No rate that runs on is over it, so none changes.";
  const what =
    policy === "lapse" ? `They end on ${day}` : `They drop to the cap on ${day}, each by a rate of its own`;
  return `${counted(summary.rates, "rate")} of ${counted(summary.providers, "member")} would be over it. ${what}, as the framework’s last round has it. Approving writes this at once, and each member gets a letter; until then the rates stay.`;
}

/** Why a cap cannot be approved while rates are as they are. */
export function settlementRefusal(why: SettlementRefusal): string {
  switch (why.kind) {
    case "rates-to-come":
      return `Rates over this cap already begin on ${shortDay(why.fromOn)}: propose it for a later day`;
    case "round-comes-first":
      return `Rates are over this cap, and a published round takes effect on ${shortDay(why.effectiveOn)}, before it. Approve it once that round’s prices hold, so that the new rates are settled too`;
    default:
      return unreachable(why);
  }
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en-GB")} ${what}${count === 1 ? "" : "s"}`;
}
