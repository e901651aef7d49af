import { paths } from "#app/web/paths.ts";
import { SubNavigation } from "#app/components/portal/SubNavigation.tsx";

export type UpkeepPage = "reviews" | "providers" | "moves" | "prices" | "files";

/** The pages on which running placements are kept right, side by side. */
export function UpkeepNavigation({ current }: { readonly current: UpkeepPage }) {
  return (
    <SubNavigation
      label="Reviews and moves"
      items={pages.map(([key, text, href]) => ({ href, text, current: key === current }))}
    />
  );
}

const pages: readonly (readonly [UpkeepPage, string, string])[] = [
  ["reviews", "Reviews", paths.reviews],
  ["providers", "By provider", paths.reviewsByProvider],
  ["moves", "Moves", paths.moves],
  ["prices", "New prices", paths.newPrices],
  ["files", "Files", paths.placementImports],
];
