import { z } from "zod";
import { approveRepricing, refuseRepricing } from "#app/commands/brokerage/decide-new-prices.server.ts";
import { placementLimitOf } from "#app/data/brokerage/placement-limits.server.ts";
import { repricedPlacements } from "#app/data/brokerage/repriced-placements.server.ts";
import { lotsOfRepricing, repricings } from "#app/data/brokerage/repricings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { DownloadLinks, bothFormats } from "#app/components/portal/DownloadLinks.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData, type MetaFunction } from "#app/framework.ts";
import { textField } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { DecideNewPrices } from "./DecideNewPrices.tsx";
import { decisionInWords } from "./new-price-words.ts";
import { headOf, lotRows, placementRows } from "./proposal-view.ts";
import { LotsTable, PlacementsTable, ProposalHead } from "./ProposalTables.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `New prices by ${data.head.title}` : "New prices") },
];
export const handle = { wide: true };

const pageSize = 50;
const params = byId("repricingId");

/** New prices as they were put up: by which lots' rules, for which placements, at which yearly cost; and the decision. */
export const loader = guardLoader(
  { area: "brokerage", permission: "placement:read", params },
  async ({ actor, params: { repricingId }, url }) =>
    reading(actor, async (tx, now) => {
      const batch = found((await repricings(tx, repricingId))[0]);
      const count = batch.placements + batch.leftAlone;
      const page = pageOf(url.searchParams, count, pageSize);
      const shown = { limit: pageSize, offset: (page - 1) * pageSize };
      const mayDecide = batch.decidedAt === null && mayDo(actor, "placement:approve");
      const limit = mayDecide ? await placementLimitOf(tx, actor.roles, dayOf(now)) : null;
      return {
        ...{ id: batch.id, count, page, head: headOf(batch) },
        lots: lotRows(await lotsOfRepricing(tx, batch), batch.kind),
        placements: placementRows(await repricedPlacements(tx, batch.id, shown)),
        mayDecide: mayDecide && batch.proposedById !== actor.accountId,
        own: batch.decidedAt === null && batch.proposedById === actor.accountId,
        limit: limit && formatPounds(limit.limit),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  proposed: "The new prices are worked out and wait for another person’s approval. No price has changed.",
  approved: "The new prices are written as new parts of these placements, and their providers are told.",
  refused: "The new prices are refused. No price has changed.",
};

const decision = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("approve") }),
  z.object({ decision: z.literal("refuse"), reason: textField("why you refuse it", 1000) }),
]);

export const action = guardAction(
  { area: "brokerage", permission: "placement:approve", params },
  async ({ actor, params: { repricingId }, fields, arrival }) => {
    const parsed = decision.safeParse({
      decision: fields.text("decision"),
      reason: fields.text("reason"),
    });
    if (!parsed.success) {
      const reason = parsed.error.issues.find(({ path }) => path[0] === "reason");
      return badForm(
        fields,
        reason ? { reason: reason.message } : { approve: "Choose to approve or to refuse" },
      );
    }
    const said = parsed.data;
    const verdict =
      said.decision === "approve"
        ? await approveRepricing(actor, repricingId, arrival)
        : await refuseRepricing(actor, repricingId, said.reason, arrival);
    if (verdict.ok)
      throw redirect(
        `${paths.newPrice(repricingId)}?done=${said.decision === "approve" ? "approved" : "refused"}`,
      );
    if (verdict.why.kind === "not-found") throw notFound();
    return refused(fields, decisionInWords(verdict.why), said.decision === "approve" ? "approve" : "reason");
  },
);

export default function Proposal() {
  const { id, head, lots, placements, count, page, mayDecide, own, limit, done } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.newPrices}>New prices of running placements</BackLink>
      <FormErrors errors={reply?.errors} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={head.framework}>{`New prices by ${head.title}`}</PageHeading>
      <ProposalHead head={head} />
      {mayDecide ? <DecideNewPrices {...{ limit, reply }} year={head.year} /> : null}
      {own ? <p className="govuk-inset-text">You proposed this: another person decides on it.</p> : null}
      <LotsTable lots={lots} />
      <DownloadLinks
        what={count === 1 ? "this placement" : `these ${count.toLocaleString("en-GB")} placements`}
        links={bothFormats((format) => paths.newPriceFile(id, format))}
      />
      <PlacementsTable placements={placements} />
      <Pagination {...pagination(page, count, pageSize, (to) => `${paths.newPrice(id)}?page=${to}`)} />
    </>
  );
}
