import { confirmCostModels } from "#app/commands/application/confirm-cost-models.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { dayOfParts } from "#app/web/fields.ts";
import { found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { lotAccess, openDraft, tooLateInWords } from "../page.server.ts";
import { SectionPage } from "../parts.tsx";
import { ConfirmModels } from "./ConfirmModels.tsx";
import { formOf, homeName, lotOfCosts, lotTitle } from "./cost-page.server.ts";
import { standingOfModel } from "./cost-standing.ts";
import { HomesOfLot } from "./HomesOfLot.tsx";
import { SheetOfLot } from "./SheetOfLot.tsx";
import { outsideYearInWords } from "./words.ts";

export const handle = { wide: true };

export const meta = () => [{ title: titleOf("Your costs") }];

export const loader = guardLoader(lotAccess, async ({ actor, params, posted, url }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  const one = lotOfCosts(draft, params.lotId);
  const { costs } = one;
  return {
    ...params,
    lotTitle: lotTitle(one),
    unit: costs.template.unit,
    compulsory: costs.openBook === "compulsory",
    year: { from: costs.year.from, words: dayInWords(costs.year.from) },
    done: url.searchParams.get("done"),
    form: formOf(draft, costs.homes.find(({ model }) => model !== null) ?? null, null),
    carried: costs.homes.filter(({ model }) => model?.confirmed === false).length,
    shares: costs.homes.length > 1 || costs.central !== null,
    shared: costs.central !== null,
    homes: costs.homes.map((home) => ({
      id: home.location.id,
      name: homeName(one, home),
      ...standingOfModel(costs, home),
    })),
  };
});

/** Confirms the models of the last round as they are. */
export const action = guardAction(lotAccess, async ({ actor, params, fields, arrival }) => {
  const read = dayOfParts(fields.text, "base", "the day whose prices these are");
  if ("error" in read) return badForm(fields, { base: read.error });
  const { applicationId, lotId } = params;
  const verdict = found(await confirmCostModels(actor, applicationId, lotId, read.day, arrival));
  if (verdict.ok) throw redirect(`${paths.applicationCosts(applicationId, lotId)}?done=confirmed`);
  switch (verdict.why.kind) {
    case "another-year":
      return badForm(fields, { base: outsideYearInWords(verdict.why) });
    case "nothing-to-confirm":
      throw redirect(paths.applicationCosts(applicationId, lotId));
    case "round-not-open":
      return refused(fields, tooLateInWords(verdict.why));
  }
});

export default function Costs() {
  const data = useLoaderData<typeof loader>();
  const { applicationId, lotId, homes } = data;
  const reply = useActionData<typeof action>();
  const done = reply ? undefined : doneWords[data.done ?? ""];
  return (
    <SectionPage
      {...{ applicationId, reply }}
      title="Your costs"
      caption={data.lotTitle}
      targets={{ base: "base-day" }}
    >
      {done ? <NotificationBanner type="success" text={done} /> : null}
      <p className="govuk-body">
        An open-book cost model says, line by line, what the service costs you per {data.unit}, and holds it
        against your price.{" "}
        {data.compulsory
          ? "This lot must have one: you cannot submit without it."
          : "The council asks for one. You may submit without it, but it helps when your price is questioned."}{" "}
        Nobody at the council can read it before the round is opened.
      </p>
      {homes.length === 0 ? (
        <EmptyState title="Nothing to cost yet">
          Say first{" "}
          <a className="govuk-link" href={paths.applicationLot(applicationId, lotId)}>
            where you work in this lot
          </a>
          . Each place has a model of its own.
        </EmptyState>
      ) : (
        <>
          {data.carried > 0 ? <ConfirmModels count={data.carried} year={data.year} reply={reply} /> : null}
          <HomesOfLot {...data} />
          {data.shares ? (
            <>
              <h2 className="govuk-heading-m">Central costs</h2>
              <p className="govuk-body">
                {data.shared
                  ? "What head office costs is shared between your homes. "
                  : "If head office costs are shared between your homes, enter them once for a year. "}
                <a className="govuk-link" href={paths.applicationCentralCosts(applicationId, lotId)}>
                  {data.shared ? "Change your central costs" : "Share central costs"}
                </a>
              </p>
            </>
          ) : null}
          <SheetOfLot {...data} />
        </>
      )}
      <Button href={paths.application(applicationId)}>Back to your application</Button>
    </SectionPage>
  );
}

const doneWords: Readonly<Record<string, string>> = {
  saved: "Cost model saved",
  central: "Central costs saved",
  confirmed: "Cost models confirmed",
  used: "The figures of your spreadsheet are saved",
};
