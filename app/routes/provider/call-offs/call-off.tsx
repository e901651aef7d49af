import { unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { tieWords } from "#app/components/call-off/call-off-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Paragraphs } from "#app/components/portal/Answers.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { BidHead } from "#app/components/call-off/BidHead.tsx";
import { MoveTimeline } from "#app/components/call-off/MoveTimeline.tsx";
import { CriteriaOfCallOff } from "#app/components/call-off/CriteriaOfCallOff.tsx";
import { coversEveryLot, type CalledPlace } from "#app/domain/call-off/consortium.ts";
import { dayInWords, deadlineInWords } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { formatPounds } from "#app/domain/money.ts";
import { lotsDrawnOn } from "#app/data/call-off/own-call-offs.server.ts";
import { lotStepsOf } from "#app/data/call-off/move-through.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { toTheSecond } from "../application/words.ts";
import { access, ownCallOffPage } from "./page.server.ts";
import { bidLooks } from "./words.ts";

export const meta = () => [{ title: titleOf("Invitation to bid") }];

export const loader = guardLoader(access, async ({ actor, params, url }) => {
  const page = await ownCallOffPage(actor, params.callOffId);
  const { callOff, terms, current, own, names } = page;
  const held = heldLots(terms.behind.cover.filter(({ heldBy }) => heldBy.length > 0));
  return {
    ...{
      id: callOff.id,
      head: page.head,
      deadline: page.deadline,
      status: page.status,
      open: page.mayBid,
      over: page.state !== "open",
      invited: own.invited,
      partnerOf: own.partnerOf,
    },
    ...{ held: held.map(names.lot), together: terms.behind.parts.length > 0 },
    covered: coversEveryLot(terms.behind.cover),
    ...(await reading(actor, (tx) => lotsDrawnOn(tx, callOff.id))),
    steps: (await reading(actor, (tx) => lotStepsOf(tx, callOff.id)))
      .filter(({ afterMonths }) => afterMonths !== null)
      .map((step) => ({ ...step, record: null })),
    startsOn: callOff.startsOn,
    done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
    summary: callOff.summary,
    value: formatPounds(callOff.value),
    starts: dayInWords(callOff.startsOn),
    ends: dayInWords(callOff.endsOn),
    extension: callOff.extensionMonths,
    questionsCloseAt: callOff.questionsCloseAt ? deadlineInWords(callOff.questionsCloseAt) : null,
    quality: callOff.qualityWeight ?? 0,
    minimum: callOff.minimumQuality,
    tie: callOff.tieRule ? tieWords[callOff.tieRule] : null,
    standstill: callOff.standstillPromised,
    sent: current ? `${current.reference}, received at ${toTheSecond(current.submittedAt)}` : null,
    criteria: terms.criteria,
    lines: terms.lines.map((line) => ({
      ...{ id: line.id, title: line.title, area: line.area, units: unitsInWords(line.units, line.unit) },
      rate: line.rate
        ? `${formatPrice(line.rate.pence, line.unit)}${line.rateOf ? `, ${line.rateOf}` : ""}`
        : terms.behind.parts.length > 0
          ? "No partner’s rate yet"
          : "No rate of yours",
      cap: line.capPence === null ? "No cap" : formatPrice(line.capPence, line.unit),
    })),
  };
});

function heldLots(places: readonly CalledPlace[]): readonly string[] {
  return [...new Set(places.map(({ lotId }) => lotId))];
}

const doneWords: Readonly<Record<string, string>> = {
  saved: "What you wrote is saved. It is not submitted yet.",
  withdrawn: "Your bid is withdrawn. What you wrote is kept, and you can submit it again until bids close.",
  declined: "You have declined this invitation. You can still bid until bids close.",
};

export default function Invitation() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <BidHead
        back={{ href: paths.ownCallOffs, text: "Invitations to bid" }}
        callOff={page.head}
        done={page.done}
        status={page.status}
        looks={bidLooks}
      >
        {page.head.title}
      </BidHead>
      <Deadline {...page.deadline} label="Bids close at" />
      {page.lots.length > 1 && !page.over ? <Together {...page} /> : null}
      <YourBid {...page} />
      <h2 className="govuk-heading-m">What is needed</h2>
      <Paragraphs text={page.summary} />
      <SummaryList
        rows={[
          { key: "Commissioner", value: page.commissioner },
          {
            key: page.lots.length === 1 ? "Lot" : "Lots",
            value: page.lots.map((lot) => `Lot ${lot.number}, ${lot.title}`).join("; "),
          },
          { key: "Starts", value: page.starts },
          {
            key: "Ends",
            value: page.extension > 0 ? `${page.ends}, with up to ${page.extension} months more` : page.ends,
          },
          { key: "Estimated value", value: `${page.value} without VAT` },
        ]}
      />
      {page.steps.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">How people move on from lot to lot</h2>
          <MoveTimeline startsOn={page.startsOn} steps={page.steps} />
        </>
      ) : null}
      <ResponsiveTable
        caption="What is priced"
        columns={[
          { key: "title", label: "Line" },
          { key: "area", label: "Area" },
          { key: "units", label: "Units in all", numeric: true },
          {
            key: "rate",
            label: page.together ? "Partner’s framework rate" : "Your framework rate",
            numeric: true,
          },
          { key: "cap", label: "Cap", numeric: true },
        ]}
        rows={page.lines.map(({ id, ...cells }) => ({ key: id, cells }))}
      />
      <h2 className="govuk-heading-m">How bids are judged</h2>
      <p className="govuk-body">
        Quality counts for {page.quality} of 100 and price for {100 - page.quality}. The lowest total price
        gets all marks for price; each other bid gets the lowest price divided by its own, times{" "}
        {100 - page.quality}.
        {page.minimum ? ` A bid needs at least ${page.minimum}% of the marks for quality.` : ""}
        {page.tie ? ` If two bids come out equal: ${page.tie.toLowerCase()}.` : ""}
        {page.standstill ? " A standstill is kept before the contract is made." : ""}
      </p>
      <CriteriaOfCallOff criteria={page.criteria} />
      <h2 className="govuk-heading-m">Timetable</h2>
      <SummaryList
        rows={[
          ...(page.questionsCloseAt ? [{ key: "Questions until", value: page.questionsCloseAt }] : []),
          { key: "Bids until", value: page.deadline.words },
          {
            key: "Opening",
            value: "After the close, by two people together. Until then nobody can read a bid.",
          },
        ]}
      />
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href={paths.ownCallOffStep(page.id, "questions")}>
            Questions and answers
          </a>
        </li>
      </ul>
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

