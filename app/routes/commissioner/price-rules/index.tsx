import { reading } from "#app/data/db.server.ts";
import { delegatedLimits } from "#app/data/delegated-limits.server.ts";
import { priceClauses } from "#app/data/price-clauses.server.ts";
import { ownFrameworks } from "#app/data/price-rules.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { holdingOn } from "#app/domain/pricing/price-rules.ts";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { roleNames } from "#app/web/role-words.ts";
import { ClauseTable, FloorLinks, LimitTable } from "./rule-tables.tsx";
import { daysInWords, reasonNames, stateOn, whoAndWhen } from "./rule-words.ts";

export const meta = () => [{ title: titleOf("Limits, clauses and floors") }];
export const handle = { wide: true };

/** The dated rules that prices rest on: who may approve what, under which clauses, and what floors are worked out from. */
export const loader = guardLoader(
  { area: "commissioner", permission: "price-rule:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const frameworks = await ownFrameworks(tx);
      const limits = await delegatedLimits(tx);
      const clauses = await priceClauses(
        tx,
        frameworks.map(({ id }) => id),
      );
      return {
        saved: url.searchParams.get("done") === "saved",
        maySet: mayDo(actor, "price-rule:set"),
        frameworks: frameworks.map((framework) => ({
          ...framework,
          limits: limits
            .filter((one) => one.frameworkId === framework.id)
            .map((one) => {
              const ofRole = limits.filter(
                (other) => other.frameworkId === framework.id && other.role === one.role,
              );
              const past = one.fromOn <= today && holdingOn(ofRole, today)?.fromOn !== one.fromOn;
              return {
                role: roleNames[one.role as keyof typeof roleNames] ?? one.role,
                limit: `${formatPounds(one.limit)} a year`,
                from: shortDay(one.fromOn),
                state: past ? ("past" as const) : stateOn(one.fromOn, null, today),
                source: one.source,
                set: whoAndWhen(one.setBy, one.setAt && inWords(one.setAt)),
              };
            }),
          clauses: clauses
            .filter((one) => one.frameworkId === framework.id)
            .map((one) => ({
              id: one.id,
              reason: reasonNames[one.reason],
              clause: one.clause,
              days: daysInWords(one.fromOn, one.toOn),
              state: stateOn(one.fromOn, one.toOn, today),
              set: whoAndWhen(one.addedBy, one.addedAt && inWords(one.addedAt)),
              ended: one.endedAt && `Ended by ${one.endedBy ?? "a colleague"}, ${inWords(one.endedAt)}`,
              open: one.toOn === null,
            })),
        })),
      };
    }),
);

export default function PriceRules() {
  const { frameworks, maySet, saved } = useLoaderData<typeof loader>();
  return (
    <>
      {saved ? <NotificationBanner type="success" text="The rule is on file, from its day on." /> : null}
      <PageHeading caption="Commissioning">Limits, clauses and floors</PageHeading>
      <p className="govuk-body-l">
        What decisions on prices rest on. Each holds from a day and stays on file: nothing is changed in
        place.
      </p>
      {frameworks.length === 0 ? (
        <EmptyState title="Your organisation has no framework of its own">
          Limits, clauses and floors belong to a framework, and are set by the commissioner that owns it.
        </EmptyState>
      ) : null}
      {frameworks.map((framework) => (
        <section key={framework.id} aria-label={framework.title}>
          {frameworks.length > 1 ? <h2 className="govuk-heading-l">{framework.title}</h2> : null}
          <LimitTable limits={framework.limits} add={maySet ? paths.setLimit(framework.id) : null} />
          <ClauseTable
            clauses={framework.clauses}
            add={maySet ? paths.addClause(framework.id) : null}
            end={maySet ? (clauseId) => paths.endClause(framework.id, clauseId) : null}
          />
          <FloorLinks lots={framework.lots} />
        </section>
      ))}
    </>
  );
}
