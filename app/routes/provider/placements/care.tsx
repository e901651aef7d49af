import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { placementShown } from "#app/data/brokerage/placement-page.server.ts";
import { reading, type Tx } from "#app/data/db.server.ts";
import { latestBookOf } from "#app/data/open-books.server.ts";
import { expectedGroundOfOwn, type OwnExpectedGround } from "#app/data/own-expected-cost.server.ts";
import { expectedCost, type ExpectedCost } from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import { varianceOf } from "#app/domain/benchmark/expected-cost/variance.ts";
import { costOf, elementsOn } from "#app/domain/brokerage/element.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { ExpectedCostTable, ExpectedSummary } from "#app/components/expected-cost/ExpectedCostTable.tsx";
import { figuresNo, isAnEstimate } from "#app/components/expected-cost/expected-words.ts";
import { VarianceTable } from "#app/components/expected-cost/VarianceTable.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { expectedView, slotsShown, varianceShown } from "#app/components/expected-cost/expected-view.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("What the council expects it to cost") }];
export const handle = { wide: true };

/** The council's estimate of a placement as its provider may know it, beside the provider's own model: what is shared goes both ways. */
export const loader = guardLoader(
  { area: "provider", permission: "placement:own", params: byId("placementId") },
  async ({ actor, params: { placementId } }) =>
    reading(actor, async (tx, now) => {
      const placement = found(await placementOf(tx, placementId));
      if (placement.approvedOn === null) throw notFound();
      const { reference, lot } = found(await placementShown(tx, placementId));
      const head = { id: placementId, reference, lot };
      const ground = await expectedGroundOfOwn(tx, placementId);
      const nothing = { head, slots: null, view: null, versions: [], own: null };
      if (!ground) return { ...nothing, none: "The council has no estimate of this placement." };
      const { need, parameters } = ground;
      const slots = slotsShown(need.slots);
      const cost = parameters.figures && expectedCost(need.slots, parameters.figures);
      if (!cost) return { ...nothing, slots, none: tooFew };
      if (!cost.ok) return { ...nothing, slots, none: `Nothing can be worked out: ${figuresNo(cost.why)}.` };
      const price = costOf(elementsOn(placement.elements, dayOf(now))).care;
      return {
        ...{ head, slots, none: null },
        view: expectedView(cost.value, price > 0 ? price : null),
        versions: [
          {
            key: "By the figures",
            value: `Version ${parameters.version}, from ${shortDay(parameters.fromOn)}, rounded`,
          },
          { key: "What the care takes", value: `Version ${need.version}, from ${shortDay(need.fromOn)}` },
        ],
        own: await ownBeside(tx, placement, need, cost.value),
      };
    }),
);

const tooFew =
  "The council has an estimate of this placement. It is not shown, because fewer than ten other providers stand behind some of its figures.";

async function ownBeside(
  tx: Tx,
  of: Parameters<typeof latestBookOf>[1],
  { slots }: OwnExpectedGround["need"],
  cost: ExpectedCost,
) {
  const book = await latestBookOf(tx, of);
  const lines = book && varianceOf(book.template, book.model, slots, cost);
  return book && lines ? { lines: varianceShown(lines), round: book.round } : null;
}

export default function ExpectedCostOfOwn() {
  const { head, none, slots, view, versions, own } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.ownPlacement(head.id)}>Placement {head.reference}</BackLink>
      <PageHeading caption={`${head.reference}, ${head.lot}`}>
        What the council expects it to cost
      </PageHeading>
      <InsetText>{isAnEstimate}</InsetText>
      {slots ? (
        <SummaryList
          card={{ title: "What the care takes in a week, as the council has it", headingLevel: 2 }}
          rows={[...slots]}
        />
      ) : null}
      {view ? (
        <>
          <p className="govuk-body">
            The figures are rounded for you, so that no other provider’s can be told from them. What the
            council works out from unrounded ones may differ by some pounds. If the hours are not right, tell
            the council.
          </p>
          <ExpectedSummary cost={view} priceKey="Your price" versions={versions} />
          <ExpectedCostTable cost={view} caption="Line by line, pounds a week" />
          {own ? (
            <>
              <h2 className="govuk-heading-m">Beside your own model of {own.round}</h2>
              <VarianceTable lines={own.lines} whose="your own model" />
            </>
          ) : null}
        </>
      ) : (
        <EmptyState title="No estimate to show">{none}</EmptyState>
      )}
    </>
  );
}
