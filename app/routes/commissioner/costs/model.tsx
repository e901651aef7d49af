import { z } from "zod";
import { excludeCostModel } from "#app/commands/pricing/exclude-cost-model.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayInWords, inWords } from "#app/domain/calendar-words.ts";
import { formatDecimal4, roundHalfUpToPence } from "#app/domain/money.ts";
import { reading } from "#app/data/db.server.ts";
import { payLawOn } from "#app/data/pay-parameters.server.ts";
import { CostSections } from "#app/components/costs/CostSections.tsx";
import { inPence, sectionsForStaff } from "#app/components/costs/cost-rows.ts";
import { dashForStaff, modelLooks } from "#app/components/costs/model-states.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { CostBar } from "#app/components/portal/CostBar.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { comparisonOf, lotOfPage, stateOfModel } from "#app/web/cost-comparison.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import {
  atRealLivingWage,
  driversInWords,
  groupsInPence,
  questionsOf,
  reconciliationInWords,
  sharesInWords,
} from "#app/web/model-beside-lot.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { SetAside } from "./set-aside.tsx";

export const meta = () => [{ title: titleOf("One cost model") }];
export const handle = { wide: true };

const params = byId("roundId", "lotId", "modelId");

export const loader = guardLoader(
  { area: "commissioner", permission: "evaluation:read", params },
  async ({ actor, params: asked, url }) =>
    reading(actor, async (tx, now) => {
      const { round, lot, open } = await lotOfPage(tx, actor, asked, now);
      const { terms, models } = found(open);
      const model = found(models.find(({ id }) => id === asked.modelId));
      const law = await payLawOn(tx, model.basePriceDay);
      const { template } = terms;
      const comparison = comparisonOf(terms, models);
      const quartiles = comparison.total.ofTotals;
      const place = model.location.name === model.provider.name ? "Whole organisation" : model.location.name;
      return {
        ...{ roundId: round.id, title: round.title, lotId: lot.id, lot: `Lot ${lot.number}: ${lot.title}` },
        ...{ id: model.id, submissionId: model.submissionId, provider: model.provider.name, place },
        ...{ unit: template.unit, state: stateOfModel(model), form: model.form, note: model.note },
        ...{ total: formatDecimal4(model.total), basePriceDay: dayInWords(model.basePriceDay) },
        picture: {
          groups: groupsInPence(template, model),
          price: model.price && roundHalfUpToPence(model.price),
          beside: quartiles && {
            of: `${comparison.providers} providers of the lot`,
            ...{ lower: inPence(quartiles.lower), median: inPence(quartiles.median) },
            upper: inPence(quartiles.upper),
          },
        },
        excluded: model.excluded && { reason: model.excluded.reason, at: inWords(model.excluded.at) },
        reconciliation: reconciliationInWords(model, terms.tolerance),
        ...{ shares: sharesInWords(template, model), drivers: driversInWords(template, model) },
        ...{
          questions: questionsOf(template, model, law),
          realLivingWage: atRealLivingWage(template, model, law),
        },
        sections: sectionsForStaff(template, comparison, model.lines),
        excludes: mayDo(actor, "cost-model:exclude"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  aside: "The model is set aside. It counts in no figure of the lot, and its provider reads why.",
  counted: "The model counts again.",
};

const schema = z.object({ reason: textField("a reason", 1000) });

export const action = guardAction(
  { area: "commissioner", permission: "cost-model:exclude", params },
  async ({ actor, params: asked, fields }) => {
    const form = schema.safeParse({ reason: fields.text("reason") });
    if (!form.success) return badForm(fields, sentences(form.error));
    await reading(actor, async (tx, now) => {
      const { open } = await lotOfPage(tx, actor, asked, now);
      found(open?.models.find(({ id }) => id === asked.modelId));
    });
    const excluded = fields.text("deed") !== "count";
    const verdict = found(await excludeCostModel(actor, asked.modelId, { excluded, ...form.data }));
    if (!verdict.ok)
      return refused(
        fields,
        excluded ? "This model is set aside already" : "This model counts already",
        "reason",
      );
    throw redirect(
      `${paths.submittedModel(asked.roundId, asked.lotId, asked.modelId)}?done=${excluded ? "aside" : "counted"}`,
    );
  },
);

export default function OneModel() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { excluded, shares } = page;
  return (
    <>
      <EvaluationHead
        back={{ href: paths.lotCosts(page.roundId, page.lotId), text: page.lot }}
        caption={`${page.title}, ${page.lot}`}
        done={page.done}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        {page.provider}: what a unit costs
      </EvaluationHead>
      {excluded ? (
        <InsetText>
          Set aside at {excluded.at}: {excluded.reason}
        </InsetText>
      ) : null}
      <CostBar whose={page.provider} unit={page.unit} {...page.picture} />
      <SummaryList
        rows={[
          {
            key: "Application",
            value: (
              <a className="govuk-link" href={paths.evaluatedApplication(page.roundId, page.submissionId)}>
                {page.provider}
              </a>
            ),
          },
          { key: "Place", value: page.place },
          { key: "State", value: <StatusTag status={page.state} looks={modelLooks} /> },
          { key: "Form", value: page.form === "short" ? "Short form for small providers" : "Full form" },
          { key: "Base price day", value: page.basePriceDay },
          { key: `Total for one ${page.unit}`, value: page.total },
          { key: "Costs without the returns", value: shares.cost },
          { key: "Staffing share", value: shares.staffing },
          { key: "Surplus (return on operations)", value: shares.surplus },
          ...(shares.capital === null ? [] : [{ key: "Return on capital, apart", value: shares.capital }]),
          { key: "Beside the price", value: page.reconciliation },
          { key: "What the provider says of the difference", value: page.note || "Nothing" },
          { key: "At the real Living Wage", value: page.realLivingWage },
        ]}
      />
      <h2 className="govuk-heading-m">Questions beside the law</h2>
      <Questions questions={page.questions} />
      <h2 className="govuk-heading-m">Line by line, pounds a {page.unit}</h2>
      <CostSections sections={page.sections} ownLabel="This model" dash={dashForStaff} />
      <h2 className="govuk-heading-m">What stands behind the lines</h2>
      <SummaryList
        classes="app-summary--narrow"
        rows={page.drivers.map(({ label, value }) => ({ key: label, value }))}
      />
      {page.excludes ? (
        <SetAside
          excluded={excluded !== null}
          reason={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
      ) : null}
    </>
  );
}

function Questions({ questions }: { readonly questions: readonly string[] | null }) {
  if (questions === null)
    return <p className="govuk-body">The figures of the law on its base price day are not on file.</p>;
  if (questions.length === 0)
    return <p className="govuk-body">None: no figure lies below what the law asks on its base price day.</p>;
  return (
    <ul className="govuk-list govuk-list--bullet">
      {questions.map((question) => (
        <li key={question}>{question}</li>
      ))}
    </ul>
  );
}
