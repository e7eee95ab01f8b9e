// What the islands use of htmx.
export interface Htmx {
  config: Record<string, unknown>;
  ajax(verb: string, path: string, context: Record<string, unknown>): Promise<void>;
  trigger(el: Element, name: string, detail?: unknown): void;
  onLoad(act: (el: Element) => void): void;
  process(el: Element): void;
}
