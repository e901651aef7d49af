import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { guardLoader } from "#app/web/guard.server.ts";
import { titleOf } from "#app/web/form.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Open data") }];

export const loader = guardLoader({ area: "public", permission: "public:read" }, async () => null);

export default function OpenData() {
  return (
    <>
      <PageHeading>Open data</PageHeading>
      <p className="govuk-body">
        What this service publishes for anyone to use, as a file and without signing in.
      </p>
      <h2 className="govuk-heading-m">Register of approved providers</h2>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.registerRows} download>
          register.csv
        </a>{" "}
        has a row for each place from which an approved provider gives care today. It takes the same filters
        as the register’s page: search there, then download what you found.
      </p>
      <SummaryList
        rows={[
          { key: "place", value: "The name of the place, or of the provider where it works without one" },
          { key: "provider", value: "Who runs it" },
          { key: "address, postcode, phone", value: "Where it is and how to reach it" },
          {
            key: "cqc_rating",
            value: "The overall rating of the Care Quality Commission, as last imported, or “Not regulated”",
          },
          { key: "cqc_location_id", value: "The commission’s number for the place, where it has one" },
          { key: "approved_for", value: "What it is approved for, in plain words, apart by semicolons" },
          {
            key: "takes_no_new_people_now",
            value: "“yes” where no new people are placed there at present. It does not say who has room.",
          },
        ]}
      />
      <h2 className="govuk-heading-m">The form of the file</h2>
      <p className="govuk-body">
        Comma-separated values in UTF-8 with a byte-order mark and a line of column names. A cell that a
        spreadsheet could take for a formula begins with an apostrophe.
      </p>
      <h2 className="govuk-heading-m">Sources</h2>
      <p className="govuk-body">
        Ratings and registrations come from the Care Quality Commission’s published files. Places of postcodes
        contain OS data © Crown copyright and Royal Mail data, under the Open Government Licence v3.0.
      </p>
      <p className="govuk-body">
        Notices of rounds and awards are not published here as data yet. Prices are not part of the register.
      </p>
    </>
  );
}
