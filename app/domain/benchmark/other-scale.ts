import { modifiedZ, yardstick, type Scale } from "./robust.ts";

/** How a price stands among the same peers on the scale on which it is not judged, and whether that would change the answer. */
export type OtherScale = { readonly scale: Scale; readonly z: number; readonly disagrees: boolean };

/**
 * The modified z of a figure on the other scale than the judged one, among the same figures. The logarithmic scale is
 * stricter with low figures and laxer with high ones, so that NIST's example has 1441 out of line on the raw scale and
 * 30 on the logarithmic. Throws on no figures, and on nought or less.
 */
export function onOtherScale(
  figures: readonly number[],
  own: number,
  { scale, cutOff }: { readonly scale: Scale; readonly cutOff: number },
): OtherScale {
  const other = scale === "log" ? "raw" : "log";
  const judged = modifiedZ(own, yardstick(figures, scale));
  const z = modifiedZ(own, yardstick(figures, other));
  return { scale: other, z, disagrees: outBy(judged, cutOff) !== outBy(z, cutOff) };
}

function outBy(z: number, cutOff: number): -1 | 0 | 1 {
  if (Math.abs(z) <= cutOff) return 0;
  return z > 0 ? 1 : -1;
}
