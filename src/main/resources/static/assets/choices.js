// The button counts what is chosen. Without this it says the same without the number.
for (const form of document.querySelectorAll("form[data-choices]")) {
  const button = form.querySelector("button[data-many]");
  const boxes = form.querySelectorAll(`input[name="${form.dataset.choices}"]`);
  if (!button || boxes.length < 2) continue;
  const count = () => {
    const chosen = [...boxes].filter((box) => box.checked).length;
    button.textContent =
      chosen === 0 ? button.dataset.none : chosen === 1 ? button.dataset.one : button.dataset.many.replace("#", chosen);
  };
  form.addEventListener("change", count);
  addEventListener("pageshow", count);
  count();
}
