import type { DemonstrationLot } from "../lots.ts";
import { england, invented, northants, scilly } from "./cap-basis.ts";

/** Lots of care with a place to live, in the order of their numbers. */
export const accommodationLots: readonly DemonstrationLot[] = [
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
];
