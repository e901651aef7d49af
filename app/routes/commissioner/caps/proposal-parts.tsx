import { Details } from "#app/components/govuk/Details.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import type { effectInWords, floorInWords } from "./proposal-words.server.ts";

type Effect = Awaited<ReturnType<typeof effectInWords>>;
type Floor = Awaited<ReturnType<typeof floorInWords>>;

/** Whom a cap would leave over it, and what is at stake. */
export function EffectOfCap({ effect }: { readonly effect: Effect }) {
  const { total } = effect;
  return (
    <>
      <h2 className="govuk-heading-m">What it would do</h2>
      <p className="govuk-body">
        {total.members} members with a rate that this cap would govern would be over it, at {total.locations}{" "}
        locations, for {total.people} people. The council spends {total.spend} a year on those rates; at the
        cap it would be {total.stake} less.
        {total.withoutVolume > 0
          ? ` ${total.withoutVolume} of those rates have no declared volume, so nothing is counted for them.`
          : ""}
      </p>
      <ResponsiveTable
        caption="By area and size of provider, from declared volumes"
        captionSize="s"
        dense
        columns={[
          { key: "group", label: "Group" },
          { key: "members", label: "Members over the cap", numeric: true },
          { key: "locations", label: "Locations", numeric: true },
          { key: "people", label: "People", numeric: true },
          { key: "spend", label: "Spend a year", numeric: true },
          { key: "stake", label: "At stake a year", numeric: true },
        ]}
        rows={[...effect.groups, total].map(({ withoutVolume: _, ...row }) => ({
          key: row.group,
          cells: row,
        }))}
      />
      {effect.over.length > 0 ? (
        <Details summary="The rates that would be over it">
          <ResponsiveTable
            caption="Rates over the proposed cap, highest first"
            captionHidden
            dense
            columns={[
              { key: "provider", label: "Provider" },
              { key: "place", label: "Where" },
              { key: "rate", label: "Rate", numeric: true },
              { key: "volume", label: "Units a year", numeric: true },
            ]}
            rows={effect.over.map(({ key, ...cells }) => ({ key, cells }))}
          />
          {effect.more > 0 ? <p className="govuk-body">{effect.more} more rates are over it.</p> : null}
        </Details>
      ) : null}
    </>
  );
}

/** What the unit must lawfully cost, and an alarm where the cap is below it. */
export function FloorOfCap({ floor }: { readonly floor: Floor }) {
  return (
    <>
      <h2 className="govuk-heading-m">Is it lawful against the cost of an hour?</h2>
      {!floor.known ? (
        <p className="govuk-body">
          No floor is worked out for this line: nothing is on file of how much work one unit of it takes.
          Judge it by open books.
        </p>
      ) : (
        <>
          {floor.below ? (
            <WarningText>
              The cap is below {floor.price}, the least that it can lawfully cost before any overhead or
              surplus.
            </WarningText>
          ) : (
            <p className="govuk-body">
              The cap is at or above the floor of {floor.price}: the least that it can lawfully cost before
              any overhead or surplus.
            </p>
          )}
          <Details summary="How the floor is worked out">
            <ResponsiveTable
              caption="An hour of work, part by part"
              captionHidden
              dense
              columns={[
                { key: "what", label: "Part" },
                { key: "amount", label: "Pounds an hour", numeric: true },
              ]}
              rows={floor.lines.map((line) => ({ key: line.what, cells: line }))}
            />
            <ul className="govuk-list govuk-list--bullet govuk-body-s">
              {floor.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Details>
        </>
      )}
    </>
  );
}
