import { unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { tieWords } from "#app/components/call-off/call-off-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Paragraphs } from "#app/components/portal/Answers.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { BidHead } from "#app/components/call-off/BidHead.tsx";
import { CriteriaOfCallOff } from "#app/components/call-off/CriteriaOfCallOff.tsx";
import { dayInWords, deadlineInWords } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { formatPounds } from "#app/domain/money.ts";
import { lotsDrawnOn } from "#app/data/call-off/own-call-offs.server.ts";
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
  const { callOff, terms, current, state } = page;
  return {
    ...{
      id: callOff.id,
      head: page.head,
      deadline: page.deadline,
      status: page.status,
      open: state === "open",
    },
    ...(await reading(actor, (tx) => lotsDrawnOn(tx, callOff.id))),
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
      rate: line.rate ? formatPrice(line.rate.pence, line.unit) : "No rate of yours",
      cap: line.capPence === null ? "No cap" : formatPrice(line.capPence, line.unit),
    })),
  };
});

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
      <YourBid {...page} />
      <h2 className="govuk-heading-m">What is needed</h2>
      <Paragraphs text={page.summary} />
      <SummaryList
        rows={[
          { key: "Commissioner", value: page.commissioner },
          {
            key: page.lots.length === 1 ? "Lot" : "Lots",
            value: page.lots
              .map((lot) => `Lot ${lot.number}, ${lot.title}${lot.milestone ? ` (${lot.milestone})` : ""}`)
              .join("; "),
          },
          { key: "Starts", value: page.starts },
          {
            key: "Ends",
            value: page.extension > 0 ? `${page.ends}, with up to ${page.extension} months more` : page.ends,
          },
          { key: "Estimated value", value: `${page.value} without VAT` },
        ]}
      />
      <ResponsiveTable
        caption="What is priced"
        columns={[
          { key: "title", label: "Line" },
          { key: "area", label: "Area" },
          { key: "units", label: "Units in all", numeric: true },
          { key: "rate", label: "Your framework rate", numeric: true },
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
        {page.lots.length > 1 ? (
          <li>
            <a className="govuk-link" href={paths.ownCallOffStep(page.id, "partners")}>
              Bid together with other members
            </a>
          </li>
        ) : null}
      </ul>
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function YourBid({ id, open, sent, status }: Page) {
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
      ) : sent ? null : (
        <p className="govuk-body">You made no bid here, and none can be made any more.</p>
      )}
    </>
  );
}
