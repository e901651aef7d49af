import { reading } from "#app/data/db.server.ts";
import { submittedModels } from "#app/data/cost-models.server.ts";
import { lotsApplied } from "#app/data/evaluation-submissions.server.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { NotOpen } from "#app/components/evaluation/NotOpen.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData } from "#app/framework.ts";
import { openBooksOf, stateOfModel } from "#app/web/cost-comparison.server.ts";
import { declaredRoundOfPage } from "#app/web/evaluation.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Open books") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "evaluation:read", params: byId("roundId") },
  async ({ actor, params }) =>
    reading(actor, async (tx, now) => {
      const { round, isOpen } = await declaredRoundOfPage(tx, actor, params.roundId, now);
      const base = { roundId: round.id, title: round.title, isOpen };
      if (!isOpen) return { ...base, lots: [] };
      const applied = await lotsApplied(tx, round.id);
      const lots = [];
      for (const { lot, terms } of await openBooksOf(tx, round)) {
        const models = await submittedModels(tx, { roundId: round.id, lotId: lot.id });
        const count = (state: string) => models.filter((model) => stateOfModel(model) === state).length;
        const withModel = new Set(models.map(({ submissionId }) => submissionId));
        lots.push({
          ...{ lotId: lot.id, name: `Lot ${lot.number}: ${lot.title}`, unit: terms.template.unit },
          ...{ asked: terms.openBook, models: models.length, complete: count("complete") },
          ...{ partial: count("partial"), excluded: count("excluded") },
          providers: new Set(models.map(({ provider }) => provider.id)).size,
          blank: applied.filter((one) => one.lotId === lot.id && !withModel.has(one.submissionId)).length,
        });
      }
      return { ...base, lots };
    }),
);

export default function OpenBooks() {
  const { roundId, title, isOpen, lots } = useLoaderData<typeof loader>();
  return (
    <>
      <EvaluationHead back={{ href: paths.round(roundId), text: "Round" }} caption={title}>
        Open books
      </EvaluationHead>
      {isOpen ? (
        <p className="govuk-body">
          What providers say that a unit costs them, lot by lot. Only complete models are compared.
        </p>
      ) : (
        <NotOpen openingHref={paths.roundStep(roundId, "opening")} />
      )}
      {isOpen && lots.length === 0 ? (
        <EmptyState title="No lot opens its books">
          A lot is compared here once its applications carry cost models.
        </EmptyState>
      ) : null}
      {lots.length > 0 ? (
        <ResponsiveTable
          caption="Cost models by lot"
          captionHidden
          columns={[
            { key: "name", label: "Lot" },
            { key: "unit", label: "For one" },
            { key: "models", label: "Models", numeric: true },
            { key: "providers", label: "Providers", numeric: true },
            { key: "complete", label: "Complete", numeric: true },
            { key: "partial", label: "In part", numeric: true },
            { key: "excluded", label: "Set aside", numeric: true },
            { key: "blank", label: "Without a model", numeric: true },
          ]}
          rows={lots.map((lot) => ({
            key: lot.lotId,
            cells: {
              ...lot,
              name: (
                <a className="govuk-link" href={paths.lotCosts(roundId, lot.lotId)}>
                  {lot.name}
                </a>
              ),
            },
          }))}
        />
      ) : null}
    </>
  );
}
