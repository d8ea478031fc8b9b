// Offers the browser's own time zone where the machine's could not be found.
// @ts-check

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
for (const own of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-own-zone]"))) own.value ||= timeZone;
