import { careNeedsOf } from "#app/data/care-needs.server.ts";
import { placementOf, type PlacementOnFile } from "#app/data/brokerage/placements.server.ts";
import { placementShown } from "#app/data/brokerage/placement-page.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { costOf, elementsOn } from "#app/domain/brokerage/element.ts";
import { addDays, compareDays, dayOf, type Day } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { isAnEstimate } from "#app/components/expected-cost/expected-words.ts";
import { NeedVersions } from "#app/components/expected-cost/NeedVersions.tsx";
import { VarianceTable } from "#app/components/expected-cost/VarianceTable.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { WaterfallPicture } from "#app/components/pictures/WaterfallPicture.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { needsShown } from "#app/components/expected-cost/expected-view.ts";
import { estimateOfPage, varianceOfPage } from "#app/web/expected-page.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { Estimate } from "./Estimate.tsx";

export const meta = () => [{ title: titleOf("Expected cost of a placement") }];
export const handle = { wide: true };

/** What a placement is expected to cost in a week beside its price, line by line, and beside the provider's own model. */
export const loader = guardLoader(
  { area: "brokerage", permission: "expected-cost:read", params: byId("placementId") },
  async ({ actor, params: { placementId }, url }) =>
    reading(actor, async (tx, now) => {
      const placement = found(await placementOf(tx, placementId));
      const { reference, provider, lot } = found(await placementShown(tx, placementId));
      const needs = await careNeedsOf(tx, { kind: "placement", id: placementId });
      const [need] = needs;
      const price = costOf(elementsOn(placement.elements, dayShown(placement, dayOf(now)))).care;
      const estimate = await estimateOfPage(tx, placement, need, dayOf(now), price > 0 ? price : null);
      const beside =
        need && "cost" in estimate
          ? await varianceOfPage(tx, actor, placement, need.slots, estimate.cost)
          : null;
      return {
        ...{ id: placementId, reference, provider, lot, beside },
        needs: needsShown(needs),
        estimate,
        mayRecord: mayDo(actor, "expected-cost:record") && placement.cancelledOn === null,
        price: price > 0 ? { pence: price, words: formatPounds(price) } : null,
        done: url.searchParams.has("done"),
      };
    }),
);

/** Today, the first day of a placement that is to come, or the last of one that has ended. */
function dayShown({ fromOn, toOn }: PlacementOnFile, today: Day): Day {
  if (compareDays(today, fromOn) < 0) return fromOn;
  return toOn !== null && compareDays(toOn, today) <= 0 ? addDays(toOn, -1) : today;
}

export default function ExpectedCostOfPlacement() {
  const { id, reference, provider, lot, needs, estimate, beside, mayRecord, price, done } =
    useLoaderData<typeof loader>();
  const hours = paths.careHoursOfPlacement(id);
  return (
    <>
      <BackLink href={paths.placement(id)}>Placement {reference}</BackLink>
      {done ? <NotificationBanner type="success" text="What the care takes is recorded." /> : null}
      <PageHeading caption={`${reference}, ${provider}, ${lot}`}>What it is expected to cost</PageHeading>
      <InsetText>{isAnEstimate}</InsetText>
      <Estimate estimate={estimate} />
      {beside && price && "view" in estimate ? (
        <>
          <h2 className="govuk-heading-m">Beside {provider}’s own model</h2>
          <p className="govuk-body">
            <a className="govuk-link" href={beside.href}>
              The model of {beside.place}
            </a>
            , {beside.round}, at prices of {beside.basePriceDay}. Hours are brought to this person’s, and with
            them what follows them; the rest is as the model has it for its average person.
          </p>
          <WaterfallPicture
            what="This placement"
            unit="week"
            expected={estimate.cost.middle}
            lines={beside.steps}
            actual={price.pence}
          />
          <VarianceTable lines={beside.lines} whose="the provider’s own model" />
        </>
      ) : null}
      <NeedVersions needs={needs} change={mayRecord ? hours : null} />
    </>
  );
}
