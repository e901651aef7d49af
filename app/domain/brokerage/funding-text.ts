import { basisPoints, formatPercent, formatPounds, parsePounds } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { streams, type FundingShare, type Share, type Stream } from "./funding.ts";

export type FundingTextRefusal = {
  readonly kind: "not-a-payer" | "not-a-share";
  readonly found: string;
};

/** Reads who pays, as one cell of a file says it: "client £40.00; council rest". An empty cell: the council, all of it. */
export function readFunding(text: string): Verdict<readonly FundingShare[], FundingTextRefusal> {
  const parts = text
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length === 0) return yes([{ stream: "council", share: { kind: "rest" } }]);
  const shares: FundingShare[] = [];
  for (const part of parts) {
    const [name = "", amount = ""] = part.split(/\s+(?=\S+$)/);
    const stream = streams.find((one) => one === name.toLowerCase());
    if (!stream) return no({ kind: "not-a-payer", found: part });
    const share = shareIn(amount);
    if (!share) return no({ kind: "not-a-share", found: part });
    shares.push({ stream, share });
  }
  return yes(shares);
}

/** The same cell, written. */
export function fundingText(shares: readonly FundingShare[]): string {
  const order = (stream: Stream) => streams.indexOf(stream);
  return [...shares]
    .sort((one, other) => order(one.stream) - order(other.stream))
    .map(({ stream, share }) => `${stream} ${shareText(share)}`)
    .join("; ");
}

function shareIn(text: string): Share | undefined {
  if (text.toLowerCase() === "rest") return { kind: "rest" };
  const percent = text.endsWith("%");
  const amount = parsePounds(percent ? text.slice(0, -1) : text);
  if (!amount.ok || (percent && (text.includes("£") || amount.value > 10_000))) return undefined;
  return percent
    ? { kind: "percent", share: basisPoints(amount.value) }
    : { kind: "weekly", pence: amount.value };
}

function shareText(share: Share): string {
  switch (share.kind) {
    case "rest":
      return "rest";
    case "weekly":
      return formatPounds(share.pence);
    case "percent":
      return formatPercent(share.share).replace(/\s/g, "");
  }
}
