import { callOffLimits } from "#app/data/call-off/limits.server.ts";
import { routeRulesOf } from "#app/data/call-off/route-facts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworks, lotsOf } from "#app/data/frameworks.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { isOn } from "#app/domain/framework/membership.ts";
import { formatPounds } from "#app/domain/money.ts";
import { holdingOn } from "#app/domain/pricing/price-rules.ts";
import { routeWords } from "#app/components/call-off/call-off-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { roleNames } from "#app/web/role-words.ts";
import { ruleLooks, stateOn, whoAndWhen } from "./rule-words.ts";

export const handle = { wide: true };

export const meta = () => [{ title: titleOf("Rules of call-offs") }];

/** By which routes each lot may be called off today, and who approves up to which value. */
export const loader = guardLoader({ area: "commissioner", permission: "call-off:read" }, async ({ actor }) =>
  reading(actor, async (tx, now) => {
    const today = dayOf(now);
    const named = await frameworks(tx, actor.commissionerId);
    const lots = await lotsOf(
      tx,
      named.map(({ id }) => id),
    );
    const rules = await routeRulesOf(
      tx,
      lots.map(({ id }) => id),
    );
    const limits = await callOffLimits(tx);
    return {
      maySetLimit: mayDo(actor, "price-rule:set"),
      lots: lots.map(({ id, number, title }) => ({
        ...{ id, title: `Lot ${number}: ${title}` },
        routes: rules
          .filter((rule) => rule.lotId === id && isOn(rule.fromOn, rule.toOn, today))
          .map(
            ({ route, maximum }) =>
              `${routeWords[route]}${maximum === null ? "" : `, up to ${formatPounds(maximum)}`}`,
          ),
      })),
      limits: limits.map((one) => {
        const holds =
          holdingOn(
            limits.filter(({ role }) => role === one.role),
            today,
          )?.fromOn === one.fromOn;
        return {
          key: `${one.role}-${one.fromOn}`,
          role: roleNames[one.role as keyof typeof roleNames] ?? one.role,
          limit: formatPounds(one.limit),
          from: shortDay(one.fromOn),
          state: one.fromOn <= today && !holds ? ("past" as const) : stateOn(one.fromOn, null, today),
          source: one.source,
          set: whoAndWhen(one.setBy, one.setAt && inWords(one.setAt)),
        };
      }),
    };
  }),
);

export default function CallOffRules() {
  const { lots, limits, maySetLimit } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.callOffs}>Call-offs</BackLink>
      <PageHeading>Rules of call-offs</PageHeading>
      {lots.length === 0 ? (
        <EmptyState title="No framework names your organisation">Its owner adds commissioners.</EmptyState>
      ) : (
        <ResponsiveTable
          caption="By which routes a lot may be called off today"
          columns={[
            { key: "lot", label: "Lot" },
            { key: "routes", label: "Routes" },
          ]}
          rows={lots.map((lot) => ({
            key: lot.id,
            cells: {
              lot: (
                <a className="govuk-link" href={paths.routesOfLot(lot.id)}>
                  {lot.title}
                </a>
              ),
              routes: lot.routes.length === 0 ? "None: it cannot be called off" : lot.routes.join("; "),
            },
          }))}
        />
      )}
      {limits.length === 0 ? (
        <EmptyState title="No role has a limit for call-offs">
          Until a limit is set, nobody can approve a call-off.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Who approves call-offs, up to which value with VAT"
          dense
          columns={[
            { key: "role", label: "Role" },
            { key: "limit", label: "Limit", numeric: true },
            { key: "from", label: "From" },
            { key: "state", label: "State" },
            { key: "source", label: "Source" },
            { key: "set", label: "Set by" },
          ]}
          rows={limits.map(({ key, state, ...cells }) => ({
            key,
            cells: { ...cells, state: <StatusTag status={state} looks={ruleLooks} /> },
          }))}
        />
      )}
      {maySetLimit ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.callOffLimit}>
            Set a limit from a day
          </a>
        </p>
      ) : null}
    </>
  );
}
