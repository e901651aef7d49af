import {
  clocksUntil,
  pricesToDecide,
  waitingForDecision,
  type Clock,
  type Waiting,
} from "#app/data/commissioner-home.server.ts";
import { awardsWaiting } from "#app/data/call-off/awards-waiting.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dayInWords, deadlineInWords, inWords, timeLeftInWords } from "#app/domain/calendar-words.ts";
import { addDays, dayOf, daysBetween, startOfDay, type Instant } from "#app/domain/calendar.ts";
import { mayDo, type Permission } from "#app/domain/access/permissions.ts";
import { contractClocks } from "#app/web/contract-clocks.server.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { callOffsWaiting } from "#app/web/call-offs-waiting.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { pricesToAsk } from "#app/web/prices-to-ask.server.ts";
import { newPriceTasks } from "#app/web/new-price-tasks.server.ts";
import { panelTasks } from "#app/web/panel-tasks.server.ts";
import { paths } from "#app/web/paths.ts";
import { placementTasks } from "#app/web/placement-tasks.server.ts";
import { lookUp } from "./look-up.ts";

export const meta = () => [{ title: titleOf("Commissioning") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read" },
  async ({ actor, person }) =>
    reading(actor, async (tx, now) => {
      const weekOn = startOfDay(addDays(dayOf(now), 8));
      const prices = await pricesToDecide(tx, actor.accountId);
      const callOffs = await callOffsWaiting(tx, actor, now, weekOn);
      return {
        callOffs: callOffs.waiting,
        prices: [
          ...(await newPriceTasks(tx, actor)),
          ...(prices.caps > 0 && mayDo(actor, "cap:approve")
            ? [{ href: paths.caps, words: counted("Decide on", prices.caps, "proposed cap") }]
            : []),
          ...(prices.exceptions > 0 && mayDo(actor, "exception:decide")
            ? [
                {
                  href: paths.exceptions,
                  words: counted("Decide on", prices.exceptions, "price", " above the cap"),
                },
              ]
            : []),
          ...(mayDo(actor, "uplift:decide-evidence") ? prices.evidence : []).map((one) => ({
            href: paths.uplift(one.upliftId),
            words: counted("Decide on", one.count, "rate", ` that ${one.title} left to evidence`),
          })),
        ],
        awards: (mayDo(actor, "call-off:read") ? await awardsWaiting(tx, actor.accountId) : [])
          .filter(({ kind }) => mayDo(actor, kind === "decision" ? "call-off:approve" : "call-off:manage"))
          .map(({ kind, callOffId, title }) => ({
            key: `${callOffId}-${kind}`,
            href: paths.callOffStep(callOffId, kind === "decision" ? "award" : "letters"),
            words: kind === "decision" ? "Decide on an award" : "Send the award letters",
            title,
          })),
        placements: await placementTasks(tx, actor, now),
        panels: await panelTasks(tx, actor, now),
        askAbout: await pricesToAsk(tx, actor),
        lookUp: lookUp.filter(({ needs }) => needs === undefined || mayDo(actor, needs)),
        name: person?.name ?? "",
        serverTime: inWords(now),
        waiting: (await waitingForDecision(tx, now))
          .filter(({ kind }) => mayDo(actor, takenBy[kind]))
          .map((one) => ({ ...one, href: hrefOf(one), words: waitingInWords(one) })),
        clocks: [
          ...(mayDo(actor, "contract:read") ? await contractClocks(tx, dayOf(now)) : []),
          ...(await clocksUntil(tx, now, weekOn)).map((clock) => clockInWords(clock, now)),
          ...callOffs.clocks,
        ]
          .sort((one, other) => one.at.getTime() - other.at.getTime())
          .map(({ key, href, what, when, left }) => ({ key, href, what, when, left })),
      };
    }),
);

function counted(what: string, count: number, thing: string, rest = ""): string {
  return `${what} ${count} ${thing}${count === 1 ? "" : "s"}${rest}`;
}

/** Who takes what waits in a round. */
const takenBy: { readonly [kind in Waiting["kind"]]: Permission } = {
  questions: "clarification:answer",
  "to-publish": "round:manage",
  "to-open": "round:open-submissions",
  "second-person": "round:open-submissions",
  outcomes: "outcome:approve",
  letters: "outcome:propose",
};

function hrefOf({ kind, roundId }: Waiting): string {
  switch (kind) {
    case "questions":
      return paths.questionsOfRound(roundId);
    case "to-publish":
      return paths.round(roundId);
    case "to-open":
    case "second-person":
      return `${paths.round(roundId)}/opening`;
    case "outcomes":
      return `${paths.round(roundId)}/decisions`;
    case "letters":
      return `${paths.round(roundId)}/letters`;
  }
}

function waitingInWords({ kind, count }: Waiting): string {
  switch (kind) {
    case "questions":
      return count === 1 ? "Answer 1 question" : `Answer ${count} questions`;
    case "to-publish":
      return "Publish the draft";
    case "to-open":
      return count === 1 ? "Open 1 application" : `Open ${count} applications`;
    case "second-person":
      return "Open as the second person";
    case "outcomes":
      return count === 1 ? "Approve 1 outcome" : `Approve ${count} outcomes`;
    case "letters":
      return "Send the outcome letters";
  }
}

function clockInWords(clock: Clock, now: Instant) {
  if (clock.kind === "stop-review") {
    return {
      key: `${clock.title}-${clock.on}`,
      href: paths.stops,
      what: `Review the stop at ${clock.title}`,
      ...{ at: startOfDay(addDays(clock.on, 1)), when: dayInWords(clock.on) },
      left: daysLeft(daysBetween(dayOf(now), clock.on)),
    };
  }
  const { roundId, title, at } = clock;
  return {
    key: `${roundId}-${clock.kind}`,
    href: paths.round(roundId),
    what: `${title} ${clockWords[clock.kind]}`,
    ...{ at, when: deadlineInWords(at), left: timeLeftInWords(now, at) },
  };
}

function daysLeft(days: number): string {
  if (days === 0) return "today";
  return days === 1 ? "1 day" : `${days} days`;
}

const clockWords = {
  opens: "opens",
  "questions-close": "takes no more questions",
  closes: "closes",
  "standstill-ends": "ends its standstill",
} as const;

export default function Home() {
  const page = useLoaderData<typeof loader>();
  const { name, serverTime, waiting, callOffs, prices, awards, askAbout, clocks } = page;
  const cases = [...page.placements, ...page.panels];
  return (
    <>
      <PageHeading caption={name}>Commissioning</PageHeading>
      {waiting.length + callOffs.length + prices.length + awards.length + cases.length + askAbout.length ===
      0 ? (
        <EmptyState title="Nothing waits for your decision">
          Questions, openings and outcomes appear here.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="What waits for a decision"
          columns={[
            { key: "what", label: "To do" },
            { key: "round", label: "About" },
          ]}
          rows={[
            ...waiting.map((one) => ({ ...one, key: `${one.roundId}-${one.kind}` })),
            ...callOffs.map((one) => ({ ...one, key: one.href })),
            ...prices.map((one) => ({ ...one, key: one.href, title: "Price control" })),
            ...awards,
            ...cases,
            ...askAbout,
          ].map((one) => ({
            key: one.key,
            cells: {
              what: (
                <a className="govuk-link" href={one.href}>
                  {one.words}
                </a>
              ),
              round: one.title,
            },
          }))}
        />
      )}
      {clocks.length === 0 ? (
        <EmptyState title="No clock runs out this week">
          Closings, standstills, notices, ends of contracts and reviews appear here.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Clocks that run out within a week"
          columns={[
            { key: "what", label: "What" },
            { key: "when", label: "When" },
            { key: "left", label: "Time left" },
          ]}
          rows={clocks.map((clock) => ({
            key: clock.key,
            cells: {
              what: (
                <a className="govuk-link" href={clock.href}>
                  {clock.what}
                </a>
              ),
              when: clock.when,
              left: clock.left,
            },
          }))}
        />
      )}
      <p className="govuk-hint">Our clock, which decides: {serverTime}</p>
      <h2 className="govuk-heading-m">Look up</h2>
      <ul className="govuk-list">
        {page.lookUp.map(({ href, text }) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
