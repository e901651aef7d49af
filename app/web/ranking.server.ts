import { reasonsInWords } from "#app/domain/call-off/award-letter.ts";
import { toTwoPlaces } from "#app/domain/call-off/fraction.ts";
import type { Ranking, RankingRules } from "#app/domain/call-off/ranking.ts";
import { formatPounds } from "#app/domain/money.ts";
import type { RankingRow } from "#app/components/call-off/Ranking.tsx";

/** The rows of a ranking with the names of the bidders. */
export function rankingRows(
  { ranked, notAdmissible }: Ranking,
  rules: RankingRules,
  providerOf: (bidId: string) => string,
): readonly RankingRow[] {
  return [
    ...ranked.map(({ bidId, rank, cost, price, quality, total }) => ({
      ...{ bidId, rank, provider: providerOf(bidId), cost: formatPounds(cost), reasons: [] },
      price: toTwoPlaces(price),
      quality: toTwoPlaces(quality),
      total: toTwoPlaces(total),
    })),
    ...notAdmissible.map(({ bidId, cost, reasons }) => ({
      ...{ bidId, rank: null, provider: providerOf(bidId), cost: formatPounds(cost) },
      ...{ price: "–", quality: "–", total: "–", reasons: reasonsInWords(reasons, rules) },
    })),
  ];
}
