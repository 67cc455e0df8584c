// The pages work without this. It keeps a form from being sent twice, says that work goes on, and prints.
"use strict";
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method !== "post") return;
  form.dataset.sent = "yes";
  const button = event.submitter;
  if (button && form.dataset.busy) button.textContent = form.dataset.busy;
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
// A slider beside a number: each moves the other. Without this there is the number alone.
document.querySelectorAll("input[data-follows]").forEach((slider) => {
  const number = document.getElementById(slider.dataset.follows);
  if (!number) return;
  slider.hidden = false;
  const follow = () => { slider.value = number.value.replace(/[^0-9]/g, "") || "0"; };
  follow();
  number.addEventListener("input", follow);
  slider.addEventListener("input", () => { number.value = slider.value; });
});
// A form that asks for figures shows them while its numbers move; without this its button does.
document.querySelectorAll("form[data-live]").forEach((form) => {
  let waiting, asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const mine = ++asked;
      const address = form.action + "?" + new URLSearchParams(new FormData(form));
      const answer = await fetch(address, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const [from, to] = [page, document].map((where) => where.getElementById(form.dataset.live));
      if (mine === asked && from && to) to.replaceChildren(...from.childNodes);
    }, 120);
  });
});
