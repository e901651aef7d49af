/** The lots and service lines of the demonstration's framework, with what its price caps rest on. */

/** A row of prisma/reference/published-rates.csv: council, year, service, band. */
export type PublishedRate = readonly [council: string, year: string, service: string, band: string];

/** What a cap rests on: a published rate, or an amount invented for the demonstration, in pence. */
export type CapBasis = { readonly published: PublishedRate } | { readonly invented: number };

export type LineUnit = "HOUR" | "WEEK" | "NIGHT" | "SESSION" | "DAY" | "TRIP" | "ONE_OFF";

export type DemonstrationLine = {
  readonly code: string;
  readonly title: string;
  readonly unit: LineUnit;
  /** The cap everywhere; none for a line that is agreed case by case. */
  readonly cap?: CapBasis;
  readonly zones?: Readonly<Record<"urban" | "suburban" | "rural", CapBasis>>;
  readonly optional?: boolean;
  readonly note?: string;
};

export type ProviderKind =
  | "nursing"
  | "residential"
  | "supported"
  | "extra-care"
  | "living"
  | "home-care"
  | "day"
  | "shared-lives"
  | "assistance"
  | "technology";

export type DemonstrationLot = {
  readonly title: string;
  readonly plainName: string;
  readonly summary: string;
  /** The rung of the care ladder, by its position. */
  readonly rung: number;
  readonly pricedBy: "PROVIDER" | "LOCATION";
  /** The kind of provider that makes the lot its own; none for the innovation lot. */
  readonly kind?: ProviderKind;
  /** Caps rise each April and at the next round. */
  readonly uplifted: "each-april" | "next-round" | "never";
  /** Whether the NHS commissioner is named on it. */
  readonly nhs: boolean;
  readonly measure: "beds" | "hours a week" | "places";
  readonly lines: readonly DemonstrationLine[];
};

/** The care ladder from its lowest rung to its highest, with the tier of each. */
export const careLadder: readonly { readonly tier: number; readonly name: string }[] = [
  { tier: 1, name: "Technology enabled care" },
  { tier: 2, name: "Direct payments and personal assistants" },
  { tier: 2, name: "Day opportunities" },
  { tier: 2, name: "Home care" },
  { tier: 2, name: "Supported living" },
  { tier: 2, name: "Shared Lives" },
  { tier: 3, name: "Extra care housing" },
  { tier: 3, name: "Supported accommodation and residential care" },
  { tier: 3, name: "Nursing care" },
];

const northants = (service: string, band: string): CapBasis => ({
  published: ["North Northamptonshire", "2025/26", service, band],
});
const england = (service: string): CapBasis => ({
  published: ["England (MSIF weighted average)", "2025/26", service, "provisional"],
});
const scilly = (service: string, band: string): CapBasis => ({
  published: ["Isles of Scilly", "2023/24", service, band],
});
const essex = (service: string, band: string): CapBasis => ({
  published: ["Essex", "2024/25", service, band],
});
const wolverhampton = (service: string, band: string): CapBasis => ({
  published: ["Wolverhampton", "2025/26", service, band],
});
const invented = (pence: number): CapBasis => ({ invented: pence });

