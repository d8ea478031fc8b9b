// Follows a running import by asking for the page again until it has ended. Without script the page reloads itself.
// @ts-check

const box = document.querySelector("[data-progress]");
const refresh = async () => {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector("[data-progress]");
  if (!box || !next) return;
  box.replaceChildren(...next.childNodes);
  if (next.hasAttribute("data-running")) setTimeout(refresh, 700);
  else {
    document.title = page.title;
    document.querySelector("[data-while-running]")?.remove();
  }
};
if (box?.hasAttribute("data-running")) setTimeout(refresh, 700);
