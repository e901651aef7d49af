import type { PlacementView } from "#app/web/placement-view.server.ts";
import { paths } from "#app/web/paths.ts";

type PlacementDeedsProps = {
  readonly view: Pick<PlacementView, "id" | "status" | "nhs" | "parts">;
  readonly head: {
    readonly approved: boolean;
    readonly told: boolean;
    readonly returned: boolean;
    readonly contractId: string | null;
    readonly amendment: { readonly waits: boolean } | null;
  };
  readonly may: {
    readonly manage: boolean;
    readonly approve: boolean;
    readonly confirm: boolean;
    readonly argue: boolean;
    readonly estimate: boolean;
  };
};

/** What may be done to a placement by who is looking at it. */
export function PlacementDeeds({ view, head, may }: PlacementDeedsProps) {
  const links = deeds({ view, head, may });
  if (links.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What you can do</h2>
      <ul className="govuk-list govuk-list--bullet">
        {links.map(([step, text]) => (
          <li key={step}>
            <a className="govuk-link" href={step.startsWith("/") ? step : paths.placementStep(view.id, step)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function deeds({ view, head, may }: PlacementDeedsProps): readonly (readonly [string, string])[] {
  const { status } = view;
  const over = status === "ended" || status === "cancelled";
  const running = status === "active" || status === "suspended" || status === "planned";
  const waits = !head.approved && !over;
  return [
    ...(waits && may.approve ? [["approval", "Approve it, or return it to brokerage"] as const] : []),
    ...(waits && may.manage && head.returned ? [["approval", "Put it up for approval again"] as const] : []),
    ...(head.amendment?.waits && may.approve
      ? [["waiting-amendment", "Approve the amendment that waits, or turn it down"] as const]
      : []),
    ...(may.confirm && view.nhs.length > 0
      ? [["nhs-share", "Note what the ICB says about its share"] as const]
      : []),
    ...(may.manage && running && !head.told
      ? [["told", "Note that the provider knows who the person is"] as const]
      : []),
    ...(may.manage && running
      ? [
          ["amendment", "Amend what is provided"] as const,
          ["funding", "Change who pays"] as const,
          ...(view.parts.some(({ planned }) => !planned)
            ? [["nursing", "Add nursing paid by the NHS (FNC)"] as const]
            : []),
          ["suspension", "Suspend it, or end a suspension"] as const,
        ]
      : []),
    ...(may.manage && !over && head.contractId ? [["block", "Draw its units from the block"] as const] : []),
    ...(may.estimate ? [[paths.careOfPlacement(view.id), "See what it is expected to cost"] as const] : []),
    ...(may.argue && running
      ? [
          [paths.newNegotiation(view.id), "Negotiate its price"] as const,
          [paths.newSaving(view.id), "Record a saving"] as const,
          [paths.careCubed(view.id), "CareCubed results"] as const,
        ]
      : []),
    ...(may.manage && running
      ? [[paths.planMove(view.id), "Plan a move along the care ladder"] as const]
      : []),
    ...(may.manage && running ? [["end", "End it"] as const] : []),
    ...(may.manage && (status === "planned" || status === "awaiting-approval")
      ? [["cancellation", "Cancel it"] as const]
      : []),
  ];
}
