import type { PlacementView } from "#app/web/placement-view.server.ts";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { paths } from "#app/web/paths.ts";
import { placementLooks } from "#app/components/placement/placement-words.ts";

/** Who and where a placement is, and how it came to be. */
export type PlacementHeadProps = {
  readonly view: Pick<PlacementView, "id" | "status" | "days" | "personRef" | "suspensions" | "unfunded">;
  readonly head: {
    readonly provider: string;
    readonly location: string;
    readonly lot: string;
    readonly area: string | null;
    readonly framework: string | null;
    readonly offFrameworkGround: string;
    readonly section117: boolean;
    readonly request: string | null;
    readonly requestId: string | null;
    readonly contract: string | null;
    readonly contractId: string | null;
    readonly createdBy: string | null;
    readonly approvedBy: string | null;
    readonly approved: boolean;
    readonly interimUntil: string | null;
    readonly told: boolean;
    readonly returned: boolean;
    readonly returnedReason: string;
    readonly handedBackOn: string | null;
    readonly handBackReason: string;
    readonly endedReason: string;
    readonly cancelledReason: string;
    readonly plannedEndOn: string | null;
    readonly reviewsWaiting: number;
    readonly waitingCaseId: string | null;
    /** How an amendment that had to wait for approval stands; null where none is to be told of. */
    readonly amendment: { readonly waits: boolean; readonly sentence: string } | null;
  };
};

/** The state of a placement in a few lines, with what somebody has to see first above them. */
export function PlacementHead({ view, head }: PlacementHeadProps) {
  const warnings = [
    ...(head.handedBackOn
      ? [`The provider hands it back from ${head.handedBackOn}: ${head.handBackReason}`]
      : []),
    ...(head.returned ? [`Returned to brokerage: ${head.returnedReason}`] : []),
    ...(head.interimUntil && !head.approved
      ? [`It runs before its approval, until ${head.interimUntil} at the latest.`]
      : []),
    ...(view.unfunded ? [view.unfunded] : []),
  ];
  return (
    <>
      {warnings.map((warning) => (
        <WarningText key={warning}>{warning}</WarningText>
      ))}
      <SummaryList
        rows={[
          { key: "Status", value: <StatusTag status={view.status} looks={placementLooks} /> },
          { key: "Days", value: daysOf(view.days, head) },
          {
            key: "Person",
            value: `${view.personRef}${head.section117 ? ", after-care under section 117" : ""}`,
          },
          {
            key: "Provider",
            value: head.provider === head.location ? head.provider : `${head.provider}, ${head.location}`,
          },
          { key: "Lot and area", value: head.area ? `${head.lot}, ${head.area}` : head.lot },
          {
            key: "Framework",
            value: head.framework ?? `Outside every framework: ${head.offFrameworkGround}`,
          },
          ...fromRequest(head),
          ...(view.suspensions.length > 0
            ? [{ key: "Days away", value: <DaysAway suspensions={view.suspensions} /> }]
            : []),
          { key: "Approval", value: approvalOf(head) },
          ...(head.amendment
            ? [{ key: "Amendment", value: <Amendment amendment={head.amendment} placementId={view.id} /> }]
            : []),
          {
            key: "Who the person is",
            value: head.told
              ? "The provider was told, outside the portal"
              : "The provider has not been told yet",
          },
          ...(head.reviewsWaiting > 0
            ? [{ key: "Reviews", value: `${head.reviewsWaiting} proposed by the provider and not decided` }]
            : []),
        ]}
      />
    </>
  );
}

type AmendmentProps = {
  readonly amendment: { readonly sentence: string };
  readonly placementId: string;
};

function Amendment({ amendment, placementId }: AmendmentProps) {
  const href = paths.placementStep(placementId, "waiting-amendment");
  return (
    <>
      {amendment.sentence.replace(/\.$/, "")}. <Leads href={href} text="See the amendment" />
    </>
  );
}

function DaysAway({ suspensions }: { readonly suspensions: PlacementView["suspensions"] }) {
  return (
    <ul className="govuk-list">
      {suspensions.map((one) => (
        <li key={one.id}>
          {one.why}: {one.days}. {one.paid}.{one.words ? ` ${one.words}` : ""}
        </li>
      ))}
    </ul>
  );
}

function fromRequest({
  request,
  requestId,
  contract,
  contractId,
  waitingCaseId,
}: PlacementHeadProps["head"]) {
  return [
    ...(request && requestId
      ? [{ key: "Request", value: <Leads href={paths.request(requestId)} text={request} /> }]
      : []),
    ...(contract && contractId
      ? [{ key: "Drawn from the block", value: <Leads href={paths.contract(contractId)} text={contract} /> }]
      : []),
    ...(waitingCaseId
      ? [
          {
            key: "Panel",
            value: <Leads href={paths.panelCase(waitingCaseId)} text="A case waits at the panel" />,
          },
        ]
      : []),
  ];
}

function Leads({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <a className="govuk-link" href={href}>
      {text}
    </a>
  );
}

function daysOf(
  days: string,
  { endedReason, cancelledReason, plannedEndOn }: PlacementHeadProps["head"],
): string {
  const reason = cancelledReason || endedReason;
  const planned = plannedEndOn ? `, planned to end on ${plannedEndOn}` : "";
  return reason ? `${days}. ${reason}` : `${days}${planned}`;
}

function approvalOf({ approved, approvedBy, createdBy, interimUntil }: PlacementHeadProps["head"]): string {
  const made = createdBy ? `Placed by ${createdBy}. ` : "";
  if (approved) return `${made}Approved by ${approvedBy ?? "a colleague"}`;
  if (interimUntil) return `${made}Not approved yet`;
  return createdBy ? `${made}Waits for somebody else to approve it` : "Approved outside the portal";
}
