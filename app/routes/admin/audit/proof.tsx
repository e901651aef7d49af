import { compareWithHeads, type ComparedProof } from "#app/commands/trail/compare-with-heads.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { inWords } from "#app/domain/calendar-words.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { useLoaderData } from "#app/framework.ts";
import { env } from "#app/web/env.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Proof of the audit trail") }];

export const loader = guardLoader({ area: "admin", permission: "audit:read" }, async ({ actor }) => {
  const proof = await compareWithHeads(actor, env().DATA_DIR);
  return {
    events: proof.events.toLocaleString("en-GB"),
    headHash: proof.headHash,
    heads: proof.heads,
    lastHead: proof.lastHead ? `event ${proof.lastHead.seq}, ${inWords(new Date(proof.lastHead.at))}` : null,
    faults: faultsInWords(proof),
  };
});

function faultsInWords({ fault, lostHead }: ComparedProof): readonly string[] {
  return [
    ...(fault ? [faultInWords(fault)] : []),
    ...(lostHead
      ? [
          `Event ${lostHead.seq} does not bear the hash that was exported: the trail up to there was rewritten or cut.`,
        ]
      : []),
  ];
}

function faultInWords({ kind, seq }: NonNullable<ComparedProof["fault"]>): string {
  switch (kind) {
    case "missing":
      return `An event before event ${seq} is missing.`;
    case "edited":
      return `Event ${seq} was changed: its hash does not fit what it says.`;
    case "unlinked":
      return `Event ${seq} does not follow the one before it.`;
    case "words":
      return `The words beside event ${seq} are not those that were recorded.`;
    case "tail":
      return `The trail should reach event ${seq} and does not: its tail was cut.`;
    default:
      return unreachable(kind);
  }
}

export default function Proof() {
  const { events, headHash, heads, lastHead, faults } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.audit}>Audit trail</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {faults.length === 0 ? (
            <>
              <PageHeading>The trail stands</PageHeading>
              <p className="govuk-body-l">
                Every hash was worked out again just now. No event was changed, removed or put in.
              </p>
            </>
          ) : (
            <>
              <PageHeading>The trail does not stand</PageHeading>
              {faults.map((fault) => (
                <WarningText key={fault}>{fault}</WarningText>
              ))}
              <p className="govuk-body">
                Keep the database as it is, and prove it with the heads that are kept elsewhere: npm run
                audit:verify.
              </p>
            </>
          )}
          <SummaryList
            rows={[
              { key: "Events", value: events },
              { key: "Hash that covers them all", value: <span className="app-hash">{headHash}</span> },
              { key: "Compared with exported heads", value: heads },
              {
                key: "Last head that left the database",
                value: lastHead ?? "None yet: the first leaves tonight",
              },
            ]}
          />
        </div>
      </div>
    </>
  );
}
