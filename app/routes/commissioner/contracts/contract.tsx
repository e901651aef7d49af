import { mayDo } from "#app/domain/access/permissions.ts";
import { contractState } from "#app/domain/call-off/contract.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { partnersOfContract } from "#app/data/call-off/contract-partners.server.ts";
import { contractOf, linesOfContract, reviewsOfContract } from "#app/data/call-off/contracts.server.ts";
import { namedCodes } from "#app/data/call-off/cpv-codes.server.ts";
import { measuresOf } from "#app/data/call-off/outcomes.server.ts";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import { reading } from "#app/data/db.server.ts";
import { noticesOfContract } from "#app/data/notices.server.ts";
import { routeWords } from "#app/components/call-off/call-off-words.ts";
import { vatEstimateInWords } from "#app/components/call-off/vat-words.ts";
import { ContractChanges } from "#app/components/contract/ContractChanges.tsx";
import { contractLooks, kindOfContract, monthsInWords } from "#app/components/contract/contract-words.ts";
import { ContractLines } from "#app/components/contract/ContractLines.tsx";
import { ContractPartners } from "#app/components/contract/ContractPartners.tsx";
import { NoticeTable } from "#app/components/contract/NoticeTable.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { regimeWords } from "#app/components/portal/round-words.ts";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { changesInWords } from "#app/web/changes-in-words.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { noticeRows } from "#app/web/notice-table.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Contract") }];
export const handle = { wide: true };

