import { EmptyState } from "#app/components/portal/EmptyState.tsx";

export type ClosedBidsProps = {
  readonly why: "sealed" | "not-declared" | "interest";
  /** Where to do something about it. */
  readonly href: string;
};

/** Why the bids of a call-off cannot be read yet, and what to do about it. */
export function ClosedBids({ why, href }: ClosedBidsProps) {
  const { title, advice, link } = words[why];
  return (
    <EmptyState title={title}>
      {advice}{" "}
      {link ? (
        <a className="govuk-link" href={href}>
          {link}
        </a>
      ) : null}
    </EmptyState>
  );
}

const words = {
  sealed: {
    title: "The bids are not opened",
    advice: "Nobody reads a bid before two people have opened them all, after the close.",
    link: "Go to the opening",
  },
  "not-declared": {
    title: "Declare your interests first",
    advice: "The bids are shown to you once you have said whether you have an interest in a bidder.",
    link: "Declare your interests",
  },
  interest: {
    title: "You have an interest in a bidder",
    advice: "The bids are compared by colleagues who have none. You need to do nothing.",
    link: null,
  },
} as const;
