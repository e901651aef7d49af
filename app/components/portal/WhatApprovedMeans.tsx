import { Details } from "#app/components/govuk/Details.tsx";

export type Council = {
  readonly name: string;
  readonly contactMail: string;
  readonly contactPhone: string;
  readonly assessmentUrl: string;
};

/** What "approved" promises and what it does not, and how to get the council's help. */
export function WhatApprovedMeans({
  council,
  open,
}: {
  readonly council: Council | null;
  readonly open?: boolean;
}) {
  const name = council?.name ?? "the council";
  return (
    <>
      <Details summary="What “approved” means" open={open}>
        <p className="govuk-body">
          The provider applied to {name}, its answers, documents and insurance were checked, two people judged
          its quality apart from each other, and it signed the council’s terms.
        </p>
        <p className="govuk-body">
          It does not mean that it has room, that it suits you, or that the council pays. Ratings are those of
          the Care Quality Commission, the regulator, which inspects services that must be registered. “Not
          regulated” means that this kind of support need not be.
        </p>
      </Details>
      <Details summary="How to get help from the council" open={open}>
        <p className="govuk-body">
          Anyone who may need care or support can ask for an assessment, whatever money they have. It is free.
          You can also ask if you look after someone.
        </p>
        <p className="govuk-body">
          {council?.assessmentUrl ? (
            <a className="govuk-link" href={council.assessmentUrl}>
              Ask {name} for an assessment
            </a>
          ) : (
            `Ask ${name} for an assessment`
          )}
          {council?.contactPhone ? `, or call ${council.contactPhone}` : null}.
        </p>
      </Details>
    </>
  );
}
