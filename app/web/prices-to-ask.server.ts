import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { formatPounds } from "#app/domain/money.ts";
import type { Tx } from "#app/data/db.server.ts";
import { flagsWaiting } from "#app/data/outliers/flags-waiting.server.ts";
import { paths } from "./paths.ts";

/** The prices that wait for this person: to ask about for whoever works the queue, to decide for whoever has authority. */
export async function pricesToAsk(tx: Tx, actor: StaffActor) {
  if (!mayDo(actor, "outlier:read")) return [];
  const { own, escalated } = await flagsWaiting(tx, actor.accountId);
  const task = (href: string, words: string) => ({ key: href, href, words, title: "Prices out of line" });
  return [
    ...(own.count > 0 && mayDo(actor, "outlier:manage")
      ? [task(`${paths.outliers}?state=OPEN`, `Ask about ${prices(own.count)}: ${stakesInWords(own)}`)]
      : []),
    ...(escalated > 0 && mayDo(actor, "outlier:decide")
      ? [task(`${paths.outliers}?state=ESCALATED`, `Decide on ${prices(escalated)} out of line`)]
      : []),
  ];
}

function prices(count: number): string {
  return count === 1 ? "1 price" : `${count.toLocaleString("en-GB")} prices`;
}

function stakesInWords({ high, low }: Awaited<ReturnType<typeof flagsWaiting>>["own"]): string {
  const parts = [
    ...(high > 0 ? [`${formatPounds(high)} a year above`] : []),
    ...(low > 0 ? [`${formatPounds(low)} a year below`] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : "how much is at stake is not known";
}
