import type { ProviderActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { coverOf, coversEveryLot, lotsToTake, type Partner } from "#app/domain/call-off/consortium.ts";
import { mayTake } from "#app/domain/call-off/state.ts";
import {
  consortiaOf,
  isInvited,
  memberFacts,
  membersOfFramework,
  wholeRequirement,
  type Consortium,
} from "#app/data/call-off/consortia.server.ts";
import { lotStepsOf } from "#app/data/call-off/move-through.server.ts";
import { reading } from "#app/data/db.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";

/** The consortia of a call-off that a provider leads or is asked to join, and whom it may ask; a 404 for a call-off that it may not see. */
export function partnersPage(actor: ProviderActor, callOffId: string) {
  return reading(actor, async (tx, now) => {
    const { callOff, state, head } = await callOffOfPage(tx, callOffId, now);
    const [today, me] = [dayOf(now), actor.providerId];
    const requirement = await wholeRequirement(tx, callOff);
    const titles = new Map(
      (await lotStepsOf(tx, callOffId)).map(({ lotId, number, title }) => [lotId, `Lot ${number}: ${title}`]),
    );
    const lotName = (lotId: string) => titles.get(lotId) ?? "";
    const consortia = await consortiaOf(tx, callOffId);
    const shown = async (consortium: Consortium) => {
      const partners: Partner[] = [];
      for (const { providerId, lotIds, agreedAt } of consortium.members)
        partners.push({
          providerId,
          lotIds,
          agreed: agreedAt !== null,
          facts: await memberFacts(tx, providerId, today),
        });
      const cover = coverOf(partners, requirement, today);
      const name = (id: string) =>
        consortium.members.find(({ providerId }) => providerId === id)?.provider ?? "";
      return {
        ...{ id: consortium.id, name: consortium.name, lead: name(consortium.leadProviderId) },
        whole: coversEveryLot(cover),
        mayAgree: consortium.members.some(({ providerId }) => providerId === me),
        cover: cover.map(({ lotId, heldBy, against }) => ({
          ...{ lotId, lot: lotName(lotId), heldBy: heldBy.map(name) },
          unfit: against.map(({ providerId }) => name(providerId)),
        })),
        members: consortium.members.map(({ providerId, provider, agreedAt, lotIds }) => ({
          ...{ providerId, provider, agreed: agreedAt !== null, lotIds, takes: lotIds.map(lotName) },
        })),
      };
    };
    const ownOne = consortia.find(({ leadProviderId }) => leadProviderId === me);
    const others = consortia.filter(
      ({ leadProviderId, members }) =>
        leadProviderId !== me && members.some(({ providerId }) => providerId === me),
    );
    const asked = [];
    for (const one of others) asked.push(await shown(one));
    const own = ownOne ? await shown(ownOne) : null;
    const taken = new Set(ownOne?.members.map(({ providerId }) => providerId));
    const facts = await memberFacts(tx, me, today);
    return {
      ...{ head, own, asked, open: mayTake("bid", state).ok },
      lots: lotsToTake(facts, requirement, today).map(({ lotId }) => ({ lotId, lot: lotName(lotId) })),
      mayBegin: !own && (await isInvited(tx, callOffId, me)),
      toAsk: own
        ? (await membersOfFramework(tx, callOff.frameworkId)).filter(({ id }) => id !== me && !taken.has(id))
        : [],
    };
  });
}
