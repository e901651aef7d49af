import { reading } from "#app/data/db.server.ts";
import { commissionerOfPage } from "#app/data/commissioners.server.ts";
import { frameworks } from "#app/data/frameworks.server.ts";
import { roundsOf } from "#app/data/rounds.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { roundInWords, type RoundInWords } from "#app/components/portal/round-words.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Care and support for adults") }];

export const loader = guardLoader({ area: "public", permission: "public:read" }, async ({ actor, person }) =>
  reading(actor, async (tx, now) => {
    const all = await frameworks(tx);
    const rounds = (
      await roundsOf(
        tx,
        all.map(({ id }) => id),
      )
    ).map((round) => roundInWords(round, now));
    return {
      council: (await commissionerOfPage(tx, undefined))?.name ?? "the council",
      round:
        rounds.find(({ status }) => status === "open") ??
        rounds.find(({ status }) => status === "upcoming") ??
        null,
      signedIn: person !== undefined,
    };
  }),
);

export default function Home() {
  const { council, round, signedIn } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-xl">Care and support for adults</h1>
      <p className="govuk-body-l">
        {council} buys care and support from providers that it has checked and approved. See who they are, or
        apply to become one of them.
      </p>
      <ul className="app-doors">
        <li className="app-door">
          <h2 className="govuk-heading-m">
            <a className="govuk-link" href={paths.register}>
              Find care
            </a>
          </h2>
          <p className="govuk-body">
            Look for approved care homes, home care and other support by need and place, with the regulator’s
            rating.
          </p>
        </li>
        <li className="app-door">
          <h2 className="govuk-heading-m">
            <a className="govuk-link" href={paths.framework}>
              Apply as a provider
            </a>
          </h2>
          <p className="govuk-body">
            See what can be applied for, when the next round opens and what it asks.
          </p>
        </li>
        <li className="app-door">
          <h2 className="govuk-heading-m">
            <a className="govuk-link" href={signedIn ? paths.myHome : paths.signIn}>
              {signedIn ? "Go to your work" : "Sign in"}
            </a>
          </h2>
          <p className="govuk-body">For providers, council staff and NHS partners who have an account.</p>
        </li>
      </ul>
      {round ? <RoundNow round={round} /> : null}
    </>
  );
}

function RoundNow({ round }: { readonly round: RoundInWords }) {
  const open = round.status === "open";
  return (
    <section aria-labelledby="round-now">
      <h2 className="govuk-heading-m" id="round-now">
        {open ? "Providers can apply now" : "The next round for providers"}
      </h2>
      <Deadline
        label={`${round.title} ${open ? "closes at" : "opens at"}`}
        words={open ? round.closes : round.opens}
        left={open ? round.left : `It closes at ${round.closes}`}
        serverTime={round.serverTime}
        urgent={round.urgent}
      />
      <Button href={paths.publicRound(round.id)} variant="secondary">
        What this round asks
      </Button>
    </section>
  );
}
