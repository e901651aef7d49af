import { streams, type FundingShare, type Stream } from "#app/domain/brokerage/funding.ts";
import { basisPoints, parsePounds } from "#app/domain/money.ts";

/** Reads who pays from the fields `pays-<stream>` (a sum for a week, or a share with a %) and `rest` (who pays what is left). */
export function readShares(
  text: (name: string) => string,
): { readonly shares: readonly FundingShare[] } | { readonly errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const rest = streams.find((stream) => stream === text("rest"));
  const shares: FundingShare[] = rest ? [{ stream: rest, share: { kind: "rest" } }] : [];
  for (const stream of streams) {
    const typed = text(`pays-${stream}`).trim();
    if (typed === "") continue;
    const read = readShare(stream, typed);
    if (typeof read === "string") errors[`pays-${stream}`] = read;
    else if (stream === rest)
      errors[`pays-${stream}`] = "Either give a share here or choose it for what is left, not both";
    else shares.push(read);
  }
  if (shares.length === 0 && Object.keys(errors).length === 0)
    errors["rest"] = "Say who pays: give at least one share, or choose who pays what is left";
  return Object.keys(errors).length > 0 ? { errors } : { shares };
}

function readShare(stream: Stream, typed: string): FundingShare | string {
  const percent = typed.endsWith("%");
  const parsed = parsePounds(percent ? typed.slice(0, -1).trim() : typed);
  if (!parsed.ok || parsed.value <= 0)
    return "Share must be a sum for a week above £0, like 120.50, or a per cent, like 25%";
  if (!percent) return { stream, share: { kind: "weekly", pence: parsed.value } };
  if (parsed.value > 10_000) return "Share must be no more than 100%";
  return { stream, share: { kind: "percent", share: basisPoints(parsed.value) } };
}

/** The stored shares as the form shows them. */
export function typedShares(shares: readonly FundingShare[]): Readonly<Record<string, string>> {
  const rest = shares.find(({ share }) => share.kind === "rest")?.stream ?? "";
  const typed = shares.flatMap(({ stream, share }): readonly (readonly [string, string])[] => {
    if (share.kind === "rest") return [];
    const amount = share.kind === "weekly" ? share.pence : share.share;
    const plain = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;
    return [[`pays-${stream}`, share.kind === "weekly" ? plain : `${plain.replace(/\.00$/, "")}%`]];
  });
  return { ...Object.fromEntries(typed), rest };
}
