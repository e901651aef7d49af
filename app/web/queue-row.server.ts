import type { StaffActor } from "#app/domain/access/actor.ts";
import { clientGroupInWords } from "#app/domain/benchmark/client-group.ts";
import { dayOf, daysBetween, type Instant } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { againstWords, directionWords, eachInWords, kindWords } from "#app/components/outliers/flag-words.ts";
import type { Tx } from "#app/data/db.server.ts";
import { frameworks, lotsOf } from "#app/data/frameworks.server.ts";
import type { QueuedFlag } from "#app/data/outliers/flag-queue.server.ts";
import { paths } from "./paths.ts";
import type { QueueRow } from "#app/components/outliers/QueueTable.tsx";

/** A flag as a row of the queue. */
export function queueRow(flag: QueuedFlag, now: Instant): QueueRow {
  const each = eachInWords(flag.unit);
  const per = flag.againstUnit === flag.unit ? "" : ` ${eachInWords(flag.againstUnit)}`;
  const week = flag.weekly === null || flag.unit === "week" ? "" : `, ${formatPounds(flag.weekly)} a week`;
  const against = `${againstWords[flag.against]} ${formatPounds(flag.againstPence)}${per}`;
  return {
    ...{
      id: flag.id,
      href: paths.outlier(flag.id),
      provider: flag.provider,
      lot: flag.lot,
      state: flag.state,
      checkData: flag.checkData,
    },
    what: flag.kind === "PLACEMENT" ? flag.what : `${kindWords[flag.kind]}: ${flag.what}`,
    group: capital(clientGroupInWords(flag.clientGroup)),
    marks: [
      ...(flag.section117 ? ["s117"] : []),
      ...(flag.section117 && !flag.nhsShare ? ["no NHS share"] : []),
    ],
    price: `${formatPounds(flag.pence)} ${each}${week}`,
    beside: against,
    stake: flag.atStake > 0 ? formatPounds(flag.atStake) : "Not known",
    way: directionWords[flag.direction],
    signals: flag.signals === 1 ? "1 signal" : `${flag.signals} signals`,
    assignee: flag.assignee,
    age: ageInWords(daysBetween(dayOf(flag.openedAt), dayOf(now))),
  };
}

/** The lots of the council's frameworks, to choose from. */
export async function lotChoices(tx: Tx, { commissionerId }: StaffActor) {
  const own = await frameworks(tx, commissionerId);
  const lots = await lotsOf(
    tx,
    own.map(({ id }) => id),
  );
  return lots.map(({ id, number, title }) => ({ value: id, text: `${number}. ${title}` }));
}

function ageInWords(days: number): string {
  if (days <= 0) return "since today";
  return days === 1 ? "for 1 day" : `for ${days} days`;
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}
