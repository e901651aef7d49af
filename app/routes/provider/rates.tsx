import { chooseInnovation } from "#app/commands/choose-innovation.server.ts";
import { reading } from "#app/data/db.server.ts";
import { rateCard, type CardRate } from "#app/data/rate-cards.server.ts";
import { lotsToStandIn, optOutsOf, spellsOf } from "#app/data/standing.server.ts";
import { compareDays, dayOf, type Day } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { lotStanding, type LotStanding } from "#app/domain/framework/membership.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { bothFormats, DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { RateTable } from "#app/components/portal/RateTable.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { tellRate } from "#app/components/portal/told-rate.ts";
import { useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Our lots and rates") }];
export const handle = { wide: true };

const access = { area: "provider", permission: "organisation:manage" } as const;

export const loader = guardLoader(access, async ({ actor }) =>
  reading(actor, async (tx, now) => {
    const today = dayOf(now);
    const [lots, spells, optOuts, rates] = [
      await lotsToStandIn(tx),
      await spellsOf(tx, actor.providerId),
      await optOutsOf(tx, actor.providerId),
      await rateCard(tx, actor.providerId),
    ];
    const standings = lots.map((lot) => ({
      lotId: lot.lotId,
      title: lot.title,
      automatic: lot.rule.kind === "automatic",
      standing: lotStanding(lot, spells, optOuts, today),
    }));
    const words = rates.map((rate) => ({ ...tellRate(rate), when: whenOf(rate, today) }));
    return {
      lots: standings
        .filter((one) => one.standing.kind !== "never")
        .map(({ standing, ...lot }) => ({
          ...lot,
          words: standingInWords(standing),
          choice: choiceOf(standing),
        })),
      today: words.filter((rate) => rate.when === "today"),
      ahead: words.filter((rate) => rate.when === "ahead"),
      past: words.filter((rate) => rate.when === "past"),
    };
  }),
);

export const action = guardAction(access, async ({ actor, fields }): Promise<null> => {
  const choice = fields.text("choice");
  if (choice !== "leave" && choice !== "join") throw notFound();
  const lotId = fields.text("lot");
  if (!/^[0-9a-f-]{36}$/.test(lotId)) throw notFound();
  const verdict = await chooseInnovation(actor, lotId, choice);
  if (!verdict.ok) throw notFound();
  throw redirect(paths.rates);
});

function whenOf(rate: CardRate, today: Day): "past" | "today" | "ahead" {
  if (compareDays(rate.validFrom, today) > 0) return "ahead";
  return rate.validTo && compareDays(rate.validTo, today) <= 0 ? "past" : "today";
}

function standingInWords(standing: LotStanding): string {
  switch (standing.kind) {
    case "held":
      return standing.automatic
        ? `Member of itself, since ${shortDay(standing.since)}`
        : `Member since ${shortDay(standing.since)}`;
    case "opted-out":
      return `You chose to stay out, from ${shortDay(standing.since)}`;
    case "starts":
      return `Member from ${shortDay(standing.on)}`;
    case "ended":
      return `Membership ended on ${shortDay(standing.on)}`;
    case "never":
      return "Not a member";
  }
}

function choiceOf(standing: LotStanding): "leave" | "join" | null {
  if (standing.kind === "opted-out") return "join";
  return standing.kind === "held" && standing.automatic ? "leave" : null;
}

export default function Rates() {
  const { lots, today, ahead, past } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Our lots and rates</PageHeading>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.ownExceptions}>
          Prices above the cap
        </a>
        : ask for one, and see what was decided. See also{" "}
        <a className="govuk-link" href={paths.ownPricesCompared}>
          how your prices compare
        </a>
        .
      </p>
      {lots.length === 0 ? (
        <EmptyState title="You are not a member of any lot yet">
          Apply in an open round. When you are admitted, your lots and rates stand here.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Lots"
          columns={[
            { key: "lot", label: "Lot" },
            { key: "standing", label: "Membership" },
            { key: "choice", label: "Your choice" },
          ]}
          rows={lots.map((lot) => ({
            key: lot.lotId,
            cells: {
              lot: lot.title,
              standing: lot.words,
              choice: lot.choice ? <Choice lotId={lot.lotId} title={lot.title} choice={lot.choice} /> : "–",
            },
          }))}
        />
      )}
      {today.length > 0 ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.ownUplifts}>
            Rates that an uplift left to your evidence
          </a>
        </p>
      ) : null}
      {today.length + ahead.length + past.length > 0 ? (
        <DownloadLinks
          what={`all ${today.length + ahead.length + past.length} rates`}
          links={bothFormats(paths.ratesFile)}
        />
      ) : null}
      {today.length > 0 ? (
        <RateTable caption="Rates today" rates={today} historyOf={paths.rateHistory} />
      ) : null}
      {ahead.length > 0 ? (
        <RateTable caption="Rates to come" rates={ahead} historyOf={paths.rateHistory} />
      ) : null}
      {past.length > 0 ? (
        <Details summary={`Earlier rates (${past.length})`}>
          <RateTable caption="Earlier rates" rates={past} historyOf={paths.rateHistory} />
        </Details>
      ) : null}
    </>
  );
}

function Choice({
  lotId,
  title,
  choice,
}: {
  readonly lotId: string;
  readonly title: string;
  readonly choice: "leave" | "join";
}) {
  return (
    <form method="post">
      <input type="hidden" name="lot" value={lotId} />
      <Button
        variant="secondary"
        name="choice"
        value={choice}
        classes="govuk-!-margin-bottom-0"
        preventDoubleClick
      >
        {choice === "leave" ? "Stay out of" : "Join"} {title}
      </Button>
    </form>
  );
}
