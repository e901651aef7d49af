import type { Day } from "#app/domain/calendar.ts";
import type { Award } from "#app/data/call-off/awards.server.ts";
import { lotsHeld } from "#app/data/call-off/whole.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { placeNames } from "./call-off-places.server.ts";

type Bidder = Parameters<typeof lotsHeld>[2];

/** Who stands behind a bid and whether they hold every lot of its call-off on a day, as a page tells it. */
export async function toldLotsHeld(tx: Tx, callOffId: string, bidder: Bidder, today: Day) {
  const names = await placeNames(tx, callOffId);
  const { cover, notHeld } = await lotsHeld(tx, callOffId, bidder, today);
  const bare = cover.filter(({ heldBy }) => heldBy.length === 0).map(names.place);
  return {
    whole: notHeld.length === 0,
    words:
      notHeld.length === 0
        ? "Yes, every lot in every area of its lines"
        : `No: nobody holds ${bare.join("; ")}`,
  };
}

type Part = { readonly providerId: string; readonly provider: string; readonly lotIds: readonly string[] };

/** The parts of a bid with the names of their lots. */
export async function toldParts(tx: Tx, callOffId: string, parts: readonly Part[]) {
  const names = await placeNames(tx, callOffId);
  return parts.map(({ providerId, provider, lotIds }) => ({
    ...{ providerId, provider, lots: lotIds.map(names.lot).join("; ") },
  }));
}

/** The partners of an award with their lots, by name. */
export async function partsOfAward(
  tx: Tx,
  { callOffId, parts }: Pick<Award, "callOffId" | "parts">,
): Promise<string> {
  const rows = await tx.provider.findMany({
    where: { id: { in: parts.map(({ providerId }) => providerId) } },
    select: { id: true, name: true },
  });
  const named = parts.map((part) => ({
    ...part,
    provider: rows.find(({ id }) => id === part.providerId)?.name ?? "",
  }));
  return (await toldParts(tx, callOffId, named))
    .map(({ provider, lots }) => `${provider} (${lots})`)
    .join("; ");
}
