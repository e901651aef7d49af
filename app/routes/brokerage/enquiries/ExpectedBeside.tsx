import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { paths } from "#app/web/paths.ts";
import type { expectedBeside } from "./expected-beside.server.ts";

type Props = {
  readonly requestId: string;
  readonly expected: NonNullable<Awaited<ReturnType<typeof expectedBeside>>>;
};

/** The portal's own estimate above the offers that it is to be read beside, or that nobody has recorded what it takes. */
export function ExpectedBeside({ requestId, expected: { sentences, recorded, mayRecord } }: Props) {
  return (
    <InsetText>
      {sentences.map((sentence) => (
        <p className="govuk-body" key={sentence}>
          {sentence}
        </p>
      ))}
      {recorded ? (
        <>
          <a className="govuk-link" href={paths.careOfRequest(requestId)}>
            How this is worked out
          </a>
          : the portal’s own estimate, not a CareCubed result.
        </>
      ) : mayRecord ? (
        <a className="govuk-link" href={paths.careHoursOfRequest(requestId)}>
          Record it, to see what the care is expected to cost beside these offers
        </a>
      ) : null}
    </InsetText>
  );
}
