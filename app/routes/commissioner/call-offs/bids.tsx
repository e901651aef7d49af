import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { biddersOf, contentsOfBids } from "#app/data/call-off/bids.server.ts";
import { reading } from "#app/data/db.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { costOfLines } from "#app/domain/call-off/cost.ts";
import { formatPounds } from "#app/domain/money.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { openedCallOffOfPage } from "#app/web/opened-bids.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Bids") }];

const access = { area: "commissioner", permission: "call-off:read", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head, isOpened } = await openedCallOffOfPage(tx, actor, params.callOffId, now);
    const said = await contentsOfBids(tx, callOff.id);
    return {
      ...{ id: callOff.id, head, isOpened },
      bids: (await biddersOf(tx, callOff.id)).map((one) => {
        const content = said.get(one.bidId)?.content;
        return {
          ...{ id: one.bidId, provider: one.provider, reference: one.reference },
          receivedAt: inWords(one.submittedAt),
          partners: (content?.parts ?? [])
            .filter(({ providerId }) => providerId !== one.providerId)
            .map(({ provider }) => provider),
          total: content ? formatPounds(costOfLines(content.prices)) : null,
        };
      }),
    };
  }),
);

export default function Bids() {
  const { id, head, isOpened, bids } = useLoaderData<typeof loader>();
  return (
    <>
      <CallOffHead back={{ href: paths.callOff(id), text: "Call-off" }} callOff={head}>
        Bids
      </CallOffHead>
      {isOpened ? null : (
        <InsetText>
          The bids are sealed. What they say and cost can be read once two people have{" "}
          <a className="govuk-link" href={paths.callOffStep(id, "opening")}>
            opened them
          </a>
          .
        </InsetText>
      )}
      {bids.length === 0 ? (
        <EmptyState title="Nobody has bid">
          <p className="govuk-body">
            {isOpened
              ? "There is nothing to evaluate. You can cancel this call-off and choose another route."
              : "Bids appear here with their time as they arrive."}
          </p>
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption={`${bids.length} ${bids.length === 1 ? "bid" : "bids"}, by name`}
          columns={[
            { key: "provider", label: "Provider" },
            { key: "reference", label: "Reference" },
            { key: "receivedAt", label: "Received at" },
            ...(isOpened ? [{ key: "total", label: "Price over the term", numeric: true }] : []),
          ]}
          rows={bids.map((one) => ({
            key: one.id,
            cells: {
              provider: (
                <>
                  {one.total ? (
                    <a className="govuk-link" href={paths.openedBid(id, one.id)}>
                      {one.provider}
                    </a>
                  ) : (
                    one.provider
                  )}
                  {one.partners.length > 0 ? (
                    <span className="app-aside">with {one.partners.join(" and ")}</span>
                  ) : null}
                </>
              ),
              reference: one.reference,
              receivedAt: one.receivedAt,
              total: one.total ?? "Closed to you: you declared an interest",
            },
          }))}
        />
      )}
    </>
  );
}
