import { Parser } from "saxen";

/** What is listened for; names and attributes come without their prefixes, and `stop` ends the reading. */
export type XmlListener = {
  readonly opened?: (name: string, attribute: (name: string) => string | undefined, stop: () => void) => void;
  readonly closed?: (name: string, stop: () => void) => void;
  readonly text?: (text: string) => void;
};

/** Reads XML from its start to its end, or until it is told to stop. False where the XML is broken. */
export function readXml(xml: string, { opened, closed, text }: XmlListener): boolean {
  const parser = new Parser();
  let whole = true;
  const stop = () => {
    parser.stop();
  };
  parser.on("openTag", (name, attributes, decode) => {
    opened?.(local(name), (wanted) => attributeIn(attributes(), wanted, decode), stop);
  });
  parser.on("closeTag", (name) => closed?.(local(name), stop));
  parser.on("text", (said, decode) => text?.(decode(said)));
  parser.on("cdata", (said) => text?.(said));
  parser.on("error", () => {
    whole = false;
    parser.stop();
  });
  parser.parse(xml);
  return whole;
}

function attributeIn(
  attributes: Readonly<Record<string, string>>,
  wanted: string,
  decode: (text: string) => string,
): string | undefined {
  const found = Object.entries(attributes).find(([name]) => local(name) === wanted)?.[1];
  return found === undefined ? undefined : decode(found);
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
