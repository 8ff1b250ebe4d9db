// What only a browser can do for a page; pages/frame/browser.py says when.

export default function({ data, parentElement, setTriggerValue }) {
  speak(data.lang, data.words)
  copyAtPress()
  if (data.kept) keep(data.kept, parentElement, setTriggerValue)
}

const before = new WeakMap()  // what was said in English, to say it again after a change of language
const NAMES = ["aria-label", "title", "placeholder"]
const OURS = "svg, .lab, code, textarea, script, style"

// Streamlit's own words in the reader's language, and its numbers with a true minus sign: each that appears is looked up and said again
function speak(lang, words) {
  document.documentElement.lang = lang
  document.theirWords?.disconnect()
  const rules = words.map(([from, to]) => [new RegExp(`^${from}$`), to])
  const said = (text) => {
    if (!text || text.length > 160) return text
    const rule = rules.find(([from]) => from.test(text.trim()))
    return rule ? text.replace(text.trim(), text.trim().replace(rule[0], rule[1])) : text
  }
  const change = (node, name, now, put) => {
    const kept = before.get(node) ?? {}
    const theirs = now === kept[name]?.[1] ? kept[name][0] : now
    const next = said(theirs)
    if (next === now) return
    before.set(node, { ...kept, [name]: [theirs, next] })
    put(next)
  }
  const one = (node) => {
    if (node.nodeType === Node.TEXT_NODE) change(node, "", node.nodeValue, (text) => { node.nodeValue = text })
    else for (const name of NAMES)
      if (node.hasAttribute?.(name)) change(node, name, node.getAttribute(name), (text) => node.setAttribute(name, text))
  }
  const all = (root) => {
    if ((root.parentElement ?? root).closest?.(OURS)) return
    one(root)
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      (node) => node.matches?.(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
    while (walk.nextNode()) one(walk.currentNode)
  }
  all(document.body)
  document.theirWords = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type !== "childList") one(target)
      else if (!(target instanceof SVGElement)) addedNodes.forEach(all)
  })
  const what = { childList: true, characterData: true, attributes: true, attributeFilter: NAMES, subtree: true }
  document.theirWords.observe(document.body, what)
}

// the link is on the clipboard at the press itself: afterwards some browsers refuse; without https there is only the old way
function copyAtPress() {
  document.removeEventListener("click", document.copyLink)
  document.copyLink = (event) => {
    if (!event.target.closest?.(":is(.st-key-copy, .st-key-study-link) button")) return
    const link = document.querySelector("[data-link]")?.dataset.link ?? location.href
    if (navigator.clipboard) return navigator.clipboard.writeText(link)
    const field = document.body.appendChild(document.createElement("textarea"))
    field.value = link
    field.select()
    document.execCommand("copy")
    field.remove()
  }
  document.addEventListener("click", document.copyLink)
}

const PLACE = "activation-lab.study"

function record(place) {
  try {
    const found = JSON.parse(localStorage.getItem(place))
    return typeof found?.text === "string" ? found : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

// what a reader collected is kept, and told of when it came from elsewhere
function keep(data, parentElement, setTriggerValue) {
  const tell = told => {
    const word = JSON.stringify([data.me, told.id, told.failed])
    if (parentElement.told === word) return
    parentElement.told = word
    setTriggerValue("told", { me: data.me, ...told })
  }
  const place = data.whose ? `${PLACE}.${data.whose}` : PLACE
  try {
    const there = record(place)
    const id = there ? `${there.by}:${there.turn}` : ""
    if (there && there.by !== data.me && id !== data.seen) {
      if (id !== data.heard) tell({ id, text: there.text })
    } else if (data.text === "") {
      localStorage.removeItem(place)
    } else if (data.text !== null) {
      localStorage.setItem(place, JSON.stringify({ by: data.me, turn: data.turn, text: data.text }))
    }
  } catch (error) {
    tell({ failed: data.turn })
  }
}
