import { inWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { callOffState } from "#app/domain/call-off/state.ts";
import { awardsOf } from "#app/data/call-off/awards.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { ClosedBids } from "#app/components/call-off/ClosedBids.tsx";
import { RankingTable } from "#app/components/call-off/Ranking.tsx";
import { RecommendationOnFile } from "#app/components/call-off/RecommendationOnFile.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData } from "#app/framework.ts";
import { judgedOfPage } from "#app/web/call-off-judging.server.ts";
import { awardsOnFile, judgingOnFile, startOfFile, trailOnFile } from "#app/web/decision-file.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { recommendationOnFile } from "#app/web/recommendation-on-file.server.ts";
import { DirectAwardOnFile } from "./offers/DirectAwardOnFile.tsx";
import { offersPage } from "./offers/offers-page.server.ts";

export const meta = () => [{ title: titleOf("Decision file") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params: byId("callOffId") },
  async ({ actor, params: { callOffId } }) =>
    reading(actor, async (tx, now) => {
      const { head, back, callOff, closed, standing } = await judgedOfPage(tx, actor, callOffId, now);
      const awards = await awardsOf(tx, callOffId);
      const told = awards.some(({ lettersAt }) => lettersAt !== null) || callOff.route === "DIRECT";
      const interest = standing.hasInterest ? { why: "interest" as const, href: "" } : null;
      const shut = told ? null : (closed ?? interest);
      const isComplete = awards.length > 0 && !shut;
      return {
        ...{
          head,
          back,
          closed: shut,
          printedAt: inWords(now),
          start: await startOfFile(tx, callOff, dayOf(now)),
        },
        ...{ callOffId, recommendation: await recommendationOnFile(tx, callOff) },
        ranked: shut ? null : (await offersPage(tx, callOff, callOffState(callOff, now), now)).list,
        rest: isComplete
          ? {
              judging: await judgingOnFile(tx, callOffId),
              ...(await awardsOnFile(tx, callOff)),
              trail: await trailOnFile(tx, callOffId),
            }
          : null,
      };
    }),
);

export default function DecisionFile() {
  const { callOffId, head, back, closed, printedAt, start, ...found } = useLoaderData<typeof loader>();
  const { recommendation, ranked, rest } = found;
  return (
    <>
      <CallOffHead back={back} callOff={head}>
        Decision file
      </CallOffHead>
      <p className="govuk-hint">As it stood at {printedAt}. Print this page to keep it as one document.</p>
      <h2 className="govuk-heading-m">What was wanted, and how it was bought</h2>
      <SummaryList rows={start.wanted.map(([key, value]) => ({ key, value }))} />
      <ResponsiveTable
        caption="Lines"
        columns={[
          { key: "title", label: "Line" },
          { key: "units", label: "Units over the term", numeric: true },
        ]}
        rows={start.lines.map(({ id, ...cells }) => ({ key: id, cells }))}
      />
      {recommendation ? <RecommendationOnFile {...recommendation} /> : null}
      {start.invited.length > 0 ? (
        <ResponsiveTable
          caption="Who was invited, and why"
          columns={[
            { key: "provider", label: "Member" },
            { key: "reason", label: "Why" },
            { key: "bid", label: "What came of it" },
          ]}
          rows={start.invited.map((cells) => ({ key: cells.provider, cells }))}
        />
      ) : null}
      {start.interests.length > 0 ? (
        <ResponsiveTable
          caption="Interests declared"
          columns={[
            { key: "name", label: "Who" },
            { key: "words", label: "What" },
            { key: "when", label: "When" },
          ]}
          rows={start.interests.map((cells) => ({ key: cells.name + cells.when, cells }))}
        />
      ) : null}
      {ranked ? <DirectAwardOnFile callOffId={callOffId} list={ranked} /> : null}
      {closed ? <ClosedBids {...closed} /> : null}
      {!closed && !rest ? (
        <EmptyState title="Nothing has been recommended yet">
          Scores, ranking and everything after them are on file once an award is recommended.
        </EmptyState>
      ) : null}
      {rest ? <Rest {...rest} /> : null}
    </>
  );
}

type RestProps = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["rest"]>;

function Rest({ judging, awards, contract, trail }: RestProps) {
  return (
    <>
      {judging.answers.length > 0 ? (
        <ResponsiveTable
          caption="Scores with their reasons"
          columns={[
            { key: "provider", label: "Bidder" },
            { key: "title", label: "Question" },
            { key: "apart", label: "Given apart" },
            { key: "agreed", label: "Agreed" },
          ]}
          rows={judging.answers.map(({ key, provider, title, apart, agreed }) => ({
            key,
            cells: {
              ...{ provider, title, agreed },
              apart:
                apart.length > 0 ? <List words={apart} /> : "Shown to those who declared their interests",
            },
          }))}
        />
      ) : null}
      {judging.events.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Questions about prices, exclusions and lots drawn</h2>
          <List words={judging.events} />
        </>
      ) : null}
      {awards.map(({ id, provider, facts, ranking }) => (
        <section key={id} aria-label={`Award to ${provider}`}>
          <h2 className="govuk-heading-m">Award to {provider}</h2>
          {ranking ? (
            <>
              <RankingTable rows={ranking.rows} weights={ranking.weights} caption="Ranking as it was kept" />
              <InsetText>
                {ranking.same
                  ? `Worked out again just now from the inputs that were kept, by the formula ${ranking.formula}: it comes out the same.`
                  : `Worked out again just now from the inputs that were kept, by the formula ${ranking.formula}, it does not come out the same. Tell your auditor.`}
              </InsetText>
              <p className="govuk-body">
                The winner’s framework rates on the day:{" "}
                {ranking.rates.map(({ rate, cap }) => `${rate} under a cap of ${cap}`).join("; ")}.
              </p>
            </>
          ) : null}
          <SummaryList rows={facts.map(([key, value]) => ({ key, value }))} />
        </section>
      ))}
      <p className="govuk-body">{contract ? `Contract: ${contract}.` : "No contract is made yet."}</p>
      <ResponsiveTable
        caption="Trail of events"
        dense
        columns={[
          { key: "when", label: "When" },
          { key: "who", label: "Who" },
          { key: "what", label: "What" },
        ]}
        rows={trail.map(({ seq, when, who, what, words }) => ({
          key: seq,
          cells: { when, who, what: words ? `${what}. ${words}` : what },
        }))}
      />
    </>
  );
}

function List({ words }: { readonly words: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {words.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
