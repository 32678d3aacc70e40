package tq.cli;

/** The text of {@code tq --help}. */
final class Help {

    private Help() {
    }

    static String text() {
        return """
                tq: ask questions of AI traces

                tq [FILE…]                        talk about the files: TAB completes, :help says more, Ctrl-D leaves
                tq --eval 'QUERY' [FILE…]         ask a question (-e is short for it; several run in order)
                tq -f QUERY.tq [FILE…]            ask the questions of a saved query file
                tq run NAME [FILE…]               ask a question of the library
                tq diagnose [FILE…]               what is wrong, without being asked: all queries of the library that look for it
                tq schema [FILE…]                 what is in the files: fields, attribute keys, their values, and what to ask
                tq queries [NAME]                 list the library, or show one query
                tq explain 'QUERY' [FILE…]        how a query is run: --plan, --jq (--jq=map, --jq=merge), --command
                tq convert [FILE…]                traces of any format as MLflow's JSON lines, which MLflow and plain jq read;
                                                  --to otlp: as OpenTelemetry's OTLP
                tq fmt [FILE…]                    format query files and folders of them; --check only names those that are not
                tq help [WORD]                    what the language reference says about a stage, a noun, a field, a function,
                                                  an error code …; tq help language: all of it

                FILE is a file, a folder (all traces in it and below, MLflow's mlruns too) or a pattern such as 'logs/*.jsonl'.
                Without one, or with -, traces are read from standard input. Files may be compressed with gzip or zstd.

                  --param NAME=VALUE              the value of $NAME in the query
                  --format FORMAT                 table (on a terminal), jsonl (elsewhere), full, json, csv, tsv, markdown,
                                                  raw, html; of whole spans tree, timeline, folded (for flame graphs)
                                                  of tq diagnose text, json, markdown, junit, sarif, html
                  --fail-on LEVEL                 tq diagnose exits with 1 at findings of level error, warning or info, or worse
                  -L, --library DIR               a folder of queries of your own for run, queries and diagnose, besides ./queries and
                                                  ~/.local/share/tq/queries
                  --source DIR                    code that the traces ran: findings and spans get file and line
                  -r, --raw-output                text without quotes; the same as --format raw
                  -c, --compact-output            JSON lines, on a terminal too
                  --indent N, --tab               JSON over several lines
                  -S, --sort-keys                 keys of objects in order
                  -a, --ascii-output              \\u escapes for all that is not ASCII
                  --vertical                      one line a column
                  --csv-raw                       leave cells that begin a formula as they are
                  --color WHEN                    auto, always (-C) or never (-M); NO_COLOR, TQ_COLORS, JQ_COLORS
                  --set NAME=VALUE                a setting of the interactive mode, as in --set limit=50; :set lists them
                  --safe                          no files are written and no programs started from within
                  --plain                         no colours, hints or drawings, for screen readers
                  --exit-status                   exit 1 when the last result is false, null or missing
                  -j, --jobs N                    how many threads ask the traces; as many as there are processors
                  --strict                        stop at the first input that can't be read
                  --max-expanded SIZE             how much text a compressed file may hold, as in 20G; 256G, or 4G where that is
                                                  more than 200 times its size
                  -q, --quiet                     no notes
                  --verbose                       what was read, and what of it was left out or looks odd
                  --debug                         a stack trace with an internal error
                  -V, --version    -h, --help

                Try
                  tq --eval 'spans where status=ERROR' trace.json
                  tq --eval 'llm spans | stats count, sum(tokens.total) by model' trace.json
                  tq diagnose trace.json

                Exit status: 0 done; 1 an assert is broken, or see --exit-status, --fail-on and --check; 2 usage, or an input that can't be
                read; 3 the query does not compile; 5 a run-time error or broken JSON.
                """;
    }
}
