/** What opening and extending a round await before they lock it: the guard notes each arrival, before the session look-up. */
export { arrivalsSettled } from "#app/data/arrivals.server.ts";
