import type { CqcLocationFacts } from "#app/domain/market/cqc-location.ts";
import type { DateOrder } from "#app/imports/cqc/dates.ts";
import type { CqcCell } from "#app/imports/cqc/fields.ts";
import type { CqcLayoutName } from "#app/imports/cqc/row.ts";

/** One of CQC's CSV layouts: what its columns are called, and what must be there. */
export type CqcLayout = {
  readonly name: Exclude<CqcLayoutName, "api-documents">;
  readonly title: string;
  /** Every name under which each cell's column goes; the first is the one to name when it is missing. */
  readonly columns: { readonly [Cell in CqcCell]?: readonly string[] };
  readonly required: readonly CqcCell[];
  readonly registration: CqcLocationFacts["registration"];
  /** How dates with strokes are read when no date in the file shows it. */
  readonly habit: DateOrder;
  /** Columns with a Y per value, gathered into a list: the start of their names. */
  readonly flags: { readonly [Cell in CqcCell]?: string };
};

const directory: CqcLayout = {
  name: "directory",
  title: "the weekly directory",
  columns: {
    cqcLocationId: ["CQC Location ID (for office use only)"],
    cqcProviderId: ["CQC Provider ID (for office use only)"],
    name: ["Name"],
    providerName: ["Provider name"],
    address: ["Address", "Address 1"],
    address2: ["Address 2"],
    town: ["Town/City"],
    county: ["County"],
    postcode: ["Postcode"],
    phone: ["Phone number"],
    website: ["Service's website (if available)", "Website"],
    serviceTypes: ["Service types"],
    specialisms: ["Specialisms/services"],
    localAuthority: ["Local authority"],
    region: ["Region"],
  },
  required: ["cqcLocationId", "cqcProviderId", "name", "postcode", "serviceTypes"],
  registration: "registered",
  habit: "day-first",
  flags: {},
};

const activeLocations: CqcLayout = {
  name: "active-locations",
  title: "the HSCA active locations file",
  columns: {
    cqcLocationId: ["Location ID"],
    cqcProviderId: ["Provider ID"],
    name: ["Location Name"],
    providerName: ["Provider Name"],
    address: ["Location Street Address"],
    address2: ["Location Address Line 2"],
    town: ["Location City"],
    county: ["Location County"],
    postcode: ["Location Postal Code"],
    phone: ["Location Telephone Number"],
    website: ["Location Web Address"],
    localAuthority: ["Location Local Authority"],
    region: ["Location Region", "Location ADASS Region"],
    serviceTypes: ["Service Types"],
    specialisms: ["Service users supported"],
    beds: ["Care homes beds"],
    careHome: ["Care home?"],
    dormant: ["Dormant", "Dormant (Y/N)"],
    startDate: ["Location HSCA start date"],
    endDate: ["Location HSCA end date"],
    rating: ["Location Latest Overall Rating"],
    ratingOn: ["Publication Date"],
    companiesHouseNumber: ["Provider Companies House Number"],
  },
  required: ["cqcLocationId", "cqcProviderId", "name", "rating", "ratingOn"],
  registration: "registered",
  habit: "month-first",
  flags: { serviceTypes: "Service type - ", specialisms: "Service user band - " },
};

const latestRatings: CqcLayout = {
  name: "latest-ratings",
  title: "the latest ratings file",
  columns: {
    cqcLocationId: ["Location ID"],
    cqcProviderId: ["Provider ID"],
    name: ["Location Name"],
    providerName: ["Provider Name"],
    careHome: ["Care Home?"],
    address: ["Location Street Address"],
    address2: ["Location Address Line 2"],
    town: ["Location City"],
    postcode: ["Location Post Code"],
    localAuthority: ["Location Local Authority"],
    region: ["Location Region"],
    group: ["Service / Population Group"],
    domain: ["Domain"],
    rating: ["Latest Rating"],
    ratingOn: ["Publication Date"],
  },
  required: ["cqcLocationId", "name", "group", "domain", "rating", "ratingOn"],
  registration: "unknown",
  habit: "month-first",
  flags: {},
};

/** The CSV layouts that the portal reads. */
export const cqcLayouts: readonly CqcLayout[] = [directory, activeLocations, latestRatings];
