import { StatusTag } from "./StatusTag.tsx";

export type ExceptionStanding = "asked" | "approved" | "refused";

const looks = {
  asked: { word: "Waiting", colour: "yellow" },
  approved: { word: "Allowed", colour: "green" },
  refused: { word: "Not allowed", colour: "red" },
} as const satisfies Record<ExceptionStanding, object>;

/** How a request for a price above its cap stands. */
export function ExceptionState({ state }: { readonly state: ExceptionStanding }) {
  return <StatusTag status={state} looks={looks} />;
}
