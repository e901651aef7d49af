import { membersToSettle, settleRates } from "#app/commands/round/settle-rates.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworkById } from "#app/data/frameworks.server.ts";
import { roundById } from "#app/data/rounds.server.ts";
import { undecidedSubmissions } from "#app/data/settlement.server.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { unfitInWords } from "#app/domain/pricing/re-pricing-words.ts";
import { maySettle, type SettleRefusal } from "#app/domain/round/decisions.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";

export const handle = { wide: true };

export const meta = () => [{ title: titleOf("Settle rates") }];

const access = { area: "commissioner", permission: "member:admit", params: byId("roundId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const round = found(await roundById(tx, params.roundId));
    const framework = found(await frameworkById(tx, round.frameworkId));
    if (framework.commissionerId !== actor.commissionerId) throw notFound();
    const may = maySettle(round, await undecidedSubmissions(tx, round.id), now);
    const members = may.ok ? await membersToSettle(tx, round, "to-read") : [];
    return {
      id: round.id,
      title: round.title,
      effectiveOn: dayInWords(round.effectiveOn),
      policy: unfitInWords(round.rePricing.unfitRates, round.effectiveOn),
      drops: round.rePricing.unfitRates === "drop-to-cap",
      refusal: may.ok ? null : refusalInWords(may.why),
      providers: members.length,
      rows: members.flatMap(({ rates }) =>
        rates.map(({ id, provider, line, place, pence, unit, cap }) => ({
          ...{ id, provider, line, place },
          rate: formatPrice(pence, unit),
          cap: formatPrice(cap.pence, unit),
        })),
      ),
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const verdict = await settleRates(actor, params.roundId);
  if (verdict.ok) throw redirect(`${paths.round(params.roundId)}?done=settled`);
  if (verdict.why.kind === "not-found") throw notFound();
  if (verdict.why.kind === "nothing-to-settle")
    return refused(fields, "No rate is over its cap any more, so there is nothing to settle");
  return refused(fields, refusalInWords(verdict.why));
});

function refusalInWords(why: SettleRefusal): string {
  if (why.kind === "undecided")
    return `${why.submissions} ${why.submissions === 1 ? "application has" : "applications have"} no outcome letter yet. Send the letters first`;
  return "Rates are settled after two people have opened the round";
}

export default function Settlement() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={reply?.errors} />
      <BackLink href={paths.round(page.id)}>{page.title}</BackLink>
      <PageHeading caption={page.title}>Settle the rates of members that did not apply</PageHeading>
      <p className="govuk-body">{page.policy}.</p>
      {page.refusal ? <p className="govuk-body">{page.refusal}.</p> : <Rates page={page} />}
    </>
  );
}

function Rates({ page }: { readonly page: ReturnType<typeof useLoaderData<typeof loader>> }) {
  if (page.rows.length === 0)
    return (
      <EmptyState title="Nothing to settle">
        <p className="govuk-body">Every rate fits the cap that governs it on {page.effectiveOn}.</p>
      </EmptyState>
    );
  return (
    <>
      <ResponsiveTable
        caption={`Rates over their caps on ${page.effectiveOn}`}
        dense
        columns={[
          { key: "provider", label: "Provider" },
          { key: "line", label: "Service line" },
          { key: "place", label: "Where" },
          { key: "rate", label: "Rate", numeric: true },
          { key: "cap", label: "Cap", numeric: true },
          { key: "becomes", label: "From that day" },
        ]}
        rows={page.rows.map(({ id, ...row }) => ({
          key: id,
          cells: { ...row, becomes: page.drops ? row.cap : "Ends" },
        }))}
      />
      <form method="post" noValidate>
        <p className="govuk-body">
          {page.providers} {page.providers === 1 ? "provider is" : "providers are"} told by mail, each about
          its own rates.
        </p>
        <Button preventDoubleClick>Settle these rates</Button>
      </form>
    </>
  );
}
