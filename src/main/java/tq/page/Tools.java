package tq.page;

/** What the script offers beside reading: hidden in the page until it runs. */
final class Tools {

    static final String MARKUP = """
            <div id="tools" role="search" aria-label="Spans" hidden>
            <label>Filter <input id="filter" type="search" autocomplete="off" spellcheck="false" placeholder="text in a span"></label>
            <label>Type <select id="type"><option value="">any</option></select></label>
            <label><input id="failed" type="checkbox"> failed only</label>
            <button id="next" type="button">Next failed</button>
            <button id="open" type="button">Open all</button>
            <button id="close" type="button">Close all</button>
            <details id="keys"><summary>Keys</summary>
            <dl>
            <div><dt><kbd>/</kbd></dt><dd>to the filter; <kbd>Esc</kbd> there empties it</dd></div>
            <div><dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>next, previous failed span</dd></div>
            <div><dt><kbd>↓</kbd> <kbd>↑</kbd></dt><dd>next, previous row</dd></div>
            <div><dt><kbd>Enter</kbd></dt><dd>open or close a row</dd></div>
            <div><dt><kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd></dt><dd>zoom in, out, back to the whole trace</dd></div>
            <div><dt><kbd>←</kbd> <kbd>→</kbd></dt><dd>earlier, later, when zoomed</dd></div>
            <div><dt>Mouse</dt><dd>drag over bars to zoom to a time, Ctrl and wheel to zoom, Shift and wheel to move, double click for the whole trace</dd></div>
            </dl>
            <label><input id="single" type="checkbox" checked> Keys without Ctrl are commands</label>
            </details>
            <p id="said" role="status" aria-live="polite"></p>
            </div>
            """;

    private Tools() {
    }
}
