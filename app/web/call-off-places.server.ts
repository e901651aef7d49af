import type { CalledPlace } from "#app/domain/call-off/consortium.ts";
import { lotStepsOf } from "#app/data/call-off/move-through.server.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import type { Tx } from "#app/data/db.server.ts";

/** What the lots of a call-off and the places of their lines are called on a page: "Lot 2: Home care, North". */
export async function placeNames(tx: Tx, callOffId: string) {
  const lots = new Map(
    (await lotStepsOf(tx, callOffId)).map(({ lotId, number, title }) => [lotId, `Lot ${number}: ${title}`]),
  );
  const areas = new Map((await linesOfCallOff(tx, callOffId)).map(({ areaId, area }) => [areaId, area]));
  const lot = (lotId: string) => lots.get(lotId) ?? "A lot of another call-off";
  const place = ({ lotId, areaId }: CalledPlace) =>
    areaId === null ? lot(lotId) : `${lot(lotId)}, ${areas.get(areaId) ?? "an area"}`;
  return { lot, place };
}
