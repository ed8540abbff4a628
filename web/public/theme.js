// Runs before the first paint, so that a dark page never flashes white. The same rule, for later changes, is in ui/theme.ts.
(function () {
    var chosen = null;
    try {
        chosen = localStorage.getItem('holdfast.theme');
    } catch (error) {
        // Storage is closed to us (private mode): the system decides.
        if (!(error instanceof DOMException)) throw error;
    }
    var dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
