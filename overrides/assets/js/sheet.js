// A worksheet that is filled in here. What one writes stays in this browser and goes along as a file of text.
const form = document.querySelector("[data-sheet]");
const find = (name) => document.querySelector(`[data-${name}]`);
const [keeping, save, clear, undo, status, example] = ["keeping", "save", "clear", "undo", "status"].map(find).concat(document.querySelector("#example details"));
const key = `practicebook.sheet.${form.dataset.sheet}`;
const inputs = [...form.querySelectorAll("textarea, input")];
const least = new Map(inputs.map((input) => [input, input.rows]));
let before;

// As many lines as the text needs, never fewer than the sheet has.
function fit(input) {
  if (input.type !== "textarea") return;
  input.rows = least.get(input);
  const line = parseFloat(getComputedStyle(input).lineHeight);
  input.rows = Math.max(input.rows, input.rows + Math.ceil((input.scrollHeight - input.clientHeight) / line));
}

const isTicked = (input) => input.type === "checkbox" || input.type === "radio";

function written() {
  const answers = {};
  for (const input of inputs) {
    if (isTicked(input)) {
      if (input.checked) (answers[input.name] ??= []).push(input.value);
    } else if (input.value) answers[input.name] = input.value;
  }
  return answers;
}

function write(answers) {
  for (const input of inputs) {
    if (isTicked(input)) input.checked = [answers[input.name] ?? []].flat().includes(input.value);
    else input.value = [answers[input.name] ?? ""].flat().join("");
    fit(input);
  }
}

// Keeps the answers; says so when this browser keeps nothing.
function keep() {
  const answers = written();
  try {
    if (Object.keys(answers).length) localStorage.setItem(key, JSON.stringify(answers)); else localStorage.removeItem(key);
    status.textContent = "";
  } catch {
    status.textContent = status.dataset.lost;
  }
}

function kept() {
  try {
    const answers = JSON.parse(localStorage.getItem(key) ?? "{}");
    return answers && typeof answers === "object" ? answers : {};
  } catch {
    return {};
  }
}

const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
const cell = (text) => text.replace(/\s*\n\s*/g, " / ").replaceAll("|", "\\|");
const row = (cells) => `| ${cells.join(" | ")} |`;

// One field as Markdown, which is read well as it stands.
function told(item) {
  const lines = [`## ${words(item.querySelector(".sheet__label"))}`, ""];
  const table = item.querySelector("table");
  if (table) {
    const heads = [...table.tHead.rows[0].cells].map(words);
    lines.push(row(heads), row(heads.map(() => "---")));
    for (const { cells } of table.tBodies[0].rows) lines.push(row([...cells].map((one) => cell(one.firstElementChild.value))));
  } else {
    for (const input of item.querySelectorAll("textarea, input")) {
      lines.push(isTicked(input) ? `- [${input.checked ? "x" : " "}] ${words(input.parentElement)}` : input.value);
    }
  }
  return lines.join("\n");
}

form.addEventListener("input", ({ target }) => { fit(target); keep(); undo.hidden = true; });
form.addEventListener("submit", (event) => event.preventDefault());
clear.addEventListener("click", () => {
  before = written();
  write({});
  keep();
  undo.hidden = false;
  status.textContent = status.dataset.cleared;
  undo.focus();
});
undo.addEventListener("click", () => {
  write(before);
  keep();
  undo.hidden = true;
  clear.focus();
});
save.addEventListener("click", () => {
  const text = [`# ${words(document.querySelector("h1"))}`, location.href.split("#")[0], ...[...form.querySelectorAll(".sheet__field")].map(told)].join("\n\n");
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(new Blob([`${text}\n`], { type: "text/markdown" })),
    download: `${form.dataset.sheet}.md`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});
addEventListener("storage", (event) => { if (event.key === key && !form.contains(document.activeElement)) write(kept()); });
if (example) {
  const open = () => { if (location.hash === "#example") example.open = true; };
  addEventListener("hashchange", open);
  open();
}
write(kept());
keeping.hidden = false;
