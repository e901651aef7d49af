import { describe, expect, test } from "vitest";
import { adapters } from "./adapters.tsx";
import { covered } from "./covered.ts";
import { normalised, officialFixtures, render } from "./official.ts";

test("every component is held against at least its default example", () => {
  expect(Object.keys(covered).sort()).toEqual(Object.keys(adapters).sort());
  for (const names of Object.values(covered)) expect(names).toContain("default");
});

describe.each(Object.entries(covered))("%s renders as govuk-frontend does", (component, names) => {
  const fixtures = officialFixtures(component);
  test.each(names)("%s", (name) => {
    const fixture = fixtures.find((one) => one.name === name);
    const adapt = adapters[component];
    if (!fixture || !adapt) throw new Error(`No official example ${component} / ${name}`);
    expect(normalised(render(adapt(fixture.options)))).toEqual(normalised(fixture.html));
  });
});
