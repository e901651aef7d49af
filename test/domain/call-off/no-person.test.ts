import { describe, expect, test } from "vitest";
import { personalDetailIn } from "#app/domain/call-off/no-person.ts";

describe("a requirement names no person", () => {
  test.each([
    ["Write to jo.bloggs@example.org about it", "email", "jo.bloggs@example.org"],
    ["NHS number 943 476 5919", "nhs-number", "943 476 5919"],
    ["NHS number 9434765919.", "nhs-number", "9434765919"],
    ["lives at BS5 0AX in the east", "postcode", "BS5 0AX"],
    ["lives at bs50ax", "postcode", "bs50ax"],
    ["close to EC1A 1BB", "postcode", "EC1A 1BB"],
    ["Call 0117 496 0100 first", "phone", "0117 496 0100"],
    ["Call (0117) 496-0100 first", "phone", "(0117) 496-0100"],
    ["Call +44 7700 900123", "phone", "+44 7700 900123"],
    ["Call 07700900123", "phone", "07700900123"],
    ["Mrs Okafor likes the garden", "name", "Mrs Okafor"],
    ["Ask Mr. O’Brien first", "name", "Mr. O’Brien"],
    ["Seen by Dr Patel on Monday", "name", "Dr Patel"],
    ["Mx Lee and Miss Smith-Jones", "name", "Mx Lee"],
    ["mrs okafor likes the garden", "name", "mrs okafor"],
    ["MR OKAFOR", "name", "MR OKAFOR"],
    ["The name is Joan", "name", "name is Joan"],
    ["Name: Joan Okafor", "name", "Name: Joan"],
    ["A woman called Joan", "name", "woman called Joan"],
    ["She is called Joan and likes tea", "name", "She is called Joan"],
    ["Lives with her son named Paul", "name", "son named Paul"],
    ["Lives at 12 Acacia Avenue", "address", "12 Acacia Avenue"],
    ["Lives at 7a, St Mary’s Road", "address", "7a, St Mary’s Road"],
    ["at 104 CHURCH STREET", "address", "104 CHURCH STREET"],
    ["DOB 12/03/1941", "birth", "DOB 12/03/1941"],
    ["d.o.b. 12.3.41", "birth", "d.o.b. 12.3.41"],
    ["Date of birth: 12 March 1941", "birth", "Date of birth: 12 March 1941"],
    ["born on 12th March 1941", "birth", "born on 12th March 1941"],
    ["Born 1941-03-12", "birth", "Born 1941-03-12"],
  ] as const)("%s", (text, kind, found) => {
    expect(personalDetailIn(text)).toEqual({ kind, found });
  });

  test.each([
    "Two calls a day in BS5, seven days a week, from 7:30 to 22:00",
    "1,250 hours a year at £24.38, lot 4, CO-2026-0007",
    "Reference 943 476 5918, which is no NHS number",
    "Start on 4 January 2027, 12 months, 2 carers from 08:00-09:00",
    "The Dr’s letter and the GP’s notes say that two carers are needed, 4 times a day for 15 minutes",
    "Dr to visit on Monday; a Dr Monday to Friday. Miss Tuesday’s call in May",
    "She has MS and had an MR scan; an MR SCAN is booked for 12 May",
    "Carers must not miss the call. The calls were missed in March",
    "A named nurse, 12 hours a week. Please name a lead carer",
    "A home called Meadow View; the service name is Sunrise Care, and a person called on us twice",
    "The provider’s name: Harbour Care. Name: Rose House",
    "15 minutes’ walk from the main road, 2 bedrooms, close to Church Road, 10 units at Orchard Court",
    "2 Double Bedrooms, 24 Hour Care, 1 Morning Call and 3 Evening Calls a week, 1:1 support",
    "Her date of birth is on the council’s own file. Born in Poland; speaks Polish",
    "May prefer a female carer. Will need June’s review, and a hoist from 5 October",
    "Sir or madam, she is called early and he was named as a lead",
    "",
  ])("nothing is found in “%s”", (text) => {
    expect(personalDetailIn(text)).toBeUndefined();
  });
});
