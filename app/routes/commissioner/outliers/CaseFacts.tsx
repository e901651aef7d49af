import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { againstWords, directionWords, kindWords } from "#app/components/outliers/flag-words.ts";
import { PeerPicture } from "#app/components/pictures/PeerPicture.tsx";
import { paths } from "#app/web/paths.ts";
import type { CasePage } from "./case-page.server.ts";

/** What is priced, for how much, and what is at stake. */
export function PriceOfCase({ page }: { readonly page: CasePage }) {
  const { flag, price, reads } = page;
  const who = [
    ...(flag.learningDisability ? ["Learning disability"] : []),
    ...(flag.section117 ? ["After-care under section 117"] : []),
    ...(flag.nhsShare ? ["An NHS share is on file"] : ["No NHS share is on file"]),
  ];
  return (
    <SummaryList
      rows={[
        {
          key: "Price",
          value: (
            <>
              {price.words}, since {price.since}
              {price.brought ? <span className="app-aside">{price.brought}</span> : null}
              {price.weekly ? <span className="app-aside">{price.weekly}</span> : null}
            </>
          ),
        },
        {
          key: "At stake",
          value: flag.stake
            ? `${flag.stake} a year ${flag.direction === "high" ? "above" : "below"} the ${againstWords[flag.against]}`
            : "Not known: nobody has said how much is bought",
        },
        {
          key: kindWords[flag.kind],
          value:
            flag.placementId && reads.placement ? (
              <a className="govuk-link" href={paths.placement(flag.placementId)}>
                {flag.what}
              </a>
            ) : (
              flag.what
            ),
        },
        {
          key: "Provider",
          value: (
            <>
              <a className="govuk-link" href={paths.pricesOfProvider(flag.providerId)}>
                {flag.provider}
              </a>
              {flag.location ? <span className="app-aside">{flag.location}</span> : null}
            </>
          ),
        },
        { key: "Compared within", value: page.group },
        { key: "For whom", value: who.join(". ") },
      ]}
    />
  );
}

/** Each signal by itself: what was found, and by which method. */
export function SignalsOfCase({ page: { signals, flag } }: { readonly page: CasePage }) {
  return (
    <>
      <h2 className="govuk-heading-m">
        {flag.signals === 1 ? "One signal says" : `${flag.signals} signals say`} that it is{" "}
        {directionWords[flag.direction].toLowerCase()}
      </h2>
      <div className="app-signals">
        {signals.map(({ name, found, method, direction }) => (
          <section
            key={name}
            className={`app-signals__one${direction === flag.direction ? " app-signals__one--out" : ""}`}
          >
            <h3 className="govuk-heading-s">
              {name}
              {direction ? <span className="app-aside">{directionWords[direction]}</span> : null}
            </h3>
            <p className="govuk-body-s">{found}</p>
            {method ? <p className="govuk-hint app-signals__method">{method}</p> : null}
          </section>
        ))}
      </div>
    </>
  );
}

/** What to ask, before anybody argues. */
export function QuestionsOfCase({ page: { ask } }: { readonly page: CasePage }) {
  return (
    <>
      <h2 className="govuk-heading-m">What to ask</h2>
      <ol className="govuk-list govuk-list--number">
        {ask.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
    </>
  );
}

/** The case among its peers; of fewer than five providers a sentence alone. */
export function PeersOfCase({ page }: { readonly page: CasePage }) {
  return (
    <>
      <h2 className="govuk-heading-m">Among its peers</h2>
      {page.byNeed && page.peers ? (
        <p className="govuk-body">
          Packages like this one are compared by their price to their own expected cost. Each is shown as what
          it would come to for this case.
        </p>
      ) : null}
      <PeerPicture group={page.group} unit={page.groupUnit} own={page.own} peers={page.peers} />
      {page.otherScale ? <p className="govuk-body">{page.otherScale}</p> : null}
    </>
  );
}

/** What came of the negotiation, where one was opened. */
export function NegotiationOfCase({ page: { flag, saving, reads } }: { readonly page: CasePage }) {
  if (!flag.negotiationId) return null;
  const words = {
    none: "",
    running: "A negotiation runs.",
    agreed: `Agreed: ${flag.agreed ?? "a price"}.`,
    ended: "The negotiation ended without a price. Explain it, put it to an approver or take it up again.",
  }[flag.argued];
  return (
    <InsetText>
      {words}{" "}
      {reads.negotiation ? (
        <a className="govuk-link" href={paths.negotiation(flag.negotiationId)}>
          See the negotiation
        </a>
      ) : null}
      {saving ? (
        <>
          <br />
          It saves{" "}
          <a className="govuk-link" href={paths.saving(saving.id)}>
            {saving.weekly}, {saving.fullYear} in a full year
          </a>
          .
        </>
      ) : null}
    </InsetText>
  );
}
