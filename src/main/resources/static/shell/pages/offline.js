/** The page that was asked for comes when the network is back. */
window.addEventListener("online", () => location.reload());
