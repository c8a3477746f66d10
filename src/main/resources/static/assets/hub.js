// htmx writes the page's address into the browser's storage. On a computer that many use, nothing is left.
sessionStorage.removeItem("htmx-current-path-for-history");
addEventListener("pagehide", () => sessionStorage.clear());
