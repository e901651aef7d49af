import { vatWords, type VatTreatment } from "#app/domain/pricing/vat.ts";

type TreatedLine = {
  readonly lotNumber: number;
  readonly title: string;
  /** How VAT is expected to fall on it; null where nobody has worked that out. */
  readonly vat: VatTreatment | null;
};

/** Why the VAT of a call-off or its contract is an estimate, and from which treatment of each line it comes. */
export function vatEstimateInWords(lines: readonly TreatedLine[]): string {
  const treated = lines.flatMap(({ lotNumber, title, vat }) =>
    vat === null ? [] : [`lot ${lotNumber}, ${title}: ${lowerFirst(vatWords[vat])}`],
  );
  const from = treated.length > 0 ? ` (${[...new Set(treated)].join("; ")})` : "";
  return `VAT is an estimate: each line as the members’ rates of its lot carry VAT, with the most VAT where they differ${from}. Invoices decide.`;
}

function lowerFirst(words: string): string {
  return `${words[0]?.toLowerCase() ?? ""}${words.slice(1)}`;
}
