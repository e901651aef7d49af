import type { CallOff } from "#app/domain/call-off/call-off.ts";
import type { CallOffState } from "#app/domain/call-off/state.ts";
import type { Permission } from "#app/domain/access/permissions.ts";

/** A step that a call-off waits for, by the last part of its page's address, and who may take it. */
export type NextStep = { readonly step: string; readonly text: string; readonly needs: Permission };

type Facts = Pick<CallOff, "route" | "kind" | "innovation" | "qualityWeight">;

/** What to do next with a call-off as it stands, the most pressing first. */
export function nextSteps(
  { route, qualityWeight }: Pick<Facts, "route" | "qualityWeight">,
  state: CallOffState,
): readonly NextStep[] {
  const award = { step: "award", needs: "call-off:read" } as const;
  switch (state) {
    case "draft":
      return [{ step: "approval", text: "Check it and ask for approval", needs: "call-off:manage" }];
    case "approval-asked":
      return [{ step: "approval", text: "Approve it or return it", needs: "call-off:approve" }];
    case "approved":
      return [{ step: "publication", text: publishText(route), needs: "call-off:manage" }];
    case "open":
      return [
        { step: "questions", text: "Answer questions", needs: "call-off:read" },
        { step: "interests", text: "Declare your interests", needs: "call-off:declare" },
        { step: "extension", text: "Let it close later", needs: "call-off:manage" },
      ];
    case "closed":
      return [
        { step: "interests", text: "Declare your interests", needs: "call-off:declare" },
        { step: "opening", text: "Open the bids with a second person", needs: "call-off:open-bids" },
      ];
    case "opened":
      return [
        {
          step: "evaluation",
          text: qualityWeight === 0 ? "Compare the bids" : "Score the bids and agree the scores",
          needs: "call-off:read",
        },
        { ...award, text: "Recommend an award" },
      ];
    case "offering":
      return [{ step: "offers", text: "Offer it to a member", needs: "call-off:manage" }];
    case "offered":
      return [{ step: "offers", text: "See the offer and its clock", needs: "call-off:read" }];
    case "accepted":
      return [{ ...award, text: "Recommend the award" }];
    case "recommended":
      return [{ ...award, text: "Decide on the award" }];
    case "award-approved":
      return [{ ...award, text: "Send the letters" }];
    case "standstill":
    case "held":
      return [{ ...award, text: "See the standstill, or record a challenge" }];
    case "ready-for-contract":
      return [{ step: "contract", text: "Make the contract", needs: "contract:manage" }];
    case "contracted":
      return [{ step: "contract", text: "See the contract", needs: "contract:read" }];
    case "left-framework":
    case "cancelled":
      return [];
  }
}

function publishText(route: Facts["route"]): string {
  return route === "DIRECT" ? "Open the way for offers" : "Publish it and invite members";
}

/** The other pages of a call-off that there are as it stands; `lots` counts those that it draws on. */
export function furtherPages(
  { kind, innovation, route, qualityWeight }: Facts,
  state: CallOffState,
  lots: number,
): readonly NextStep[] {
  const settled = !["draft", "approval-asked", "left-framework", "cancelled"].includes(state);
  const competed = settled && route !== "DIRECT";
  return [
    ...(competed ? [{ step: "invitations", text: "Members invited", needs: "call-off:read" } as const] : []),
    ...(competed && qualityWeight !== 0
      ? [{ step: "evaluators", text: "Evaluators", needs: "call-off:read" } as const]
      : []),
    ...(competed && state !== "open"
      ? [{ step: "questions", text: "Questions and answers", needs: "call-off:read" } as const]
      : []),
    ...(kind === "BLOCK"
      ? [{ step: "block", text: "Terms of the block", needs: "call-off:read" } as const]
      : []),
    ...(innovation ? [{ step: "trial", text: "What is tried out", needs: "call-off:read" } as const] : []),
    ...(lots > 1
      ? [{ step: "milestones", text: "Steps through the lots", needs: "call-off:read" } as const]
      : []),
    { step: "outcomes", text: "Payment by outcomes", needs: "call-off:read" },
    ...(settled ? [{ step: "file", text: "Decision file to print", needs: "call-off:read" } as const] : []),
  ];
}
