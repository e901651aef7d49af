import type { RegisterEntry } from "#app/data/register.server.ts";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { paths } from "#app/web/paths.ts";
import { RatingTag } from "#app/components/portal/RatingTag.tsx";

export type RegisterEntriesProps = {
  readonly entries: readonly RegisterEntry[];
  readonly lots: readonly { readonly id: string; readonly plainName: string }[];
};

/** Places on the register, each with who runs it, how it is rated and what it is approved for. */
export function RegisterEntries({ entries, lots }: RegisterEntriesProps) {
  if (entries.length === 0) return null;
  const nameOf = new Map(lots.map(({ id, plainName }) => [id, plainName]));
  return (
    <ul className="app-entries">
      {entries.map((entry) => (
        <li className="app-entry" key={entry.locationId}>
          <h3 className="govuk-heading-s app-entry__title">
            <a className="govuk-link" href={paths.registerProvider(entry.providerId)}>
              {entry.name}
            </a>
          </h3>
          <p className="govuk-body app-entry__line">
            {entry.provider === entry.name ? null : <>Run by {entry.provider}. </>}
            {[entry.address, entry.postcode?.replace(" ", "\u00a0")].filter(Boolean).join(", ")}
          </p>
          <div className="app-entry__facts">
            {entry.miles === null ? null : <strong>{milesInWords(entry.miles)}</strong>}
            <RatingTag rating={entry.rating} />
            {entry.takesNoNewPeople ? <Tag colour="grey">Not taking new people now</Tag> : null}
            {entry.phone ? <PhoneLink phone={entry.phone} name={entry.name} /> : null}
          </div>
          <p className="app-entry__lots">
            Approved for: {entry.lotIds.map((id) => nameOf.get(id)).join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** A number that a phone can call, named in full for those who hear the link alone. */
export function PhoneLink({ phone, name }: { readonly phone: string; readonly name: string }) {
  return (
    <a className="govuk-link" href={`tel:${phone.replaceAll(/[^0-9+]/g, "")}`}>
      <span className="govuk-visually-hidden">Call {name}: </span>
      {phone}
    </a>
  );
}

function milesInWords(miles: number): string {
  const tenths = Math.round(miles * 10);
  if (tenths < 1) return "right here";
  return `${Math.floor(tenths / 10)}.${tenths % 10} miles away`;
}
