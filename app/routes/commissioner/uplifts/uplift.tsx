import { z } from "zod";
import { approveYearlyUplift, refuseYearlyUplift } from "#app/commands/pricing/decide-uplift.server.ts";
import { reading } from "#app/data/db.server.ts";
import { leftAsTheyAre, upliftGates } from "#app/data/uplift-gates.server.ts";
import { delegatedLimit, simulateUplift, uplifts } from "#app/data/uplifts.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData, type MetaFunction } from "#app/framework.ts";
import { textField } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { DecideUplift } from "./decide-uplift.tsx";
import { EvidenceTables } from "./evidence-tables.tsx";
import { LeftTable, SimulationTable, UpliftTerms } from "./uplift-tables.tsx";
import { refusalInWords, stateOf, upliftLooks } from "./uplift-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.uplift.title ?? "Uplift") },
];
export const handle = { wide: true };

const mostLeftShown = 200;

/** What an uplift would do and cost by lot and rung, what is gated out of it, and the decision on it. */
export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read", params: byId("upliftId") },
  async ({ actor, params }) =>
    reading(actor, async (tx, now) => {
      const [uplift] = await uplifts(tx, params.upliftId);
      const { proposedById, frameworkId, ...rest } = found(uplift);
      const waits = rest.approved === null;
      const lots = waits ? await simulateUplift(tx, rest.id) : [];
      const limit = await delegatedLimit(tx, frameworkId, actor.roles, dayOf(now));
      return {
        uplift: rest,
        state: stateOf(rest),
        lots,
        cost: pence(lots.reduce((sum, lot) => sum + lot.costMore, 0)),
        left: waits ? await leftAsTheyAre(tx, rest.id, mostLeftShown) : [],
        gates: waits ? [] : await upliftGates(tx, rest.id),
        mayReachPlacements: rest.approved === true && mayDo(actor, "placement:re-price"),
        mayDecide: waits && mayDo(actor, "uplift:approve") && proposedById !== actor.accountId,
        limit: limit === null ? null : formatPounds(limit),
      };
    }),
);

const decision = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("approve"), seen: z.string().regex(/^-?[0-9]{1,15}$/) }),
  z.object({ decision: z.literal("refuse"), reason: textField("why you refuse it", 1000) }),
]);

export const action = guardAction(
  { area: "commissioner", permission: "uplift:approve", params: byId("upliftId") },
  async ({ actor, params, fields, arrival }) => {
    const parsed = decision.safeParse({
      ...{ decision: fields.text("decision"), seen: fields.text("seen"), reason: fields.text("reason") },
    });
    if (!parsed.success) {
      const reason = parsed.error.issues.find((issue) => issue.path[0] === "reason");
      return badForm(
        fields,
        reason ? { reason: reason.message } : { decision: "Choose to approve or to refuse" },
      );
    }
    const chosen = parsed.data;
    const verdict =
      chosen.decision === "approve"
        ? await approveYearlyUplift(actor, params.upliftId, pence(Number(chosen.seen)), arrival)
        : await refuseYearlyUplift(actor, params.upliftId, chosen.reason, arrival);
    if (verdict.ok)
      throw redirect(
        chosen.decision === "approve" ? paths.uplift(params.upliftId) : `${paths.uplifts}?done=refused`,
      );
    if (verdict.why.kind === "not-found") throw notFound();
    return refused(fields, refusalInWords(verdict.why), chosen.decision === "approve" ? "approve" : "reason");
  },
);

export default function UpliftPage() {
  const { uplift, state, lots, cost, left, gates, mayDecide, mayReachPlacements, limit } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { outcome } = uplift;
  return (
    <>
      <BackLink href={paths.uplifts}>Yearly uplifts</BackLink>
      <FormErrors errors={reply?.errors} />
      {outcome ? (
        <NotificationBanner
          type="success"
          text={`${outcome.rates.toLocaleString("en-GB")} rates of ${outcome.providers.toLocaleString("en-GB")} providers rise, for ${formatPounds(pence(outcome.yearlyCost))} a year. Each provider has a letter.`}
        />
      ) : null}
      <PageHeading caption={uplift.framework}>{uplift.title}</PageHeading>
      <p className="govuk-body">
        <StatusTag status={state} looks={upliftLooks} />
      </p>
      <UpliftTerms uplift={uplift} />
      {state === "proposed" ? (
        <>
          <h2 className="govuk-heading-m">What it would cost</h2>
          <p className="govuk-body">
            <strong>{formatPounds(cost)} a year</strong>, from the volumes that members have declared.
          </p>
          <SimulationTable lots={lots} />
          <LeftTable left={left} most={mostLeftShown} />
        </>
      ) : null}
      {mayReachPlacements ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.newPrices}>
            Propose its new prices for running placements
          </a>
        </p>
      ) : null}
      {gates.length > 0 ? <EvidenceTables gates={gates} /> : null}
      {mayDecide ? <DecideUplift cost={cost} limit={limit} reply={reply} /> : null}
      {state === "proposed" && !mayDecide ? (
        <p className="govuk-inset-text">An approver or finance, other than who proposed it, decides on it.</p>
      ) : null}
    </>
  );
}
