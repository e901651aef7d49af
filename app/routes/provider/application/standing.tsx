import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { paths } from "#app/web/paths.ts";
import type { Standing as StandingWords } from "./standing-words.ts";

/** What the council has of this application, and what can be done about it. */
export function Standing({
  standing,
  applicationId,
}: {
  readonly standing: StandingWords | null;
  readonly applicationId: string;
}) {
  if (!standing) return null;
  return (
    <InsetText>
      <h2 className="govuk-heading-s">{standing.title}</h2>
      <p>{standing.text}</p>
      {standing.hasReceipt ? (
        <p>
          <a className="govuk-link" href={paths.receipt(applicationId)}>
            See your receipt
          </a>
        </p>
      ) : null}
      {standing.mayWithdraw ? (
        <p>
          <a className="govuk-link" href={paths.withdrawal(applicationId)}>
            Withdraw your application
          </a>
        </p>
      ) : null}
    </InsetText>
  );
}
