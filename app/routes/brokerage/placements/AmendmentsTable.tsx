import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { paths } from "#app/web/paths.ts";
import type { amendmentRows } from "./amendment-view.server.ts";

type Props = { readonly amendments: ReturnType<typeof amendmentRows> };

/** The amendments of running placements that wait for approval; nothing where none does. */
export function AmendmentsTable({ amendments }: Props) {
  if (amendments.length === 0) return null;
  return (
    <ResponsiveTable
      caption="Amendments that wait for approval"
      captionSize="s"
      dense
      columns={[
        { key: "reference", label: "Placement" },
        { key: "what", label: "New part" },
        { key: "from", label: "From" },
        { key: "adds", label: "It adds a year", numeric: true },
        { key: "yearly", label: "A year then costs", numeric: true },
        { key: "by", label: "Proposed by" },
      ]}
      rows={amendments.map(({ id, placementId, reference, ...cells }) => ({
        key: id,
        cells: {
          ...cells,
          reference: (
            <a
              className="govuk-link app-reference"
              href={paths.placementStep(placementId, "waiting-amendment")}
            >
              {reference}
            </a>
          ),
        },
      }))}
    />
  );
}
