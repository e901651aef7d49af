import { reading } from "#app/data/db.server.ts";
import { capsOf, frameworkById, linesOf, lotsOf } from "#app/data/frameworks.server.ts";
import { questionsOf } from "#app/data/question-sets.server.ts";
import { roundById } from "#app/data/rounds.server.ts";
import { formatPrice, unitInWords } from "#app/domain/framework/unit.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { RoundDates } from "#app/components/portal/RoundDates.tsx";
import { WhatIsAsked } from "#app/components/portal/WhatIsAsked.tsx";
import { roundInWords } from "#app/components/portal/round-words.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("The round as a provider sees it") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read", params: byId("roundId") },
  async ({ actor, params }) =>
    reading(actor, async (tx, now) => {
      const round = found(await roundById(tx, params.roundId));
      const framework = found(await frameworkById(tx, round.frameworkId));
      const lots = (await lotsOf(tx, [framework.id])).filter(
        (lot) => round.lotIds.includes(lot.id) && lot.rule.kind === "by-application",
      );
      const lines = await linesOf(
        tx,
        lots.map(({ id }) => id),
      );
      const on = round.effectiveOn;
      const caps = (
        await capsOf(
          tx,
          lines.map(({ id }) => id),
        )
      ).filter((cap) => cap.from <= on && (!cap.to || cap.to > on));
      return {
        round: roundInWords(round, now),
        framework: framework.title,
        questions: await questionsOf(tx, round.questionSetId),
        lots: lots.map((lot) => ({
          id: lot.id,
          title: `Lot ${lot.number}: ${lot.title}`,
          pricedBy: lot.pricedBy,
          lines: lines
            .filter((line) => line.lotId === lot.id)
            .map((line) => ({
              id: line.id,
              title: line.title,
              unit: unitInWords(line.unit),
              required: line.required,
              caps: caps
                .filter((cap) => cap.serviceLineId === line.id)
                .map(
                  (cap) => `${formatPrice(cap.pence, line.unit)}${cap.everywhere ? "" : ` in ${cap.area}`}`,
                ),
            })),
        })),
      };
    }),
);

export default function Preview() {
  const { round, framework, questions, lots } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.round(round.id)}>Back to the round</BackLink>
      <PageHeading caption={framework}>{round.title}</PageHeading>
      <InsetText>
        This is what a provider is asked: the dates, every line with the cap that holds when prices take
        effect, and the questions. Nothing here can be filled in.
      </InsetText>
      <RoundDates round={round} />
      <h2 className="govuk-heading-m">Lots and prices</h2>
      {lots.map((lot) => (
        <ResponsiveTable
          key={lot.id}
          caption={`${lot.title}${lot.pricedBy === "LOCATION" ? ", priced for each location" : ""}`}
          captionSize="s"
          columns={[
            { key: "title", label: "Service line" },
            { key: "unit", label: "Price for" },
            { key: "cap", label: "Cap", numeric: true },
            { key: "required", label: "Needed" },
          ]}
          rows={lot.lines.map((line) => ({
            key: line.id,
            cells: {
              title: line.title,
              unit: line.unit,
              cap: line.caps.length > 0 ? <CapList caps={line.caps} /> : "No cap",
              required: line.required ? "Yes" : "No",
            },
          }))}
        />
      ))}
      <h2 className="govuk-heading-m">Questions</h2>
      {questions.length > 0 ? (
        <WhatIsAsked questions={questions} />
      ) : (
        <p className="govuk-body">Nothing is asked yet.</p>
      )}
    </>
  );
}

function CapList({ caps }: { readonly caps: readonly string[] }) {
  return (
    <>
      {caps.map((cap) => (
        <span className="app-cap" key={cap}>
          {cap}
        </span>
      ))}
    </>
  );
}
