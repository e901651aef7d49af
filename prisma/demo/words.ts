/** The commissioners of the demonstration. Neither exists. Numbers are of the ranges kept for drama. */
export const council = {
  key: "council",
  name: "Avonmere City Council",
  short_name: "Avonmere",
  contact_mail: "care.framework@avonmere.example",
  contact_phone: "0117 496 0100",
  assessment_url: "https://avonmere.example/ask-for-an-assessment",
} as const;
export const integratedCareBoard = {
  key: "icb",
  name: "NHS Avonmere Integrated Care Board",
  short_name: "NHS Avonmere ICB",
  contact_mail: "care.commissioning@nhs-avonmere.example",
  contact_phone: "0117 496 0200",
  assessment_url: "",
} as const;

/** The councils in and around the made-up city, for the address of a place. */
export const cityAuthority = "Avonmere";
export const authoritiesAround = ["Severnlea", "Coombefold", "Holmquay"] as const;

const beginnings = [
  "Amb",
  "Brov",
  "Cals",
  "Dorv",
  "Elph",
  "Fenz",
  "Grav",
  "Hulv",
  "Irm",
  "Jost",
  "Kreth",
  "Lorv",
  "Mirz",
  "Norv",
  "Orl",
  "Prax",
  "Quor",
  "Ruv",
  "Solv",
  "Treph",
  "Ulm",
  "Vask",
  "Wend",
  "Yarv",
  "Zelm",
  "Thrav",
  "Skev",
  "Plov",
];
const endings = [
  "aquist",
  "ombry",
  "enloe",
  "ivane",
  "ostrel",
  "urmane",
  "akelle",
  "indor",
  "oswyn",
  "ebrith",
  "anzel",
  "ophane",
  "uvell",
  "izmere",
  "avorn",
  "elquay",
  "onkes",
  "arrowy",
  "ilbrae",
  "udwen",
];

/** Names that belong to nobody: each is made of two invented halves. */
export const inventedNames: readonly string[] = beginnings.flatMap((beginning) =>
  endings.map((ending) => beginning + ending),
);

export const houseNames = [
  "House",
  "Lodge",
  "Court",
  "Grange",
  "Gardens",
  "View",
  "Rise",
  "Mead",
  "Orchard",
  "Hall",
] as const;
export const streetNames = [
  "Larkspur Way",
  "Tanner's Row",
  "Quarry Bank",
  "Mill Leat",
  "Harbour Steps",
  "Orchard Close",
  "Beacon Rise",
  "Foundry Street",
  "Sycamore Lane",
  "Ferry Walk",
] as const;
export const firstNames = [
  "Alex",
  "Bea",
  "Callum",
  "Dina",
  "Ewan",
  "Farah",
  "Gwen",
  "Hari",
  "Isla",
  "Jude",
  "Kemi",
  "Leon",
  "Mina",
  "Noor",
  "Otis",
  "Petra",
  "Rafi",
  "Sian",
  "Tess",
  "Yusuf",
] as const;
export const lastNames = [
  "Abbot",
  "Barlow",
  "Chandra",
  "Dunmore",
  "Eastwick",
  "Farouk",
  "Garland",
  "Hollins",
  "Ives",
  "Jarrow",
  "Kowal",
  "Lisle",
  "Mbeki",
  "Northover",
  "Osei",
  "Penrose",
] as const;
export const lastingNeeds = [
  "Dementia",
  "Learning disabilities",
  "Mental health conditions",
  "Physical disabilities",
  "Sensory impairments",
  "Substance misuse problems",
  "Eating disorders",
] as const;
export const ageGroups = ["Caring for adults over 65 yrs", "Caring for adults under 65 yrs"] as const;
export const ownSpecialisms = [
  "Somali",
  "Polish",
  "Urdu",
  "Punjabi",
  "Bengali",
  "Cantonese",
  "Arabic",
  "British Sign Language",
  "Makaton",
  "Caribbean cooking",
  "Halal meals",
  "Kosher meals",
  "LGBTQ+ affirming",
  "Autism",
  "Acquired brain injury",
  "Gypsy, Roma and Traveller communities",
] as const;

/** The one page of terms that members accept in the demonstration. */
export const frameworkTerms = {
  title: "Terms of the Avonmere care framework, version 1",
  text: [
    "These terms are invented for a demonstration. They bind nobody.",
    "1. The framework. The council keeps a framework of providers of care and support from 1 April 2024 to 31 March 2034. A member may be asked to provide; the council promises no volume.",
    "2. Prices. A member's price for a service line is at or under the price cap of that line. It holds from the day on which its round takes effect until a later round or a reviewed cap replaces it.",
    "3. Review. Caps and prices are reviewed at each round and each April as the pricing schedule describes, and in no other way.",
    "4. Quality. A member keeps its registration where the service needs one, tells the council within one working day of any enforcement action, and takes part in visits and action plans.",
    "5. Stopping new placements. The council may stop new placements with a member, in a lot or at a location, with a reason, a day of review and a last day. People already placed stay.",
    "6. Open books. A member shows what its prices are made of where the lot asks for it. The council keeps that in confidence.",
    "7. People. A member treats what it learns about a person as that person's own, and shares it only as the law allows.",
    "8. The NHS. NHS Avonmere Integrated Care Board may call off the lots on which it is named, under its own rules.",
    "9. Innovation. A member of any other lot belongs to the innovation lot unless it says that it does not want to.",
    "10. Leaving. A member may leave a lot with three months' notice. The council may end a membership for a serious breach.",
  ].join("\n\n"),
} as const;

/** Clarification questions of the open round: as asked, as published and answered. The last waits. */
export const clarifications: readonly {
  readonly asked: string;
  readonly published?: string;
  readonly answer?: string;
}[] = [
  {
    asked: "We at our organisation run two schemes. Must extra care prices be the same at both?",
    published: "Must prices for extra care be the same at each scheme?",
    answer:
      "No. Extra care is priced by location: give a price for each scheme. Each price must be at or under the cap.",
  },
  {
    asked: "Is the cap for visits of 60 minutes before or after travel time?",
    published: "Does the cap for a visit of 60 minutes include travel time?",
    answer:
      "Yes. The price covers everything that it takes to make the visit, travel included. The zones allow for longer journeys.",
  },
  {
    asked: "Our insurance renews in January. Can we apply now with the lower cover?",
    published: "May a provider apply whose insurance is raised only later?",
    answer:
      "Yes. Choose the answer that says so. A person will look at it, and the cover must be in place before the contract begins.",
  },
  { asked: "Can a partner of a consortium also apply alone to another lot?" },
];
