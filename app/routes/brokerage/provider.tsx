import { reading } from "#app/data/db.server.ts";
import { memberProfile } from "#app/data/search/member-profile.server.ts";
import { searchTerms } from "#app/data/search/terms.server.ts";
import { daysBetween, dayOf } from "#app/domain/calendar.ts";
import { lotStanding } from "#app/domain/framework/membership.ts";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { Contact, LotsHeld, Places, RatesToday, RoomStated, Stops } from "./search-member.tsx";
import { ageInWords, roomInWords } from "./search-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleOf(page?.member.name ?? "Provider") },
];

/** A member for brokers: what it holds, its rates beside their caps, its places, its room and how old that is, its stops. */
export const loader = guardLoader(
  { area: "brokerage", permission: "brokerage:search", params: byId("providerId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const { frameworks } = await searchTerms(tx, actor.commissionerId, today);
      const reference = url.searchParams.get("framework");
      const terms = found(
        reference === null ? frameworks[0] : frameworks.find((one) => one.reference === reference),
      );
      const { memberships, optOuts, ...member } = found(
        await memberProfile(tx, params.providerId, terms.frameworkId, today),
      );
      const areas = new Map(terms.areas.map((area) => [area.id, area.name]));
      const lots = terms.lots.map((lot) => {
        const standing = lotStanding({ lotId: lot.id, rule: lot.rule }, memberships, optOuts, today);
        const covered = standing.kind === "held" ? standing.spells.flatMap((spell) => spell.areaIds) : [];
        return {
          id: lot.id,
          name: `Lot ${lot.number}: ${lot.title}`,
          standing,
          areas: [...new Set(covered)].map((id) => areas.get(id) ?? "another area"),
        };
      });
      return {
        framework: terms.title,
        today,
        lots,
        member: {
          ...member,
          capacity: member.capacity.map((stated) => ({
            ...stated,
            room: roomInWords(stated),
            age: ageInWords(daysBetween(stated.statedOn, today)),
          })),
        },
      };
    }),
);

export default function Provider() {
  const { framework, today, lots, member } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.search}>Find a provider</BackLink>
      <PageHeading caption={framework}>{member.name}</PageHeading>
      <Stops stops={member.stops} lots={lots} today={today} />
      <Contact member={member} />
      <LotsHeld lots={lots} />
      <RatesToday rates={member.rates} lots={lots} />
      <RoomStated capacity={member.capacity} lots={lots} />
      <Places places={member.places} />
    </>
  );
}