/** One contract: what was agreed, what was changed and what follows from it. */
export const loader = guardLoader(
  { area: "commissioner", permission: "contract:read", params: byId("contractId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const contract = found(await contractOf(tx, params.contractId));
      const own = contract.commissionerId === actor.commissionerId;
      const state = contractState(contract, dayOf(now));
      const changes = await changesInWords(tx, contract, dayOf(now));
      return {
        ...{ contract, state, changes, today: dayOf(now) },
        codes: await namedCodes(tx, contract.cpvCodes, dayOf(now)),
        lines: await linesOfContract(tx, contract.id),
        partners: await partnersOfContract(tx, contract.id),
        reviews: await reviewsOfContract(tx, contract.id),
        notices: noticeRows(await noticesOfContract(tx, contract)),
        further: [
          ...(contract.kind === "BLOCK" ? [{ step: "block", text: "What is left of the block" }] : []),
          ...((await trialOf(tx, contract.callOffId)) ? [{ step: "trial", text: "What is tried out" }] : []),
          ...(contract.lots.length > 1 ? [{ step: "milestones", text: "Steps through the lots" }] : []),
          ...((await measuresOf(tx, contract.callOffId)).length > 0
            ? [{ step: "outcomes", text: "Outcomes and what they earn" }]
            : []),
        ],
        waits: changes.some(({ kind, decidedBy }) => kind === "VARIATION" && decidedBy === null),
        mayManage: own && mayDo(actor, "contract:manage"),
        isOver: contract.endedOn !== null || state === "run-out",
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  proposed: "The variation is proposed. Another person decides.",
  approved: "The variation is approved. The contract stands as it says, and its notices are on file.",
  refused: "The variation is refused. The contract stays as it was.",
  extended: "The contract is extended.",
  ended: "The early end is noted, and its notices are on file.",
  review: "The review is noted.",
};

type Page = Awaited<ReturnType<typeof loader>>;

export default function ContractPage() {
  const page = useLoaderData<typeof loader>();
  const { contract, done, waits, lines, notices, today, changes } = page;
  return (
    <>
      <BackLink href={paths.contracts}>Contracts</BackLink>
      {done ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={`${contract.reference}: ${contract.title}`}>{contract.provider}</PageHeading>
      <p className="govuk-body">
        <StatusTag status={page.state} looks={contractLooks} />
      </p>
      {waits ? (
        <InsetText>
          A variation waits for a decision by another person than its proposer.{" "}
          <a className="govuk-link" href={paths.contractStep(contract.id, "variation")}>
            See the variation
          </a>
        </InsetText>
      ) : null}
      <Terms {...page} />
      <ContractPartners partners={page.partners} leadId={contract.providerId} />
      <ContractLines lines={lines} />
      <ContractChanges changes={changes} />
      {notices.length === 0 ? (
        <EmptyState title="No notice is on file for this contract">
          What follows from the contract under its legal regime appears here when it is made, varied or ended.
        </EmptyState>
      ) : (
        <NoticeTable caption="Notices that follow from it" today={today} notices={notices} />
      )}
      <Reviews reviews={page.reviews} />
      <h2 className="govuk-heading-m">More about it</h2>
      <ul className="govuk-list">
        {page.further.map(({ step, text }) => (
          <li key={step}>
            <a className="govuk-link" href={paths.contractStep(contract.id, step)}>
              {text}
            </a>
          </li>
        ))}
        <li>
          <a className="govuk-link" href={paths.callOff(contract.callOffId)}>
            The call-off that it came from
          </a>
        </li>
      </ul>
    </>
  );
}

function Terms({ contract, lines, codes, today, mayManage, isOver, waits }: Page) {
  const change = (step: string, text: string, hidden: string) =>
    mayManage && !isOver
      ? { actions: [{ href: paths.contractStep(contract.id, step), text, visuallyHiddenText: hidden }] }
      : {};
  return (
    <SummaryList
      rows={[
        {
          key: "Value",
          value: `${formatPounds(contract.value)}, ${formatPounds(contract.valueWithVat)} with VAT, over the whole term`,
          ...(waits ? {} : change("variation", "Vary", "this contract")),
        },
        { key: "VAT", value: vatEstimateInWords(lines) },
        {
          key: "Runs",
          value: `${shortDay(contract.startsOn)} to ${shortDay(contract.endsOn)}, both included`,
          ...change("ending", "End early", "this contract"),
        },
        ...(contract.endedOn
          ? [
              {
                key: contract.endedOn < today ? "Ended early" : "Ends early",
                value: `On ${shortDay(contract.endedOn)}: ${contract.endedReason}`,
              },
            ]
          : []),
        ...(contract.endedOn
          ? []
          : [
              {
                key: "Extension left",
                value: monthsInWords(contract.extensionMonths),
                ...(contract.extensionMonths > 0 ? change("extension", "Extend", "this contract") : {}),
              },
            ]),
        {
          key: "Next review",
          value: contract.reviewOn ? shortDay(contract.reviewOn) : "Not set",
          ...(mayManage
            ? {
                actions: [
                  {
                    href: paths.contractStep(contract.id, "review"),
                    text: "Set or note",
                    visuallyHiddenText: "a review",
                  },
                ],
              }
            : {}),
        },
        { key: "Lots", value: contract.lots.map(({ number, title }) => `${number}. ${title}`).join("; ") },
        ...(codes.length > 0 ? [{ key: "Codes for notices (CPV)", value: codes.join("; ") }] : []),
        { key: "Kind", value: kindOfContract[contract.kind] },
        { key: "Route", value: contract.route ? routeWords[contract.route] : "Not known" },
        { key: "Legal regime", value: regimeWords[contract.regime] },
        ...(contract.userChoice ? [{ key: "User choice", value: "Yes: the person chose" }] : []),
        { key: "Signed", value: shortDay(contract.signedOn) },
        { key: "Framework", value: contract.framework },
        { key: "Commissioner", value: contract.commissioner },
      ]}
    />
  );
}

function Reviews({ reviews }: Pick<Page, "reviews">) {
  const held = reviews.filter(({ heldOn }) => heldOn !== null);
  if (held.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Reviews held</h2>
      <SummaryList
        rows={held.map(({ heldOn, findings }) => ({
          key: heldOn ? shortDay(heldOn) : "",
          value: findings,
        }))}
      />
    </>
  );
}
