import { Button } from "#app/components/govuk/Button.tsx";

/** What follows an outcome; days and deadlines in words. */
export type NextSteps = {
  readonly admitted: boolean;
  readonly members: boolean;
  readonly standstill: string | null;
  readonly accepted: string | null;
  readonly effectiveOn: string;
  readonly commissioner: string;
  readonly contactMail: string;
};

/** What an applicant does, and what happens, after its outcome. */
export function WhatNext({ next, termsHref }: { readonly next: NextSteps; readonly termsHref: string }) {
  const { admitted, members, standstill, accepted, effectiveOn } = next;
  return (
    <>
      <h2 className="govuk-heading-m">What happens next</h2>
      {members ? <p className="govuk-body">You are a member. Your prices hold from {effectiveOn}.</p> : null}
      {admitted && !members ? (
        <ol className="govuk-list govuk-list--number govuk-list--spaced">
          <li>
            {accepted
              ? `The terms are accepted, by ${accepted}.`
              : "A person who may sign for your organisation accepts the terms of the framework."}
          </li>
          <li>{standstill ? `A standstill ends: ${standstill}.` : "There is no standstill to wait for."}</li>
          <li>The council checks that no ground for exclusion has arisen, and admits you.</li>
          <li>Your prices hold from {effectiveOn}.</li>
        </ol>
      ) : null}
      {admitted && !accepted ? <Button href={termsHref}>Read and accept the terms</Button> : null}
      {admitted ? null : (
        <p className="govuk-body">
          You may apply again in the next round: you can carry this application forward and answer only what
          changed.
        </p>
      )}
      <p className="govuk-body">
        If you think that a decision is wrong, tell {next.commissioner}
        {next.contactMail ? (
          <>
            {" "}
            at{" "}
            <a className="govuk-link" href={`mailto:${next.contactMail}`}>
              {next.contactMail}
            </a>
          </>
        ) : null}
        {standstill ? ", before the standstill ends" : ""}.
      </p>
    </>
  );
}
