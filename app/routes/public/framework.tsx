import { reading } from "#app/data/db.server.ts";
import { frameworks, lotsOf, type Framework, type Lot } from "#app/data/frameworks.server.ts";
import { roundsOf } from "#app/data/rounds.server.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import {
  regimeWords,
  roundInWords,
  roundLooks,
  type RoundInWords,
} from "#app/components/portal/round-words.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Framework") }];

export const loader = guardLoader({ area: "public", permission: "public:read" }, async ({ actor }) =>
  reading(actor, async (tx, now) => {
    const all = await frameworks(tx);
    const ids = all.map(({ id }) => id);
    const lots = await lotsOf(tx, ids);
    const rounds = (await roundsOf(tx, ids)).filter((round) => round.publishedAt);
    return {
      frameworks: all.map((framework) => ({
        ...framework,
        lots: lots.filter((lot) => lot.frameworkId === framework.id),
        rounds: rounds
          .filter((round) => round.frameworkId === framework.id)
          .map((round) => roundInWords(round, now)),
      })),
    };
  }),
);

export default function FrameworkPage() {
  const { frameworks: all } = useLoaderData<typeof loader>();
  if (all.length === 0) return <NoFramework />;
  return (
    <>
      {all.map((framework) => (
        <OneFramework key={framework.id} framework={framework} />
      ))}
    </>
  );
}

function NoFramework() {
  return (
    <>
      <PageHeading>Framework</PageHeading>
      <EmptyState title="No framework has been set up">
        Come back later, or ask the council when it means to take applications.
      </EmptyState>
    </>
  );
}

type Shown = Framework & { readonly lots: readonly Lot[]; readonly rounds: readonly RoundInWords[] };

function OneFramework({ framework }: { readonly framework: Shown }) {
  return (
    <>
      <PageHeading caption={framework.commissioner}>{framework.title}</PageHeading>
      <p className="govuk-body-l">{framework.summary}</p>
      <SummaryList
        rows={[
          { key: "Reference", value: framework.reference },
          { key: "Runs", value: `${shortDay(framework.startsOn)} to ${shortDay(framework.endsOn)}` },
          { key: "Legal regime", value: regimeWords[framework.regime] },
        ]}
      />
      <h2 className="govuk-heading-m">Who may apply</h2>
      <p className="govuk-body">
        Any organisation that gives care or support may apply in a round, alone or together with others: a
        company, a charity, a community group. You apply to one lot or several. If your service must be
        registered with the Care Quality Commission, it has to be registered before people are placed with
        you. Lots marked “with any core lot” need no application: every member of a core lot is in them.
      </p>
      <Rounds rounds={framework.rounds} />
      <Lots framework={framework} />
    </>
  );
}

function Rounds({ rounds }: { readonly rounds: readonly RoundInWords[] }) {
  if (rounds.length === 0) {
    return (
      <EmptyState title="No round is planned yet">
        Rounds come about every six months. The next one is announced here before it opens.
      </EmptyState>
    );
  }
  return (
    <ResponsiveTable
      caption="Rounds in which providers apply"
      columns={[
        { key: "title", label: "Round" },
        { key: "status", label: "Status" },
        { key: "opens", label: "Opens" },
        { key: "closes", label: "Closes" },
      ]}
      rows={rounds.map((round) => ({
        key: round.id,
        cells: {
          title: (
            <a className="govuk-link" href={paths.publicRound(round.id)}>
              {round.title}
            </a>
          ),
          status: <StatusTag status={round.status} looks={roundLooks} />,
          opens: round.opens,
          closes: round.closes,
        },
      }))}
    />
  );
}

function Lots({ framework }: { readonly framework: Shown }) {
  return (
    <>
      <ResponsiveTable
        caption="Lots"
        columns={[
          { key: "title", label: "Lot" },
          { key: "for", label: "What it is" },
          { key: "joined", label: "How it is joined" },
        ]}
        rows={framework.lots.map((lot) => ({
          key: lot.id,
          cells: {
            title: `${lot.number}. ${lot.title}`,
            for: lot.summary || lot.plainName,
            joined: lot.rule.kind === "automatic" ? "With any core lot" : "By applying in a round",
          },
        }))}
      />
      <p className="govuk-body">
        {framework.publishesPrices
          ? "The price caps of each lot stand on the page of the round."
          : "Providers see the price cap of every line, with its source, before they price it in their application."}
      </p>
    </>
  );
}
