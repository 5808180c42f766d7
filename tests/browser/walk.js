// Walks the trees of a guide by `trees.json` alone, as any program could: no part of the product is loaded.
// All ways from a tree on: `[[tree/question, answer, ticks], …]`, and the outcome as `tree/outcome`; and all steps back on
// purpose: what was answered, the answer that leads back, what of the answers stays, and the node where it leads.
const waysFrom = (guide, start) => {
  const [found, back] = [[], []];
  // The first question of those that are asked alike stands for all of them.
  const firstOf = (tree, id) => guide.trees[tree].questions[id]['same-as'] ?? `${tree}/${id}`;
  const isShared = (first) => Object.entries(guide.trees).some(([tree, {questions}]) =>
    Object.entries(questions).some(([id, each]) => each['same-as'] === first || `${tree}/${id}` === first));
  const target = (cases, given) => cases.find((each) => Object.entries(each.if ?? {}).every(([question, ids]) =>
    ids.some((id) => given[question]?.includes(id))))?.to;

  const onward = (tree, node, given, carried, asked, before = {}) => {
    const passed = {...before, [node]: asked};
    const {questions, steps = {}, outcomes} = guide.trees[tree];
    const to = (cases, more = {}, kept = carried, trail = asked) => {
      const all = {...given, ...more};
      onward(tree, target(cases, all), all, kept, trail, passed);
    };
    if (outcomes[node]) {
      found.push([asked, `${tree}/${node}`]);
    } else if (steps[node]) {
      if (steps[node].again) stepBack(tree, node, '', steps[node].then, asked, passed);
      else to(steps[node].then);
    } else if (questions[node]) {
      ask(tree, node, carried, asked, to, passed);
    } else {
      onward(node, guide.trees[node].start, {}, carried, asked);
    }
  };

  const stepBack = (tree, node, answer, [{to}], asked, passed) =>
    back.push([asked, [`${tree}/${node}`, answer], passed[to], `${tree}/${to}`]);

  const ask = (tree, id, carried, asked, to, passed) => {
    const {answers, tick} = guide.trees[tree].questions[id];
    const first = firstOf(tree, id);
    const open = answers.filter((answer) => !answer.again);
    // What was answered in a tree before isn't asked again.
    const known = open.find((answer) => carried[first]?.includes(answer.id));
    if (known) return to(known.then, {[id]: carried[first]});
    for (const {id: answer, then} of answers.filter(({again}) => again)) stepBack(tree, id, answer, then, asked, passed);
    for (const answer of open) {
      for (const ticks of tick ? subsets(tick.map((each) => each.id)).filter(takes(answer)) : [[]]) {
        const holds = [answer.id, ...ticks];
        const kept = isShared(first) ? {...carried, [first]: holds} : carried;
        to(answer.then, {[id]: holds}, kept, [...asked, [`${tree}/${id}`, answer.id, ticks]]);
      }
    }
  };

  const takes = ({from, below}) => ({length}) => length >= (from ?? 0) && (below === undefined || length < below);
  const subsets = (ids) => ids.reduceRight((rest, id) => [...rest, ...rest.map((each) => [id, ...each])], [[]]);
  onward(start, guide.trees[start].start, {}, {}, []);
  return {found, back};
};
