// A document of the repository as a page of the site.
import { dirname, posix } from "node:path";
import MarkdownIt from "markdown-it";
import { anchors } from "../anchors.mjs";

/** The only HTML in the documents are the anchors of the API reference. */
const markdown = new MarkdownIt({ html: true });

/** Classes instead of styles, which the policy of the page forbids. */
const ALIGNED = /style="text-align:(\w+)"/g;

/** @param document its `source`, `target` and `text`; `documents` are all. */
export function pageOf(document, documents) {
  const tokens = markdown.parse(document.text, {});
  const headings = addIds(tokens);
  for (const token of tokens) for (const child of token.children ?? []) lead(child, document, documents);
  const content = markdown.renderer
    .render(tokens, markdown.options, {})
    .replaceAll(ALIGNED, 'class="$1"')
    .replaceAll("<table>", '<div class="wide" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>")
    .replaceAll("<pre>", '<pre class="code" tabindex="0">');
  const root = "../".repeat(document.target.split("/").length - 1);
  return frame({ title: titleOf(document), content, root, nav: navigation(document, documents, headings) });
}

/** Gives each heading the id that GitHub gives it, so that links work in both places, and returns those of the second level. */
function addIds(tokens) {
  const idOf = anchors();
  const headings = [];
  tokens.forEach((token, index) => {
    if (token.type !== "heading_open") return;
    const text = plain(tokens[index + 1]);
    const id = idOf(text);
    token.attrSet("id", id);
    if (token.tag === "h2") headings.push({ id, text });
  });
  return headings;
}

const plain = ({ children }) => children.map(({ content }) => content).join("");

/** Leads a link to a document to its page. */
function lead(token, { source, target }, documents) {
  const href = token.type === "link_open" ? token.attrGet("href") : null;
  if (href === null || href.startsWith("#") || /^\w+:/.test(href)) return;
  const [path, hash] = href.split("#");
  const wanted = posix.join(dirname(source), path);
  const found = documents.find((one) => one.source === wanted);
  if (!found) throw new Error(`${source} links to ${href}, which is not a document of the site.`);
  token.attrSet("href", relative(target, found.target) + (hash === undefined ? "" : `#${hash}`));
}

const relative = (from, to) => posix.relative(dirname(from), to);

/** Where a document is in the repository says what it is called in a list. */
function titleOf({ source, text }) {
  if (source === "README.md") return "Overview";
  return text.match(/^# (.*)/m)[1].replaceAll("`", "");
}

function navigation(document, documents, headings) {
  const link = (one) => {
    const isHere = one === document;
    const inner = isHere && headings.length > 1 ? `<ul class="plain">${headings.map(({ id, text }) => `<li><a href="#${id}">${escaped(text)}</a></li>`).join("")}</ul>` : "";
    return `<li><a href="${relative(document.target, one.target)}"${isHere ? ' aria-current="page"' : ""}>${escaped(titleOf(one))}</a>${inner}</li>`;
  };
  const part = (title, list) => `<p class="nav-title">${title}</p><ul class="plain">${list.map(link).join("")}</ul>`;
  return part("Documents", documents.filter(({ isApi }) => !isApi)) + part("API", documents.filter(({ isApi }) => isApi));
}

const escaped = (text) => markdown.utils.escapeHtml(text);

const frame = ({ title, content, root, nav }) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${escaped(title)} · bulk-sms</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
    <link rel="icon" href="${root}icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="${root}style.css">
    <link rel="stylesheet" href="${root}docs.css">
    <script type="module" src="${root}docs.js"></script>
  </head>
  <body>
    <a class="skip" href="#main">Skip to content</a>
    <header class="top">
      <div class="brand">
        <img src="${root}icon.svg" alt="" width="32" height="32">
        <p class="brand-name">bulk-sms</p>
      </div>
      <nav aria-label="Site">
        <a href="${root}index.html">Demo</a>
        <a href="${root}docs/index.html" aria-current="true">Docs</a>
      </nav>
      <div class="corner"><button id="theme" type="button" class="quiet">Theme: system</button></div>
    </header>
    <div class="document">
      <nav class="pages" aria-label="Documents">${nav}</nav>
      <main id="main" tabindex="-1" class="prose">
${content}      </main>
    </div>
  </body>
</html>
`;
