import type { BenchmarkAge, BenchmarkService } from "./observation.ts";

/** Public figures by what the client-level data calls the services of a lot; a component without one has none to compare with. */
const services: Readonly<Record<string, BenchmarkService>> = {
  "Long Term Nursing Care": "nursing",
  "Long Term Residential Care": "residential",
  "Community Supported Living": "supported-living",
  "Extra Care Housing": "extra-care",
  "Home Support": "home-care",
  "Day Support": "day-care",
  "Shared Lives": "shared-lives",
};

/** For which service public figures are looked up for a lot; null for none. */
export function serviceOfLot(component: string): BenchmarkService | null {
  return services[component] ?? null;
}

/** For which ages they are looked up for a client group. Learning disability and mental health stand among those of 18 to 64, as most of them do. */
export function ageOfClients(clientGroup: string): BenchmarkAge {
  if (clientGroup === "all") return "all";
  return clientGroup.endsWith("-65-and-over") ? "65-plus" : "18-64";
}
