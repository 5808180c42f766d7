/** What the desk in the worker answers, as docs/maintainers/workshop.md tells it. Positions are offsets in UTF-16. */

export interface Edit {
  from: number;
  to: number;
  insert: string;
}

export interface Repair {
  label: string;
  edits: Edit[];
  alsoFiles?: Record<string, string>;
}

export interface Place {
  path: string;
  from: number;
  to: number;
  text: string;
}

export interface Finding {
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  help: string;
  from: number;
  to: number;
  label?: string;
  also: Place[];
  fixes: Repair[];
}

export interface Checked {
  diagnostics: Finding[];
  plain: string;
}

export interface Turn {
  node: string;
  answer: string;
  /** what the answer says, for people */
  words?: string;
}

export interface TreeNode {
  id: string;
  from: number;
  to: number;
  kind: 'question' | 'step' | 'outcome';
  title: string;
}

export interface Story {
  title: string;
  ok: boolean;
  said: string;
  path: Turn[];
}

export interface Promised {
  text: string;
  holds: boolean;
  said?: string;
  path: Turn[];
}

/** A passage of `guide diff`: its sentences, each with the answers that lead there, and how many more there are. */
export interface Section {
  title: string;
  intro: string;
  told: { sentence: string; trail: string[]; details: string[][] }[];
  rest: string;
}

export interface Chapter {
  title: string;
  id: string;
  sections: Section[];
}

export interface Looked {
  sound: boolean;
  html: string;
  nodes: TreeNode[];
  stories: Story[];
  safeguards: Promised[];
  changes: Chapter[];
  /** the map as its page has it, its drawing left out */
  map: string;
  /** what Graphviz lays out; '' where the tree is too large */
  dot: string;
}

export interface Completed {
  from: number;
  to: number;
  options: { label: string; detail?: string; insert?: string; kind?: string }[];
}

export interface Hovered {
  from: number;
  to: number;
  html: string;
}

export interface Renamed {
  edits?: Edit[];
  alsoFiles?: Record<string, string>;
  refused?: string;
}

export interface Question {
  id: string;
  ask: string;
  default?: string;
  options?: { value: string; words: string }[];
  /** of the answers: what is asked of each, and how many there may be */
  each?: Question[];
  most?: number;
}

/** What is asked before a tree is begun, and the two answers that it has by default. */
export interface Questions {
  questions: Question[];
  answers: Record<string, string>[];
  refused?: string;
}

export interface Begun {
  path: string;
  text: string;
  guesses?: string[];
  refused?: string;
}

/** A file of the guide, as the build lists it. */
export interface Listed {
  path: string;
  kind: 'tree' | 'house' | 'group' | 'calls' | 'article';
  id?: string;
  title?: string;
}

/** What the desk and the page must know of the guide to open any of it. */
export interface Neighbours {
  format: number;
  language: string;
  /** where the repository's files are edited, ending in a slash; '' where nothing is known of it */
  edit: string;
  files: Listed[];
  elsewhere: Record<string, string>;
}

/** What is kept of a file that somebody works on. */
export interface Draft {
  text: string;
  /** the published version that it began from; none where the file is new */
  version: string;
  when: string;
}

/** What happens beside the answers. */
export interface Hears {
  progress(share: number): unknown;
  ready(): unknown;
  again(): unknown;
  failed(kind: string): unknown;
}
