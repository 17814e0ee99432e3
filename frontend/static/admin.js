// Tables of the administration leave the heads of two columns empty; a reader of the screen then hears nothing.
for (const head of document.querySelectorAll("th:empty")) {
  const words = document.createElement("span");
  words.className = "visually-hidden";
  words.textContent = head.classList.contains("original") ? "Entry" : "Remove";
  head.append(words);
}
