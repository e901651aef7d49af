import type { Finding } from "./finding.ts";

/** Every key that a finding or a part of it has, in their order. */
const keys = [
  ...["against", "againstPence", "asked", "benchmark", "bought", "brought", "by", "calculation", "cap"],
  ...["centre", "change", "clientGroup", "direction", "expected", "figure", "from", "high", "index", "kind"],
  ...["lineId", "lotId", "low", "measure", "n", "needDigest", "observationId", "on", "out", "parametersId"],
  ...["peerGroup", "peers", "pence", "per", "priceDay", "providers", "rank", "ratio", "region", "rule"],
  ...["scale", "signals", "spread", "stake", "to", "unit", "units", "weekly", "yardstick", "yearly", "z"],
];

/** A finding as one text with its keys in order, whatever the order in which it was put together or kept. */
export function findingText(finding: Finding): string {
  return JSON.stringify(finding, keys);
}
