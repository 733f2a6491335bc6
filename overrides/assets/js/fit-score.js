// Whether a practice would fit: the reckoning of catalogue/fit.py over the same table. Pure: it knows no page.
// `table` is {points, groups, questions: [{name, kind, weight, mismatch, wide}]}; `known` maps a question's name to
// ids, to [least, most] with null for open, or to null for not known; `answers` maps names to the reader's answers.

function outcome(question, answer, value) {
  if (value === null) return "unknown";
  if (question.kind === "shared") {
    if (value.includes(answer)) return "fits";
    if (value.includes(question.wide)) return question.mismatch === "differs" ? "fits" : "partly";
    return question.mismatch;
  }
  const [least, most] = value;
  const number = Number(answer);
  if (most !== null && most <= number) return "fits";
  return (least ?? 0) <= number ? "partly" : question.mismatch;
}

export function assessed(table, answers, known) {
  const asked = table.questions.filter(({ name }) => name in answers);
  const outcomes = Object.fromEntries(asked.map((item) => [item.name, outcome(item, answers[item.name], known[item.name])]));
  const results = Object.values(outcomes);
  const score = asked.reduce((sum, { name, weight }) => sum + weight * table.points[outcomes[name]], 0);
  const told = results.filter((result) => result !== "unknown").length;
  const isGood = results.some((result) => result === "fits" || result === "partly");
  if (results.includes("against")) return { outcomes, score, group: "against" };
  return { outcomes, score, group: isGood && 2 * told >= asked.length ? "fits" : "unsure" };
}

// The places of `practices` from the best fit to the worst; the given order where they are equal.
export function ranked(table, answers, practices) {
  const found = practices.map((known) => assessed(table, answers, known));
  return found.map((_, place) => place).sort((one, other) =>
    table.groups.indexOf(found[one].group) - table.groups.indexOf(found[other].group) || found[other].score - found[one].score);
}