/** In a call-off of several lots: which of them the bidder holds, and that it may bid with partners. */
function Together({ id, held, covered, together, partnerOf }: Page) {
  const holds = held.length === 0 ? "no lot" : held.join("; ");
  return (
    <InsetText>
      <p className="govuk-body">
        {partnerOf?.agreed
          ? `You agreed to be a partner of ${partnerOf.lead}, who makes the bid. You cannot bid here yourself as well.`
          : partnerOf
            ? `${partnerOf.lead} asks you to be a partner in its bid. You hold ${holds} today.`
            : together
              ? `Your partnership ${covered ? "covers every lot today." : `covers ${holds} today. Every lot must be covered before you can submit a bid.`}`
              : covered
                ? "You hold every lot of this call-off today, so you can bid alone, or with partners."
                : `You hold ${holds} today. You must bid with partners for the rest.`}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.ownCallOffStep(id, "partners")}>
          {partnerOf ? "See who bids together, and answer" : "Bid with partners"}
        </a>
      </p>
    </InsetText>
  );
}

function YourBid({ id, open, over, sent, status }: Page) {
  return (
    <>
      {sent ? (
        <p className="govuk-body">
          We have your bid:{" "}
          <a className="govuk-link" href={paths.ownCallOffStep(id, "receipt")}>
            {sent}
          </a>
          .
        </p>
      ) : null}
      {open ? (
        <div className="govuk-button-group">
          <Button href={paths.ownCallOffStep(id, "bid")}>
            {sent ? "Change your bid" : status === "not-started" ? "Start your bid" : "Go on with your bid"}
          </Button>
          {sent ? (
            <a className="govuk-link" href={paths.ownCallOffStep(id, "withdrawal")}>
              Withdraw your bid
            </a>
          ) : status === "declined" ? null : (
            <a className="govuk-link" href={paths.ownCallOffStep(id, "decline")}>
              Decline this invitation
            </a>
          )}
        </div>
      ) : sent || !over || status === "partner" ? null : (
        <p className="govuk-body">You made no bid here, and none can be made any more.</p>
      )}
    </>
  );
}
