import { saveCostModel } from "#app/commands/application/save-cost-model.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { askedOn } from "#app/domain/pricing/cost-model/template.ts";
import { reading } from "#app/data/db.server.ts";
import { payLawOn } from "#app/data/pay-parameters.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm } from "#app/web/reply.server.ts";
import { access, openDraft } from "../page.server.ts";
import { CostLines } from "./CostLines.tsx";
import { costBoxes } from "./cost-rows.server.ts";
import { readModel, refusedModel } from "./cost-form.server.ts";
import { formOf, homeName, homeOf, lotOfCosts, lotTitle, ownLotCosts } from "./cost-page.server.ts";
import { standingOfModel } from "./cost-standing.ts";
import { DriverFields } from "./DriverFields.tsx";
import { ModelTotals } from "./ModelTotals.tsx";
import { boxesOfDay, formWords } from "./words.ts";

const homeAccess = { ...access, params: byId("applicationId", "lotId", "locationId") } as const;

export const handle = { wide: true };

export const meta = () => [{ title: titleOf("Cost model") }];

export const loader = guardLoader(homeAccess, async ({ actor, params, posted, url }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  const one = lotOfCosts(draft, params.lotId);
  const home = homeOf(one, params.locationId);
  const { costs } = one;
  const form = formOf(draft, home, url.searchParams.get("form"));
  const law = await reading(actor, (tx) => payLawOn(tx, draft.round.effectiveOn));
  return {
    ...params,
    ...{ form, done: url.searchParams.get("done"), unit: costs.template.unit },
    lotTitle: lotTitle(one),
    home: homeName(one, home),
    year: dayInWords(costs.year.from),
    day: boxesOfDay(home.model?.confirmed ? home.model.basePriceDay : costs.year.from),
    carried: home.model?.confirmed === false,
    note: home.model?.note ?? "",
    full: costs.template.lines.length,
    short: askedOn(costs.template.lines, "short").length,
    boxes: costBoxes(costs, home, form, law),
    standing: standingOfModel(costs, home),
  };
});

export const action = guardAction(homeAccess, async ({ actor, params, fields, arrival }) => {
  const one = await ownLotCosts(actor, params);
  const home = homeOf(one, params.locationId);
  const { model, errors } = readModel(fields, one.costs, home);
  if (model === null) return badForm(fields, errors);
  const intent = fields.text("intent");
  const { applicationId, lotId, locationId } = params;
  const place = { lotId, locationId };
  const verdict = found(await saveCostModel(actor, applicationId, place, model, intent === "", arrival));
  if (!verdict.ok) return refusedModel(fields, one.costs.template, verdict.why);
  switch (intent) {
    case "totals":
      throw redirect(`${paths.applicationHomeCosts(applicationId, lotId, locationId)}?done=totals#totals`);
    case "full":
    case "short":
      throw redirect(`${paths.applicationHomeCosts(applicationId, lotId, locationId)}?done=form`);
    default:
      throw redirect(`${paths.applicationCosts(applicationId, lotId)}?done=saved`);
  }
});

export default function HomeCosts() {
  const data = useLoaderData<typeof loader>();
  const { applicationId, lotId, boxes, standing } = data;
  const reply = useActionData<typeof action>();
  const form = reply ? (shown(reply, "form") === "full" ? "full" : "short") : data.form;
  const other = form === "full" ? "short" : "full";
  const day = dayBoxes(reply, "base");
  return (
    <>
      <BackLink href={paths.applicationCosts(applicationId, lotId)}>Back to your costs</BackLink>
      <FormErrors errors={reply?.errors} targets={{ base: "base-day" }} />
      <PageHeading caption={data.lotTitle}>Cost model: {data.home}</PageHeading>
      {!reply && data.done === "totals" ? (
        <NotificationBanner type="success" text="Saved. The totals are worked out below." />
      ) : null}
      {!reply && data.done === "form" ? (
        <NotificationBanner type="success" text={`Saved. This is the ${formWords[form]}.`} />
      ) : null}
      {data.carried ? (
        <InsetText>
          These are your figures from the last round. Change only what is different, then save.
        </InsetText>
      ) : null}
      <p className="govuk-body">
        Amounts are in pounds for each {data.unit}, without VAT. Enter 0 where a line costs nothing: a blank
        is an answer that is still missing. Totals are worked out when you save.
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="form" value={form} />
        <button type="submit" hidden />
        <p className="govuk-body">
          This is the {formWords[form]}
          {form === "short" ? ", for small providers" : ""}: {form === "full" ? data.full : data.short} lines.
        </p>
        <Button variant="secondary" name="intent" value={other}>
          Save and change to the {formWords[other]}
        </Button>
        <h2 className="govuk-heading-m">What stands behind your costs</h2>
        <DayField
          {...day}
          values={reply ? day.values : data.day}
          legend="The day whose prices these are"
          hint={`The round asks for the prices of the year from ${data.year}.`}
        />
        <DriverFields boxes={boxes.drivers} reply={reply} />
        {boxes.groups.map((group) => (
          <CostLines key={group.group} {...group} unit={data.unit} reply={reply} />
        ))}
        {boxes.returns.length > 0 ? (
          <CostLines
            group="Returns, apart from what the service costs"
            boxes={boxes.returns}
            total={null}
            unit={data.unit}
            reply={reply}
          />
        ) : null}
        <ModelTotals
          summary={boxes.summary}
          standing={standing}
          unit={data.unit}
          stale={reply !== undefined}
        />
        <Textarea
          name="note"
          label="If the model and your price differ, say why (optional)"
          hint="For example, a cost that no line asks for. A difference that you explain does not hold your application back."
          rows={3}
          value={shown(reply, "note", data.note)}
          error={reply?.errors["note"]}
        />
        <div className="govuk-button-group">
          <Button preventDoubleClick>Save and continue</Button>
          <Button variant="secondary" name="intent" value="totals">
            Work out the totals
          </Button>
          <Button variant="secondary" name="intent" value="later">
            Save and come back later
          </Button>
        </div>
      </form>
    </>
  );
}
