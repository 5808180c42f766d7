/** What a page of ours is to its scripts, beside what every page is. */

/** What the scripts share, each its own part, told in its first comment; a part that not every page loads may be missing. */
interface GoodCall {
  holds: boolean;
  store: Store;
  markup: Markup;
  words: Say;
  catalogue?: Record<string, any>;
  gestures: Gestures;
  fragment: FragmentReader;
  nodes: NodeReader;
  waysAmong(nodes: Nodes): Ways;
  secrets: Secrets;
  carriedInto(tree: string, nodes: Nodes, isPrivate: (id: string) => boolean): Carried;
  walkThrough(tree: string, start: string, nodes: Nodes): Walk;
  linksOf(walk: Walk): Links;
  trailView(guide: Guide, links: Links): TrailView;
  noticeOf(guide: Guide): Notice;
  locale: SiteLocale;
  resume: Resume;
  hands: object;
  decimal: Decimal;
  quantity: Quantity;
  typedNumber: TypedNumber;
  formula: Formula;
  measure?: Measure;
  measures: object;
  notes: Record<'plain' | 'markdown', Writer>;
  map: object;
  drawing: Drawing;
  practice?: Practice;
  practise?: () => void;
  home: boolean;
  /** The path of the page that the theme shows, or is on its way to. */
  toward: string;
  offline: object;
}

interface Window {
  GoodCall: GoodCall;
  /** The theme's: tells of each page that instant navigation brings. */
  document$?: { subscribe?(act: () => void): void };
  /** The theme's: tells of each address, before its page is there. */
  location$?: { subscribe?(act: (to: URL) => void): void };
}

interface HTMLElementTagNameMap {
  'decision-guide': Guide;
}

interface DocumentEventMap {
  'gc:render': CustomEvent<State> & { target: Guide };
  'gc:leave': CustomEvent<{ kind?: string; go: () => void }>;
}

// Our pages are HTML but for the drawing of a map, and what scripts look for there is never bare SVG.
interface ParentNode {
  querySelector<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): HTMLElementTagNameMap[Tag] | null;
  querySelector(selectors: string): HTMLElement | null;
  querySelectorAll<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): NodeListOf<HTMLElementTagNameMap[Tag]>;
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
}

interface Element {
  closest<Tag extends keyof HTMLElementTagNameMap>(selector: Tag): HTMLElementTagNameMap[Tag] | null;
  closest(selector: string): HTMLElement | null;
}
