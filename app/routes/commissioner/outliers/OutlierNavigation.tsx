import { SubNavigation } from "#app/components/portal/SubNavigation.tsx";
import { paths } from "#app/web/paths.ts";

const views = [
  { href: paths.outliers, text: "To ask about" },
  { href: paths.pricesByProvider, text: "By provider" },
  { href: paths.averageCosts, text: "Average cost by lot" },
  { href: paths.noNhsShare, text: "No NHS share" },
  { href: paths.agreedRates, text: "Agreed market rates" },
] as const;

/** The views of prices side by side. */
export function OutlierNavigation({ here }: { readonly here: (typeof views)[number]["href"] }) {
  return (
    <SubNavigation
      label="Prices out of line"
      items={views.map((view) => ({ ...view, current: view.href === here }))}
    />
  );
}
