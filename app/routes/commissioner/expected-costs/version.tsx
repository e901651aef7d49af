import { checkParameters } from "#app/commands/expected-cost/make-cost-parameters.server.ts";
import { costParametersOf } from "#app/data/cost-parameters.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { FigureTable, RateTable } from "#app/components/expected-cost/FigureTables.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";
import { checkNo } from "./make-words.ts";

export const meta = () => [{ title: titleOf("One version of figures") }];
export const handle = { wide: true };

const params = byId("parametersId");

/** A version of figures with where each comes from, what an hour of work costs by them, and who made and checked it. */
export const loader = guardLoader(
  { area: "commissioner", permission: "expected-cost:read", params },
  async ({ actor, params: { parametersId }, url }) =>
    reading(actor, async (tx) => {
      const version = found(await costParametersOf(tx, parametersId));
      const { parameters, madeAt, madeBy, madeById, checkedAt, checkedBy, ...head } = version;
      return {
        ...{ ...head, parameters, from: shortDay(head.fromOn), lawOn: shortDay(parameters.law.on) },
        made: `${inWords(madeAt)}${madeBy ? ` by ${madeBy}` : ""}`,
        checked: checkedAt && `${inWords(checkedAt)}${checkedBy ? ` by ${checkedBy}` : ""}`,
        mayCheck: checkedAt === null && mayDo(actor, "cost-parameters:check") && madeById !== actor.accountId,
        mayChange: mayDo(actor, "cost-parameters:make"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  made: "The version is made. It counts once somebody else has checked it.",
  checked: "The version is checked. It counts from its day on.",
};

export const action = guardAction(
  { area: "commissioner", permission: "cost-parameters:check", params },
  async ({ actor, params: { parametersId }, fields }) => {
    const verdict = found(await checkParameters(actor, parametersId));
    if (!verdict.ok) return refused(fields, checkNo(verdict.why));
    throw redirect(`${paths.costParameters(parametersId)}?done=checked`);
  },
);

export default function CostParametersVersion() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { id, lotId, lot, area, version, parameters, checked, mayCheck, mayChange, done } = page;
  return (
    <>
      <BackLink href={paths.expectedCostsOfLot(lotId)}>Figures of this lot</BackLink>
      <FormErrors errors={reply?.errors} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={`${lot}, ${area ?? "everywhere"}`}>Version {version} of its figures</PageHeading>
      <SummaryList
        rows={[
          { key: "From", value: page.from },
          { key: "Where its figures come from", value: page.source },
          { key: "Law of", value: page.lawOn },
          { key: "Made", value: page.made },
          { key: "Checked", value: checked ?? "Not yet: it does not count" },
        ]}
      />
      {mayCheck ? (
        <form method="post">
          <Button preventDoubleClick>I have checked these figures: let them count</Button>
        </form>
      ) : null}
      {mayChange ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.changeCostFigure(id)}>
            Change a figure, in a version of its own
          </a>
        </p>
      ) : null}
      <FigureTable {...parameters} />
      <RateTable parameters={parameters} whose="worker" caption="What an hour of work costs, pounds" />
      {parameters.figures.some(
        ({ code, origin }) => code === "pay:night-worker" && origin.kind !== "none",
      ) ? (
        <RateTable
          parameters={parameters}
          whose="night-worker"
          caption="What an hour of work costs at night, pounds"
        />
      ) : null}
    </>
  );
}
