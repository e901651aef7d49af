/** What a member says the council buys of a line, in an area from a location: whole units a year, and people. */
export type LineVolume = {
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly locationId: string;
  readonly unitsAYear: number;
  readonly people: number;
};
