import { isWithin } from "#app/domain/brokerage/element.ts";
import { weeklyCost } from "#app/domain/brokerage/weekly-cost.ts";
import type { Instant } from "#app/domain/calendar.ts";
import {
  writeNewFunding,
  writeNewParts,
  type FundingToWrite,
  type PartToWrite,
} from "#app/data/brokerage/new-price-writing.server.ts";
import type { Repricing } from "#app/data/brokerage/repricings.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { atATime, type Judged } from "./judging-placements.server.ts";

/** Writes the new parts of judged placements, and who pays where that had to be fixed anew, so many at a time. */
export async function writeJudged(
  tx: Tx,
  batch: Repricing,
  judged: readonly Judged[],
  by: { readonly accountId: string; readonly at: Instant },
) {
  for (let at = 0; at < judged.length; at += atATime) {
    const some = judged.slice(at, at + atATime);
    await writeNewParts(tx, batch, some.flatMap(partsOf));
    const funding = some.flatMap((one) => fundingOf(one, batch));
    if (funding.length > 0) await writeNewFunding(tx, funding, by);
  }
}

function partsOf({ prices }: Judged): readonly PartToWrite[] {
  return prices.parts.flatMap(({ part, outcome }) => {
    if (!outcome.ok) return [];
    const { begins, rateBefore, capPence } = part.standing;
    return [
      {
        ...{ elementId: part.id, toOn: part.toOn, ...outcome.value },
        weekly: weeklyCost({ ...part, pence: outcome.value.pence }),
        ...{ ratePence: begins?.pence ?? rateBefore, capPence },
      },
    ];
  });
}

function fundingOf({ met, prices }: Judged, { effectiveOn }: Repricing): readonly FundingToWrite[] {
  const agreed = met.funding.find((one) => isWithin(one, effectiveOn));
  if (!agreed || prices.refitted.length === 0) return [];
  return [{ fundingId: agreed.id, rows: prices.refitted }];
}
