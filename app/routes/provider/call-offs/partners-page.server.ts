import type { ProviderActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { coverOf, coversEveryLot, lotsToTake, type PlaceCover } from "#app/domain/call-off/consortium.ts";
import { mayTake } from "#app/domain/call-off/state.ts";
import {
  consortiaOf,
  isInvited,
  membersOfFramework,
  type Consortium,
} from "#app/data/call-off/consortia.server.ts";
import { bidderAsWhole, type BidderAsWhole } from "#app/data/call-off/whole.server.ts";
import { reading, type Tx } from "#app/data/db.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { placeNames } from "#app/web/call-off-places.server.ts";

/** The consortia of a call-off that a provider leads or is asked to join, and whom it may ask; a 404 for a call-off that it may not see. */
export function partnersPage(actor: ProviderActor, callOffId: string) {
  return reading(actor, async (tx, now) => {
    const { callOff, state, head } = await callOffOfPage(tx, callOffId, now);
    const [today, me] = [dayOf(now), actor.providerId];
    const names = await placeNames(tx, callOffId);
    const own = await bidderAsWhole(tx, callOffId, me, today);
    const shown = async (consortium: Consortium) => {
      const { leadProviderId: lead } = consortium;
      const found = lead === me ? own : await bidderAsWhole(tx, callOffId, lead, today);
      return toldConsortium(consortium, found, names, today);
    };
    const consortia = await consortiaOf(tx, callOffId);
    const ownOne = consortia.find(({ leadProviderId }) => leadProviderId === me);
    const others = consortia.filter(
      ({ leadProviderId, members }) =>
        leadProviderId !== me && members.some(({ providerId }) => providerId === me),
    );
    const asked = [];
    for (const one of others) asked.push(await shown(one));
    const open = mayTake("bid", state).ok;
    const invited = await isInvited(tx, callOffId, me);
    return {
      ...{ head, asked, open, invited, own: ownOne ? await shown(ownOne) : null },
      lots: lotsToTake(own.itself.facts, own.whole, today).map(({ lotId }) => ({
        lotId,
        lot: names.lot(lotId),
      })),
      alone: coversEveryLot(coverOf([own.itself], own.whole, today)),
      mayBegin: !ownOne && !own.inAnother && invited,
      toAsk: open && ownOne ? await membersToAsk(tx, callOff.frameworkId, me, ownOne) : [],
    };
  });
}

type Names = Awaited<ReturnType<typeof placeNames>>;

function toldConsortium(
  consortium: Consortium,
  { whole, members }: BidderAsWhole,
  names: Names,
  today: Parameters<typeof coverOf>[2],
) {
  const cover = coverOf(members ?? [], whole, today);
  const name = (id: string) => consortium.members.find(({ providerId }) => providerId === id)?.provider ?? "";
  return {
    ...{ id: consortium.id, name: consortium.name, lead: name(consortium.leadProviderId) },
    leadId: consortium.leadProviderId,
    whole: coversEveryLot(cover),
    cover: toldCover(cover, names, name),
    members: consortium.members.map(({ providerId, provider, agreedAt, lotIds }) => ({
      ...{ providerId, provider, agreed: agreedAt !== null, lotIds, takes: lotIds.map(names.lot) },
    })),
  };
}

function toldCover(cover: readonly PlaceCover[], names: Names, name: (id: string) => string) {
  return cover.map((place) => ({
    ...{ key: `${place.lotId} ${place.areaId ?? ""}`, place: names.place(place) },
    heldBy: place.heldBy.map(({ providerId }) => name(providerId)),
    unfit: place.against.map(({ providerId }) => name(providerId)),
  }));
}

async function membersToAsk(tx: Tx, frameworkId: string, me: string, own: Consortium) {
  const taken = new Set([me, ...own.members.map(({ providerId }) => providerId)]);
  return (await membersOfFramework(tx, frameworkId)).filter(({ id }) => !taken.has(id));
}
