import type { PlacementView } from "#app/web/placement-view.server.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

type OwnPartProps = {
  readonly parts: readonly Pick<
    PlacementView["parts"][number],
    "id" | "title" | "charge" | "days" | "weekly" | "origin" | "newPrice"
  >[];
  readonly caption: string;
};

/** What a provider gives, at what price, since when. */
export function OwnPart({ parts, caption }: OwnPartProps) {
  return (
    <ResponsiveTable
      caption={caption}
      columns={[
        { key: "title", label: "Part" },
        { key: "charge", label: "How much, at which price" },
        { key: "days", label: "Days" },
        { key: "weekly", label: "A week", numeric: true },
      ]}
      rows={parts.map(({ id, title, charge, days, weekly, origin, newPrice }) => ({
        key: id,
        cells: { title, charge: newPrice ? `${charge}. ${origin}` : charge, days, weekly },
      }))}
    />
  );
}
