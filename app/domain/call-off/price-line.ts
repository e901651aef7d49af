/** What a line of a call-off costs with one member, and the rate of its own and the cap of the day that it stands on. */
export type PricedLine = {
  readonly lineId: string;
  readonly locationId: string;
  readonly rateId: string | null;
  /** What a unit costs in this call-off, at most the member's own rate. */
  readonly pence: number;
  readonly ratePence: number;
  readonly capPence: number | null;
  readonly units: string;
};

/** The unit price in a block: what the block asks, and never more than the member's own framework rate. */
export function blockPrice(asked: number | null, ratePence: number): number {
  return asked === null ? ratePence : Math.min(asked, ratePence);
}
