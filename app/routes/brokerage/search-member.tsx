import { shortDay } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { LotStanding } from "#app/domain/framework/membership.ts";
import { unitInWords } from "#app/domain/framework/unit.ts";
import { formatPounds } from "#app/domain/money.ts";
import type {
  MemberProfile,
  ProfileCapacity,
  ProfilePlace,
  ProfileRate,
  ProfileStop,
} from "#app/data/search/member-profile.server.ts";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PriceBesideCap } from "#app/components/portal/PriceBesideCap.tsx";
import { RatingTag } from "#app/components/portal/RatingTag.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

/** A lot with where the member stands with it. */
export type MembersLot = {
  readonly id: string;
  readonly name: string;
  readonly standing: LotStanding;
  readonly areas: readonly string[];
};

type Lots = readonly MembersLot[];

const nameOf = (lots: Lots, id: string) => lots.find((lot) => lot.id === id)?.name ?? "Another lot";

/** What keeps new people from being placed, first on the page. */
export function Stops({
  stops,
  lots,
  today,
}: {
  readonly stops: readonly ProfileStop[];
  readonly lots: Lots;
  readonly today: Day;
}) {
  return (
    <>
      {stops.map((stop) => (
        <WarningText key={stop.id}>
          {stop.startsOn <= today
            ? "New placements are stopped"
            : `New placements stop on ${shortDay(stop.startsOn)}`}{" "}
          {stop.location ? `at ${stop.location}` : stop.lotId ? "" : "everywhere"}
          {stop.lotId ? ` in ${nameOf(lots, stop.lotId)}` : ""} until {shortDay(stop.endsOn)}: {stop.reason}{" "}
          Review by {shortDay(stop.reviewOn)}.
        </WarningText>
      ))}
    </>
  );
}

/** How to reach the provider, and what it says that it offers. */
export function Contact({
  member,
}: {
  readonly member: Pick<MemberProfile, "contactMail" | "contactPhone" | "website" | "specialisms">;
}) {
  const { contactMail, contactPhone, website, specialisms } = member;
  return (
    <SummaryList
      rows={[
        { key: "Telephone", value: contactPhone || "Not given" },
        {
          key: "Email",
          value: contactMail ? (
            <a className="govuk-link" href={`mailto:${contactMail}`}>
              {contactMail}
            </a>
          ) : (
            "Not given"
          ),
        },
        { key: "Website", value: website || "Not given" },
        { key: "Languages, cultures and needs", value: specialisms.join(", ") || "None stated" },
      ]}
    />
  );
}

/** Every lot that it holds, held or will hold. */
export function LotsHeld({ lots }: { readonly lots: Lots }) {
  const known = lots.filter((lot) => lot.standing.kind !== "never");
  if (known.length === 0)
    return (
      <EmptyState title="Not a member of this framework">It cannot be called on under any lot.</EmptyState>
    );
  return (
    <ResponsiveTable
      caption="Lots"
      columns={[
        { key: "lot", label: "Lot" },
        { key: "standing", label: "Membership" },
        { key: "areas", label: "Takes people in" },
      ]}
      rows={known.map((lot) => ({
        key: lot.id,
        cells: { lot: lot.name, standing: standingInWords(lot.standing), areas: lot.areas.join(", ") || "–" },
      }))}
      dense
    />
  );
}

function standingInWords(standing: LotStanding): string {
  switch (standing.kind) {
    case "held":
      return standing.automatic
        ? `Through a core lot, since ${shortDay(standing.since)}`
        : `Since ${shortDay(standing.since)}`;
    case "opted-out":
      return `Opted out on ${shortDay(standing.since)}`;
    case "starts":
      return `From ${shortDay(standing.on)}`;
    case "ended":
      return `Ended on ${shortDay(standing.on)}`;
    case "never":
      return "Not a member";
  }
}

/** Its rates that hold today, line by line, beside their caps. */
export function RatesToday({ rates, lots }: { readonly rates: readonly ProfileRate[]; readonly lots: Lots }) {
  if (rates.length === 0)
    return (
      <EmptyState title="No rates hold today">
        Ask the framework manager when its prices take effect.
      </EmptyState>
    );
  return (
    <ResponsiveTable
      caption="Rates today"
      columns={[
        { key: "line", label: "Service line" },
        { key: "lot", label: "Lot" },
        { key: "where", label: "Where" },
        { key: "price", label: "Price", numeric: true },
        { key: "since", label: "Since" },
      ]}
      rows={rates.map((rate) => ({
        key: rate.id,
        cells: {
          line: rate.line,
          lot: nameOf(lots, rate.lotId),
          where: [rate.location, rate.area].filter(Boolean).join(", "),
          price: (
            <PriceBesideCap
              price={formatPounds(rate.pence)}
              unit={unitInWords(rate.unit)}
              cap={rate.capPence === null ? "none" : formatPounds(rate.capPence)}
              over={rate.capPence !== null && rate.pence > rate.capPence}
              difference={
                rate.capPence !== null && rate.pence > rate.capPence ? "over the cap of today" : undefined
              }
            />
          ),
          since: shortDay(rate.validFrom),
        },
      }))}
      dense
    />
  );
}

/** What room it last stated, and how long ago. */
export function RoomStated({
  capacity,
  lots,
}: {
  readonly capacity: readonly (ProfileCapacity & { readonly room: string; readonly age: string })[];
  readonly lots: Lots;
}) {
  if (capacity.length === 0)
    return (
      <EmptyState title="No room has been stated">Telephone the provider to ask what it has free.</EmptyState>
    );
  return (
    <ResponsiveTable
      caption="Room"
      columns={[
        { key: "place", label: "Place" },
        { key: "lot", label: "Lot" },
        { key: "room", label: "Free" },
        { key: "age", label: "Stated" },
      ]}
      rows={capacity.map((stated) => ({
        key: `${stated.location}-${stated.lotId}`,
        cells: {
          place: stated.location,
          lot: nameOf(lots, stated.lotId),
          room: stated.room,
          age: `${stated.age}, on ${shortDay(stated.statedOn)}`,
        },
      }))}
      dense
    />
  );
}

/** Its places as the regulator knows them. */
export function Places({ places }: { readonly places: readonly ProfilePlace[] }) {
  if (places.length === 0)
    return <EmptyState title="No places of its own">It delivers as one organisation.</EmptyState>;
  return (
    <ResponsiveTable
      caption="Places"
      columns={[
        { key: "place", label: "Place" },
        { key: "rating", label: "CQC rating" },
        { key: "rated", label: "Rated" },
        { key: "phone", label: "Telephone" },
        { key: "specialisms", label: "Specialisms" },
      ]}
      rows={places.map((place) => ({
        key: place.id,
        cells: {
          place: <PlaceName place={place} />,
          rating: <RatingTag rating={place.rating} />,
          rated: place.ratedOn ? shortDay(place.ratedOn) : "–",
          phone: place.phone || "–",
          specialisms: place.specialisms.join(", ") || "–",
        },
      }))}
      dense
    />
  );
}

function PlaceName({ place }: { readonly place: ProfilePlace }) {
  return (
    <>
      {place.name}
      <span className="app-secondary">{[place.address, place.postcode].filter(Boolean).join(", ")}</span>
      {place.deregistered ? <span className="app-secondary">No longer registered with CQC</span> : null}
    </>
  );
}
