import { unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { BidSaid } from "#app/components/call-off/BidSaid.tsx";
import { PartsOfBid } from "#app/components/call-off/PartsOfBid.tsx";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { biddersOf, contentsOfBids } from "#app/data/call-off/bids.server.ts";
import { reading } from "#app/data/db.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { costOfLine, costOfLines } from "#app/domain/call-off/cost.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { formatPounds } from "#app/domain/money.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { openedCallOffOfPage } from "#app/web/opened-bids.server.ts";
import { toldLotsHeld, toldParts } from "#app/web/lots-held.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Bid") }];

const access = {
  area: "commissioner",
  permission: "call-off:read",
  params: byId("callOffId", "bidId"),
} as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head } = await openedCallOffOfPage(tx, actor, params.callOffId, now);
    const bidder = found((await biddersOf(tx, callOff.id)).find(({ bidId }) => bidId === params.bidId));
    const { content } = found((await contentsOfBids(tx, callOff.id)).get(params.bidId));
    const parts = content.parts ?? [];
    return {
      parts: await toldParts(tx, callOff.id, parts),
      held: (await toldLotsHeld(tx, callOff.id, { providerId: bidder.providerId, parts }, dayOf(now))).words,
      ...{ id: callOff.id, head, provider: bidder.provider, reference: bidder.reference },
      ...{ contentHash: bidder.contentHash, receivedAt: inWords(bidder.submittedAt) },
      prices: content.prices.map(
        ({ lineId, title, area, unit, units, pence, ratePence, rateOf, capPence, exceptionId }) => ({
          ...{ key: lineId, title, area, units: unitsInWords(units, unit), price: formatPrice(pence, unit) },
          ...{ rate: formatPrice(ratePence, unit), rateOf: rateOf ?? null },
          cap: `${capPence === null ? "No cap" : formatPrice(capPence, unit)}${exceptionId ? ", with an exception" : ""}`,
          total: formatPounds(costOfLine({ pence, units })),
        }),
      ),
      total: formatPounds(costOfLines(content.prices)),
      answers: content.answers.map(({ criterionId, title, text }) => ({ key: criterionId, title, text })),
    };
  }),
);

export default function Bid() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <CallOffHead back={{ href: paths.callOffStep(page.id, "bids"), text: "Bids" }} callOff={page.head}>
        {page.provider}
      </CallOffHead>
      <SummaryList
        rows={[
          { key: "Reference", value: page.reference },
          { key: "Received at", value: page.receivedAt },
          {
            key:
              page.parts.length > 0
                ? "Do the partners hold every lot today?"
                : "Does it hold every lot today?",
            value: page.held,
          },
          { key: "Content hash (SHA-256)", value: <code className="app-hash">{page.contentHash}</code> },
        ]}
      />
      <PartsOfBid parts={page.parts} />
      <BidSaid prices={page.prices} total={page.total} answers={page.answers} />
    </>
  );
}
