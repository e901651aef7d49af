import { modelLooks } from "#app/components/costs/model-states.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";

type ShownModel = {
  readonly id: string;
  readonly provider: string;
  readonly location: string;
  readonly form: "short" | "full";
  readonly state: keyof typeof modelLooks;
  readonly total: string;
  readonly price: string | null;
};

/** The models of a lot, each with the way to it. */
export function ModelTable({
  models,
  hrefOf,
}: {
  readonly models: readonly ShownModel[];
  readonly hrefOf: (modelId: string) => string;
}) {
  if (models.length === 0) return null;
  return (
    <ResponsiveTable
      caption="Every model"
      dense
      columns={[
        { key: "provider", label: "Provider" },
        { key: "location", label: "Place" },
        { key: "form", label: "Form" },
        { key: "state", label: "State" },
        { key: "total", label: "Total", numeric: true },
        { key: "price", label: "Price", numeric: true },
      ]}
      rows={models.map((model) => ({
        key: model.id,
        cells: {
          provider: (
            <a className="govuk-link" href={hrefOf(model.id)}>
              {model.provider}
            </a>
          ),
          location: model.location === model.provider ? "Whole organisation" : model.location,
          form: model.form === "short" ? "Short" : "Full",
          state: <StatusTag status={model.state} looks={modelLooks} />,
          total: model.total,
          price: model.price ?? "–",
        },
      }))}
    />
  );
}
