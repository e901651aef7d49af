import { beginBidOpening, completeBidOpening } from "#app/commands/call-off/open-bids.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { openingBegun, OpeningStanding, whoOpened } from "#app/components/evaluation/OpeningStanding.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { biddersOf, type Bidder } from "#app/data/call-off/bids.server.ts";
import { consortiaOf } from "#app/data/call-off/consortia.server.ts";
import { lotStepsOf } from "#app/data/call-off/move-through.server.ts";
import { invitedTo, openingOf } from "#app/data/call-off/openings.server.ts";
import { reading, type Tx } from "#app/data/db.server.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { dayInWords, deadlineInWords, timeInWords } from "#app/domain/calendar-words.ts";
import { bidsToOpen } from "#app/domain/call-off/opening.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { toldLotsHeld } from "#app/web/lots-held.server.ts";
import { openingRefusalInWords, openingShown } from "#app/web/opening-of-page.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Open the bids") }];

const access = { area: "commissioner", permission: "call-off:open-bids", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head } = await callOffOfPage(tx, params.callOffId, now);
    const opening = await openingOf(tx, callOff.id);
    const shown = openingShown(bidsToOpen(callOff), opening, actor.accountId, now);
    const [bidders, invited] = [await biddersOf(tx, callOff.id), await invitedTo(tx, callOff.id)];
    const together =
      shown.state === "open" ? await whoBidTogether(tx, callOff.id, bidders, dayOf(now)) : null;
    return {
      ...{ id: callOff.id, head, ...shown },
      serverTime: toTheSecond(now),
      closes: callOff.closesAt ? deadlineInWords(callOff.closesAt) : "No bids are asked for",
      invited: invited.length,
      declined: invited.filter((one) => one.declinedAt !== null).length,
      bidders: bidders.map((one) => ({
        ...{ key: one.bidId, provider: one.provider, reference: one.reference },
        receivedAt: toTheSecond(one.submittedAt),
        ...together?.get(one.bidId),
      })),
      isTogether: together !== null,
      done: url.searchParams.get("done"),
    };
  }),
);

/**
 * Of a call-off of several lots, with whom each bidder bid and whether they hold every lot today, as their partnership stood
 * when bidding ended. What a bid says of its partners is read on its own page.
 */
async function whoBidTogether(tx: Tx, callOffId: string, bidders: readonly Bidder[], today: Day) {
  if ((await lotStepsOf(tx, callOffId)).length < 2) return null;
  const consortia = await consortiaOf(tx, callOffId);
  const told = new Map<string, { readonly partners: string; readonly held: string }>();
  for (const { bidId, providerId } of bidders) {
    const members = consortia.find(({ leadProviderId }) => leadProviderId === providerId)?.members ?? [];
    const parts = members.filter(({ agreedAt }) => agreedAt !== null);
    const partners = parts.filter((one) => one.providerId !== providerId).map(({ provider }) => provider);
    const { words: held } = await toldLotsHeld(tx, callOffId, { providerId, parts }, today);
    told.set(bidId, { held, partners: partners.length > 0 ? partners.join("; ") : "Alone" });
  }
  return told;
}

function toTheSecond(instant: Date): string {
  return `${timeInWords(instant)} on ${dayInWords(dayOf(instant))}`;
}

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const first = fields.text("step") === "begin";
  const verdict = await (first ? beginBidOpening : completeBidOpening)(actor, params.callOffId, arrival);
  if (!verdict.ok) return refused(fields, openingRefusalInWords(verdict.why, refusalWords), "step");
  throw redirect(`${paths.callOffStep(params.callOffId, "opening")}?done=${first ? "begun" : "opened"}`);
});

const refusalWords = {
  notClosed: (closes: string) => `Bids are taken until ${closes}. They can be opened from then on`,
  open: "The bids have already been opened",
  never: "A call-off that asks for no bids, is not published or was cancelled has none to open",
} as const;

const doneWords: Readonly<Record<string, string>> = {
  begun: openingBegun,
  opened: "The bids are open. Answers and prices are unlocked for everyone who has declared their interests.",
};

const standingWords = {
  sealed: "Until then only who has bid and when can be seen.",
  never: "This call-off asks for no bids, is not published or was cancelled. There is nothing to open.",
  together: "Two people open the bids together.",
  who: "who may open bids",
  unlocked: "every answer and price is unlocked",
} as const;

export default function OpenBids() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(page.id), text: "Call-off" }}
        callOff={page.head}
        done={doneWords[page.done ?? ""]}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Open the bids
      </CallOffHead>
      <SummaryList
        rows={[
          { key: "Bids", value: String(page.bidders.length) },
          {
            key: "Invited",
            value:
              page.declined > 0 ? `${page.invited}, of whom ${page.declined} declined` : String(page.invited),
          },
          { key: "Bids close", value: page.closes },
          ...whoOpened(page),
        ]}
      />
      <OpeningStanding
        {...page}
        words={standingWords}
        next={{ href: paths.callOffStep(page.id, "bids"), text: "Go to the bids" }}
      />
      {page.bidders.length > 0 ? (
        <ResponsiveTable
          caption="Who has bid, and when"
          columns={[
            { key: "provider", label: "Provider" },
            { key: "reference", label: "Reference" },
            { key: "receivedAt", label: "Received at" },
            ...(page.isTogether
              ? [
                  { key: "partners", label: "With" },
                  { key: "held", label: "Is every lot held today?" },
                ]
              : []),
          ]}
          rows={page.bidders.map(({ key, ...cells }) => ({ key, cells }))}
        />
      ) : (
        <p className="govuk-body">Nobody has bid yet.</p>
      )}
    </>
  );
}
