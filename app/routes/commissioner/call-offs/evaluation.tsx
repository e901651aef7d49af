import { mayDo } from "#app/domain/access/permissions.ts";
import { bidConsensus, evaluatorsOf, whoScored } from "#app/data/call-off/bid-scores.server.ts";
import { exclusionsOf, queriesOf } from "#app/data/call-off/bid-exclusions.server.ts";
import { bidsOpened, criteriaOf } from "#app/data/call-off/bids-opened.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { ClosedBids } from "#app/components/call-off/ClosedBids.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData } from "#app/framework.ts";
import { judgedOfPage } from "#app/web/call-off-judging.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Evaluation of bids") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params: byId("callOffId") },
  async ({ actor, params: { callOffId } }) =>
    reading(actor, async (tx, now) => {
      const { head, back, closed, standing, state } = await judgedOfPage(tx, actor, callOffId, now);
      if (closed)
        return { callOffId, head, back, closed, bids: [], criteria: [], evaluators: [], next: null };
      const criteria = await criteriaOf(tx, callOffId);
      const scored = await whoScored(tx, callOffId);
      const agreed = await bidConsensus(tx, callOffId);
      const out = (await exclusionsOf(tx, callOffId)).filter(({ liftedAt }) => liftedAt === null);
      const asked = await queriesOf(tx, callOffId);
      const bids = (await bidsOpened(tx, callOffId)).map(({ bidId, provider, reference, answers }) => ({
        ...{ bidId, provider, reference, isClosed: answers === null },
        excluded: out.some((one) => one.bidId === bidId),
        asked: askedInWords(asked.find((one) => one.bidId === bidId)),
        cells: criteria.map(({ id }) => {
          const of = (one: { readonly bidId: string; readonly criterionId: string }) =>
            one.bidId === bidId && one.criterionId === id;
          return {
            ...{ criterionId: id, count: scored.filter(of).length, agreed: agreed.find(of)?.score ?? null },
            byMe: scored.some((one) => of(one) && one.accountId === actor.accountId),
          };
        }),
      }));
      const scores = standing.isEvaluator && state === "opened" && mayDo(actor, "call-off:score");
      return {
        ...{ callOffId, head, back, closed, bids },
        criteria: criteria.map(({ id, title, weight }) => ({ id, title, weight })),
        evaluators: (await evaluatorsOf(tx, callOffId)).map(({ name, livedExperience, declared }) => ({
          ...{ name, livedExperience, declared },
        })),
        next: scores ? nextOf(bids) : null,
      };
    }),
);

/** Where a question about a low cost stands while nobody has decided on its answer. */
function askedInWords(query: { readonly answered: boolean; readonly accepted: boolean | null } | undefined) {
  if (!query || query.accepted !== null) return "";
  return query.answered ? "Answered about its low cost: decide. " : "Asked about its low cost. ";
}

type Cell = { readonly criterionId: string; readonly byMe: boolean; readonly agreed: number | null };

/** The first answer that this evaluator has still to score. */
function nextOf(
  bids: readonly { bidId: string; isClosed: boolean; excluded: boolean; cells: readonly Cell[] }[],
): string | null {
  for (const bid of bids.filter(({ isClosed, excluded }) => !isClosed && !excluded)) {
    const open = bid.cells.find(({ byMe, agreed }) => !byMe && agreed === null);
    if (open) return `bids/${bid.bidId}/criteria/${open.criterionId}`;
  }
  return null;
}

export default function Evaluation() {
  const { callOffId, head, back, closed, bids, criteria, evaluators, next } = useLoaderData<typeof loader>();
  const to = (step: string) => paths.callOffStep(callOffId, step);
  return (
    <>
      <CallOffHead back={back} callOff={head}>
        Evaluation of bids
      </CallOffHead>
      {closed ? <ClosedBids {...closed} /> : null}
      {next ? <Button href={to(next)}>Score your next answer</Button> : null}
      {!closed && bids.length === 0 ? (
        <EmptyState title="No bids were made">
          Cancel the call-off with a reason, or set up another that more members can answer.
        </EmptyState>
      ) : null}
      {bids.length > 0 ? (
        <>
          <ResponsiveTable
            caption="Bids and questions"
            columns={[
              { key: "bid", label: "Bidder" },
              ...criteria.map(({ id, title, weight }) => ({ key: id, label: `${title} (${weight}%)` })),
              { key: "more", label: "Bid" },
            ]}
            rows={bids.map((bid) => ({
              key: bid.bidId,
              cells: {
                bid: bid.provider,
                more: bid.isClosed ? "Closed to you" : <BidLinks bid={bid} to={to} />,
                ...Object.fromEntries(
                  bid.cells.map((cell) => [
                    cell.criterionId,
                    bid.isClosed ? (
                      "You have an interest"
                    ) : (
                      <a className="govuk-link" href={to(`bids/${bid.bidId}/criteria/${cell.criterionId}`)}>
                        {inWords(cell)}
                        <span className="govuk-visually-hidden"> for {bid.provider}</span>
                      </a>
                    ),
                  ]),
                ),
              },
            }))}
          />
          <p className="govuk-body">
            <a className="govuk-link" href={to("award")}>
              Compare price and quality, and recommend an award
            </a>
          </p>
        </>
      ) : null}
      {evaluators.length > 0 ? <Evaluators evaluators={evaluators} /> : null}
    </>
  );
}

function inWords({ count, byMe, agreed }: { count: number; byMe: boolean; agreed: number | null }): string {
  if (agreed !== null) return `Agreed: ${agreed}`;
  if (count >= 2) return `${count} scores, to be agreed`;
  if (byMe) return "You have scored";
  return count === 1 ? "1 score" : "Not scored";
}

function BidLinks({
  bid,
  to,
}: {
  readonly bid: {
    readonly bidId: string;
    readonly provider: string;
    readonly excluded: boolean;
    readonly asked: string;
  };
  readonly to: (step: string) => string;
}) {
  return (
    <>
      {bid.excluded ? <strong>Excluded. </strong> : null}
      {bid.asked && !bid.excluded ? <strong>{bid.asked}</strong> : null}
      <a className="govuk-link" href={to(`bids/${bid.bidId}/query`)}>
        Price<span className="govuk-visually-hidden"> of {bid.provider}</span>
      </a>
      {", "}
      <a className="govuk-link" href={to(`bids/${bid.bidId}/exclusion`)}>
        exclusion<span className="govuk-visually-hidden"> of {bid.provider}</span>
      </a>
    </>
  );
}

function Evaluators({
  evaluators,
}: {
  readonly evaluators: readonly { name: string; livedExperience: boolean; declared: boolean }[];
}) {
  return (
    <>
      <h2 className="govuk-heading-m">Who scores</h2>
      <ul className="govuk-list govuk-list--bullet">
        {evaluators.map(({ name, livedExperience, declared }) => (
          <li key={name}>
            {name}
            {livedExperience ? " (lived experience of care)" : ""}
            {declared ? "" : ": has not declared interests yet"}
          </li>
        ))}
      </ul>
    </>
  );
}
