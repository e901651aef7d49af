import type { Direction } from "#app/domain/benchmark/finding.ts";
import type { FlagMove } from "#app/domain/benchmark/flag.ts";

/** A price that is asked about, as far as it is decided by it what becomes of it. */
export type PriceAsked = {
  readonly id: string;
  readonly lot: string;
  readonly clientGroup: string;
  readonly providerId: string;
  readonly direction: Direction;
  readonly against: "expected" | "peers" | "cap" | "benchmark";
};

/** What is done about one price, in this order. */
export type Dealing = {
  /** Who works on it. */
  readonly givenTo: "analyst" | "broker";
  readonly checkFirst?: boolean;
  readonly note?: string;
  /** What was found when its data were checked. */
  readonly checked?: string;
  /** Shares of what is paid, in basis points, that the council names and that the provider asks; whether they agree to that. */
  readonly argued?: { readonly countered?: number; readonly asked?: number; readonly agreed?: boolean };
  readonly moves?: readonly (FlagMove & { readonly byApprover?: boolean })[];
};

/** Prices alike, and what becomes of the first of each of so many providers. */
type Pile = {
  readonly lot: number;
  readonly clientGroup: string;
  readonly direction: Direction;
  readonly dealings: readonly Dealing[];
};

/** Which of the prices are dealt with, and how. One of each provider, so that what was agreed is never of a few. */
export function planOfPrices<Price extends PriceAsked>(
  asked: readonly Price[],
): readonly { readonly price: Price; readonly dealing: Dealing }[] {
  return piles.flatMap(({ lot, clientGroup, direction, dealings }) => {
    const alike = asked.filter(
      (price) =>
        price.lot.startsWith(`Lot ${lot},`) &&
        price.clientGroup === clientGroup &&
        price.direction === direction,
    );
    const left = alike.filter(
      ({ providerId }, at) => alike.findIndex((one) => one.providerId === providerId) === at,
    );
    return dealings.flatMap((dealing) => {
      const fitting = left.findIndex((price) => fits(dealing, price));
      const [price] = left.splice(Math.max(fitting, 0), 1);
      return price ? [{ price, dealing }] : [];
    });
  });
}

/** One argues where the recorded care does not explain a price, and leaves it where it does. */
function fits({ argued }: Dealing, { against }: PriceAsked): boolean {
  return (argued !== undefined) === (against === "expected");
}

function agreed(asked: number): Dealing {
  return { givenTo: "analyst", argued: { asked, agreed: true } };
}

/** Explained, and left as it is with the reason. */
function accepted(reason: NonNullable<FlagMove["reason"]>, words: string): Dealing {
  const explained = { to: "EXPLAINED", reason, words } as const;
  const resolved = {
    to: "RESOLVED",
    reason: null,
    words: "The price stays as it is until the next review.",
  } as const;
  return { givenTo: "broker", note: words, moves: [explained, resolved] };
}

function explained(reason: NonNullable<FlagMove["reason"]>, words: string): Dealing {
  return { givenTo: "broker", moves: [{ to: "EXPLAINED", reason, words }] };
}

const escalated = {
  to: "ESCALATED",
  reason: "unexplained",
  words: "The provider will not open its books. Is a move to be looked at?",
} as const;

const piles: readonly Pile[] = [
  {
    ...{ lot: 2, clientGroup: "learning-disability", direction: "high" },
    dealings: [
      {
        givenTo: "analyst",
        note: "The hours go back to the first weeks after the move.",
        moves: [escalated],
      },
      agreed(9_300),
      agreed(9_450),
      accepted("staffing-ratio", "Two staff are needed outdoors, as the assessment of October says."),
      {
        ...agreed(9_150),
        moves: [{ to: "RESOLVED", reason: null, words: "The new price holds from 7 December." }],
      },
      agreed(9_550),
      { givenTo: "analyst", argued: { countered: 8_800, asked: 9_600 } },
      accepted("rare-specialism", "The only home near by that can meet this need."),
      { givenTo: "broker", note: "The social worker looks at the hours again on 3 December." },
    ],
  },
  {
    ...{ lot: 2, clientGroup: "mental-health", direction: "high" },
    dealings: [
      agreed(9_200),
      { givenTo: "analyst", argued: { countered: 8_900 } },
      accepted("need-higher", "A new assessment found more need than is recorded here."),
      agreed(9_400),
      agreed(9_500),
      accepted("property", "The house was adapted, and the price carries it for two years."),
      explained("contract-terms", "The price was agreed for a trial year, which ends in March."),
    ],
  },
  {
    ...{ lot: 2, clientGroup: "learning-disability", direction: "low" },
    dealings: [
      { givenTo: "broker", checkFirst: true },
      {
        givenTo: "broker",
        checkFirst: true,
        checked: "The bed is right; hours on top were never written down.",
      },
      explained("data-error", "The hours are paid through another placement of the same person."),
    ],
  },
  {
    ...{ lot: 2, clientGroup: "physical-18-64", direction: "low" },
    dealings: [
      { givenTo: "broker", checkFirst: true },
      { givenTo: "broker", checkFirst: true },
    ],
  },
  {
    ...{ lot: 3, clientGroup: "mental-health", direction: "high" },
    dealings: [
      { givenTo: "analyst", argued: {} },
      {
        givenTo: "analyst",
        moves: [
          escalated,
          {
            ...{ to: "RESOLVED", reason: "contract-terms", byApprover: true },
            words: "We stay with the price until the tenancy ends in spring, and then look again.",
          },
        ],
      },
    ],
  },
  {
    ...{ lot: 5, clientGroup: "mental-health", direction: "high" },
    dealings: [agreed(9_300), agreed(9_600), explained("need-higher", "Nights were hard this autumn.")],
  },
  {
    ...{ lot: 5, clientGroup: "mental-health", direction: "low" },
    dealings: [
      {
        givenTo: "analyst",
        note: "Can the service last at this price? Asked for the rota.",
        moves: [{ ...escalated, words: "The provider may hand the service back. Is more to be paid?" }],
      },
      explained("staffing-ratio", "Two tenants share one worker since September."),
    ],
  },
];
