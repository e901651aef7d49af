import { proposeYearlyUplift } from "#app/commands/pricing/propose-uplift.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworks, lotsOf } from "#app/data/frameworks.server.ts";
import { paySharesOf, type PayShare } from "#app/data/pay-shares.server.ts";
import { formatPercent } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { DateInput } from "#app/components/govuk/DateInput.tsx";
import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { readUplift } from "./uplift-form.server.ts";

export const meta = () => [{ title: titleOf("Propose an uplift") }];

const access = { area: "commissioner", permission: "uplift:propose" } as const;

export const loader = guardLoader(access, async ({ actor }) =>
  reading(actor, async (tx) => {
    const own = (await frameworks(tx)).filter(
      ({ commissionerId }) => commissionerId === actor.commissionerId,
    );
    const lots = await lotsOf(
      tx,
      own.map(({ id }) => id),
    );
    const core = lots.filter((lot) => lot.kind === "CORE");
    const shares = await paySharesOf(
      tx,
      core.map(({ id }) => id),
    );
    const rungs = [...new Set(core.map((lot) => lot.rung?.name ?? "On no rung of the care ladder"))];
    return {
      frameworks: own.map(({ id, title }) => ({ value: id, text: title })),
      rungs: rungs.map((name) => ({
        name,
        lots: core
          .filter((lot) => (lot.rung?.name ?? "On no rung of the care ladder") === name)
          .map(({ id, number, title }) => ({
            id,
            label: `Lot ${number}: ${title}`,
            ...startOf(shares.get(id)),
          })),
      })),
    };
  }),
);

/** What a lot's field begins with, and where that is from. */
function startOf(share: PayShare | undefined): { readonly share: string; readonly hint?: string } {
  if (!share) return { share: "" };
  const percent = formatPercent(share.share);
  return {
    share: percent.replace("%", ""),
    hint: `${percent} is the median staffing share of the open books of ${share.providers} providers in ${share.round}. Change it if you know better.`,
  };
}

export const action = guardAction(access, async ({ actor, fields, arrival }) => {
  const read = readUplift(fields);
  if ("errors" in read) return badForm(fields, read.errors);
  const verdict = await proposeYearlyUplift(actor, read.typed, arrival);
  if (verdict.ok) throw redirect(paths.uplift(verdict.value.id));
  switch (verdict.why.kind) {
    case "not-found":
      throw notFound();
    case "not-ahead":
      return refused(fields, "The day must be after today: rates never change backwards", "from");
    case "no-lots":
      return refused(fields, "Enter pay’s share for at least one lot of the framework", "reason");
    case "floor-above-ceiling":
      return refused(fields, "The least uplift must not be above the most", "floor");
    case "no-figures":
      return refused(
        fields,
        "There are no statutory figures on file for both years: state how far pay rose, and what that rests on",
        "pay",
      );
    default:
      return unreachable(verdict.why);
  }
});

export default function NewUplift() {
  const { frameworks, rungs } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  const field = (name: string, stored = "") => ({
    name,
    value: shown(reply, name, stored),
    error: errors[name],
  });
  const percent = { width: 5, inputMode: "decimal", suffix: "%" } as const;
  const [only] = frameworks;
  return (
    <>
      <BackLink href={paths.uplifts}>Yearly uplifts</BackLink>
      <FormErrors errors={errors} targets={{ from: "from-day" }} />
      <PageHeading>Propose an uplift</PageHeading>
      <p className="govuk-body">
        Each lot rises by pay’s share of its costs times how far pay rose, and the rest times how far prices
        rose. You see what it costs before anybody decides.
      </p>
      <form method="post" noValidate>
        <Input label="Name of the uplift" hint="For example, Uplift 2027/28" {...field("title")} />
        <Radios
          legend="Framework"
          {...field("framework", frameworks.length === 1 ? only?.value : "")}
          items={frameworks}
        />
        <DateInput
          id="from"
          namePrefix="from"
          legend="From which day do rates rise?"
          values={{
            day: shown(reply, "from-day"),
            month: shown(reply, "from-month"),
            year: shown(reply, "from-year"),
          }}
          error={errors["from"]}
        />
        <Radios
          legend="How far did pay rise?"
          {...field("pay")}
          items={[
            {
              value: "law",
              text: "As the law has it",
              hint: "An hour at the National Living Wage with National Insurance and pension, against a year before.",
            },
            { value: "stated", text: "By a change that you state" },
          ]}
        />
        <Input
          label="As the law has it: paid hours a week"
          width={2}
          inputMode="numeric"
          {...field("hours", "30")}
        />
        <Input label="By a change that you state: pay rose by" {...percent} {...field("payChange")} />
        <Input label="By a change that you state: what that rests on" {...field("payBasis")} />
        <Input label="Prices rose by" {...percent} {...field("prices")} />
        <Input label="Which index that is" hint="For example, CPI, September 2026" {...field("priceBasis")} />
        <Fieldset legend="Pay’s share of the costs of each lot" legendSize="m">
          <p className="govuk-hint">Leave a lot empty to leave it out of this uplift.</p>
          {rungs.map((rung) => (
            <Fieldset key={rung.name} legend={rung.name} legendSize="s">
              {rung.lots.map((lot) => (
                <Input
                  key={lot.id}
                  label={lot.label}
                  hint={lot.hint}
                  {...percent}
                  {...field(`share-${lot.id}`, lot.share)}
                />
              ))}
            </Fieldset>
          ))}
        </Fieldset>
        <Textarea
          label="Why are these shares what they are?"
          hint="For example, the median of accepted open books, or the service’s own judgement"
          {...field("reason")}
        />
        <Input label="No lot rises by less than" {...percent} {...field("floor", "0")} />
        <Input label="No lot rises by more than" {...percent} {...field("ceiling")} />
        <Input
          label="Rates negotiated in how many months before do not rise by themselves?"
          width={2}
          inputMode="numeric"
          {...field("months")}
        />
        <Input
          label="Weekly rates above which evidence is needed (optional)"
          width={10}
          inputMode="decimal"
          prefix="£"
          {...field("threshold")}
        />
        <Button preventDoubleClick>Propose and see what it costs</Button>
      </form>
    </>
  );
}
