import { inWords } from "#app/domain/calendar-words.ts";
import { lettersOf } from "#app/data/call-off/award-letters.server.ts";
import { contractOfCallOff } from "#app/data/call-off/new-contract.server.ts";
import { reading } from "#app/data/db.server.ts";
import { LetterText } from "#app/components/call-off/LetterText.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Outcome of your bid") }];

export const loader = guardLoader(
  { area: "provider", permission: "bid:write", params: byId("callOffId") },
  async ({ actor, params: { callOffId } }) =>
    reading(actor, async (tx, now) => {
      const { callOff } = await callOffOfPage(tx, callOffId, now);
      const letters = await lettersOf(tx, callOffId);
      const contract = await contractOfCallOff(tx, callOffId);
      return {
        ...{ callOffId, title: callOff.title, reference: callOff.reference },
        letters: letters.map(({ awardId, letter, sentAt }) => ({ awardId, letter, sentAt: inWords(sentAt) })),
        contract: contract && { href: paths.ownContract(contract.id), reference: contract.reference },
      };
    }),
);

export default function OutcomeOfABid() {
  const { callOffId, title, reference, letters, contract } = useLoaderData<typeof loader>();
  const [latest, ...earlier] = letters;
  return (
    <>
      <BackLink href={paths.ownCallOff(callOffId)}>{title}</BackLink>
      <PageHeading caption={`${reference}: ${title}`}>Outcome of your bid</PageHeading>
      {latest ? (
        <>
          <p className="govuk-hint">Sent at {latest.sentAt}</p>
          <LetterText letter={latest.letter} />
          {contract ? (
            <p className="govuk-body">
              Your contract is{" "}
              <a className="govuk-link" href={contract.href}>
                {contract.reference}
              </a>
              .
            </p>
          ) : null}
          <p className="govuk-body">
            If you think that the decision is wrong, write to the council before the standstill ends, or as
            soon as you can where there is none.
          </p>
        </>
      ) : (
        <EmptyState title="There is no outcome yet">
          The council writes to every bidder at once. You get a mail when your outcome is here.
        </EmptyState>
      )}
      {earlier.map(({ awardId, sentAt, letter }) => (
        <section key={awardId} aria-label={`Earlier letter, ${sentAt}`}>
          <h2 className="govuk-heading-m">Earlier letter, sent at {sentAt}</h2>
          <p className="govuk-body">That award was withdrawn.</p>
          <LetterText letter={letter} level={3} />
        </section>
      ))}
    </>
  );
}