/** Every lot in the order of its number; the last is the innovation lot. */
export const lots: readonly DemonstrationLot[] = [
  {
    title: "Nursing care homes",
    plainName: "Nursing home",
    summary:
      "Long and short stays in a care home with nurses on duty day and night. Prices leave out NHS-funded nursing care.",
    rung: 9,
    pricedBy: "LOCATION",
    kind: "nursing",
    uplifted: "next-round",
    nhs: true,
    measure: "beds",
    lines: [
      {
        code: "NH-STD",
        title: "Nursing bed, standard",
        unit: "WEEK",
        cap: northants("nursing_65plus", "Standard"),
        note: "Without NHS-funded nursing care",
      },
      {
        code: "NH-DEM",
        title: "Nursing bed, dementia",
        unit: "WEEK",
        cap: northants("nursing_65plus", "Dementia"),
        note: "Without NHS-funded nursing care",
      },
      {
        code: "NH-ENH",
        title: "Nursing bed, enhanced",
        unit: "WEEK",
        cap: invented(1_24500),
        optional: true,
      },
      {
        code: "NH-121",
        title: "One-to-one hours on top",
        unit: "HOUR",
        cap: invented(22_90),
        optional: true,
      },
    ],
  },
  {
    title: "Residential care homes",
    plainName: "Care home",
    summary: "Long and short stays in a care home without nursing.",
    rung: 8,
    pricedBy: "LOCATION",
    kind: "residential",
    uplifted: "next-round",
    nhs: false,
    measure: "beds",
    lines: [
      {
        code: "RH-STD",
        title: "Residential bed, standard",
        unit: "WEEK",
        cap: northants("residential_65plus", "Standard"),
      },
      {
        code: "RH-DEM",
        title: "Residential bed, dementia",
        unit: "WEEK",
        cap: northants("residential_65plus", "Dementia"),
      },
      {
        code: "RH-ENH",
        title: "Residential bed, enhanced",
        unit: "WEEK",
        cap: scilly("residential_65plus", "complex"),
        optional: true,
      },
      {
        code: "RH-121",
        title: "One-to-one hours on top",
        unit: "HOUR",
        cap: invented(22_40),
        optional: true,
      },
    ],
  },
  {
    title: "Supported accommodation",
    plainName: "Supported housing with staff on site",
    summary:
      "Accommodation with support for adults with a learning disability, autism or poor mental health. Open book.",
    rung: 8,
    pricedBy: "PROVIDER",
    kind: "supported",
    uplifted: "each-april",
    nhs: true,
    measure: "places",
    lines: [
      { code: "SA-CORE", title: "Core support", unit: "WEEK", cap: england("residential_18_64") },
      { code: "SA-121", title: "One-to-one support", unit: "HOUR", cap: england("supported_living") },
      { code: "SA-221", title: "Two-to-one support", unit: "HOUR", cap: invented(45_90), optional: true },
      {
        code: "SA-SLP",
        title: "Sleeping night",
        unit: "NIGHT",
        cap: northants("overnight", "Sleeping night"),
      },
      {
        code: "SA-WAK",
        title: "Waking night",
        unit: "NIGHT",
        cap: northants("overnight", "Waking night"),
        optional: true,
      },
    ],
  },
  {
    title: "Extra care housing",
    plainName: "A flat of your own with care on site",
    summary: "Care and support in a housing scheme with a team on site.",
    rung: 7,
    pricedBy: "LOCATION",
    kind: "extra-care",
    uplifted: "never",
    nhs: false,
    measure: "places",
    lines: [
      { code: "EC-CORE", title: "Core service, each flat", unit: "WEEK", cap: invented(64_50) },
      {
        code: "EC-HOUR",
        title: "Planned care",
        unit: "HOUR",
        cap: { published: ["West Northamptonshire", "2026/27", "extra_care", ""] },
      },
      {
        code: "EC-NIGHT",
        title: "Night support, each flat",
        unit: "NIGHT",
        cap: invented(9_75),
        optional: true,
      },
    ],
  },
  {
    title: "Supported living",
    plainName: "Support to live in your own home",
    summary: "Support in a person's own tenancy, shared or one to one. Rent stays outside the price.",
    rung: 5,
    pricedBy: "PROVIDER",
    kind: "living",
    uplifted: "each-april",
    nhs: false,
    measure: "hours a week",
    lines: [
      { code: "SL-SHR", title: "Shared support", unit: "HOUR", cap: invented(20_80) },
      { code: "SL-121", title: "One-to-one support", unit: "HOUR", cap: england("supported_living") },
      { code: "SL-221", title: "Two-to-one support", unit: "HOUR", cap: invented(45_90), optional: true },
      { code: "SL-SLP", title: "Sleeping night", unit: "NIGHT", cap: scilly("overnight", "sleep-in") },
      {
        code: "SL-WAK",
        title: "Waking night",
        unit: "HOUR",
        cap: essex("overnight", "waking night"),
        optional: true,
      },
    ],
  },
  {
    title: "Home care",
    plainName: "Help at home",
    summary: "Visits to people in their own homes, by length of visit and by zone.",
    rung: 4,
    pricedBy: "PROVIDER",
    kind: "home-care",
    uplifted: "each-april",
    nhs: true,
    measure: "hours a week",
    lines: [
      {
        code: "HC-60",
        title: "Visit of 60 minutes",
        unit: "HOUR",
        cap: northants("home_care", "Suburban"),
        zones: {
          urban: northants("home_care", "Urban"),
          suburban: northants("home_care", "Suburban"),
          rural: northants("home_care", "Rural"),
        },
      },
      {
        code: "HC-45",
        title: "Visit of 45 minutes",
        unit: "HOUR",
        cap: invented(25_30),
        zones: { urban: invented(24_20), suburban: invented(25_30), rural: invented(27_60) },
      },
      {
        code: "HC-30",
        title: "Visit of 30 minutes",
        unit: "HOUR",
        cap: invented(26_40),
        zones: { urban: invented(25_20), suburban: invented(26_40), rural: invented(29_10) },
      },
      {
        code: "HC-15",
        title: "Visit of 15 minutes, by exception",
        unit: "HOUR",
        cap: invented(28_60),
        optional: true,
      },
      {
        code: "HC-WAK",
        title: "Waking night",
        unit: "NIGHT",
        cap: northants("overnight", "Waking night"),
        optional: true,
      },
      {
        code: "HC-LIVE",
        title: "Live-in care",
        unit: "WEEK",
        cap: { published: ["Devon", "2022/23", "live_in", "avg"] },
        optional: true,
      },
    ],
  },
  {
    title: "Day opportunities",
    plainName: "Things to do in the day",
    summary: "Sessions and days with support, in a centre or out and about, and the journey there.",
    rung: 3,
    pricedBy: "PROVIDER",
    kind: "day",
    uplifted: "never",
    nhs: false,
    measure: "places",
    lines: [
      {
        code: "DO-SES",
        title: "Session of four hours, shared",
        unit: "SESSION",
        cap: scilly("day_care", "4h session"),
      },
      {
        code: "DO-ENH",
        title: "Session of four hours, enhanced",
        unit: "SESSION",
        cap: scilly("day_care", "4h session higher"),
        optional: true,
      },
      { code: "DO-DAY", title: "Whole day, shared", unit: "DAY", cap: invented(56_20) },
      { code: "DO-TRIP", title: "Journey each way", unit: "TRIP", cap: invented(9_80), optional: true },
    ],
  },
  {
    title: "Shared Lives",
    plainName: "Living with a carer and their family",
    summary: "Living or staying with an approved carer in their home.",
    rung: 6,
    pricedBy: "PROVIDER",
    kind: "shared-lives",
    uplifted: "never",
    nhs: false,
    measure: "places",
    lines: [
      { code: "SV-LOW", title: "Lower needs", unit: "WEEK", cap: essex("shared_lives", "low") },
      { code: "SV-MED", title: "Medium needs", unit: "WEEK", cap: essex("shared_lives", "medium") },
      {
        code: "SV-HIGH",
        title: "Higher and complex needs",
        unit: "WEEK",
        cap: essex("shared_lives", "high and complex"),
      },
      { code: "SV-RES", title: "Short break", unit: "NIGHT", cap: invented(76_40), optional: true },
    ],
  },
  {
    title: "Direct payment support and personal assistants",
    plainName: "Help to employ your own assistant",
    summary: "Support to people who arrange their own care with a direct payment.",
    rung: 2,
    pricedBy: "PROVIDER",
    kind: "assistance",
    uplifted: "never",
    nhs: false,
    measure: "hours a week",
    lines: [
      {
        code: "PA-EMP",
        title: "Personal assistant, employed",
        unit: "HOUR",
        cap: wolverhampton("direct_payment", "PA employed"),
      },
      {
        code: "PA-SELF",
        title: "Personal assistant, self-employed",
        unit: "HOUR",
        cap: wolverhampton("direct_payment", "PA self-employed"),
        optional: true,
      },
      {
        code: "PA-AGY",
        title: "Personal assistant from an agency",
        unit: "HOUR",
        cap: wolverhampton("direct_payment", "Agency"),
      },
      {
        code: "PA-SET",
        title: "Setting up as an employer",
        unit: "ONE_OFF",
        cap: invented(160_00),
        optional: true,
      },
    ],
  },
  {
    title: "Technology enabled care",
    plainName: "Alarms and sensors at home",
    summary: "Equipment, monitoring and people who respond, to keep a person safe at home.",
    rung: 1,
    pricedBy: "PROVIDER",
    kind: "technology",
    uplifted: "never",
    nhs: false,
    measure: "places",
    lines: [
      { code: "TE-INST", title: "Installation", unit: "ONE_OFF", cap: invented(95_00) },
      { code: "TE-MON", title: "Monitoring", unit: "WEEK", cap: invented(5_60) },
      { code: "TE-RESP", title: "Responder's visit", unit: "TRIP", cap: invented(24_50), optional: true },
    ],
  },
  {
    title: "Innovation",
    plainName: "New ways of supporting people",
    summary:
      "Small trials of new support, agreed case by case. Every member of another lot belongs to it unless it opts out.",
    rung: 1,
    pricedBy: "PROVIDER",
    uplifted: "never",
    nhs: false,
    measure: "places",
    lines: [
      { code: "IN-DAY", title: "Development day", unit: "DAY", cap: invented(480_00), optional: true },
      {
        code: "IN-MILE",
        title: "Milestone payment",
        unit: "ONE_OFF",
        optional: true,
        note: "Agreed case by case: no cap",
      },
      {
        code: "IN-OUT",
        title: "Payment for an outcome",
        unit: "ONE_OFF",
        optional: true,
        note: "Agreed case by case: no cap",
      },
      {
        code: "IN-SES",
        title: "Trial session",
        unit: "SESSION",
        optional: true,
        note: "Agreed case by case: no cap",
      },
    ],
  },
];
