/**
 * The words of tq. One mode, no embedded code. Keywords mind no case and are soft: the parser
 * takes almost all of them as names too (rule `word`). Whatever fits nothing becomes a token of
 * its own, so that only the parser reports errors.
 */
lexer grammar TqLexer;

options { caseInsensitive = true; }

channels { COMMENTS }

// --- statements and sources
LET: 'let'; PARAM: 'param'; DEF: 'def'; IMPORT: 'import'; ASSERT: 'assert'; ELSE: 'else';
FROM: 'from'; CRITICAL: 'critical'; PATH: 'path'; PAIRS: 'pairs'; OF: 'of'; DIFF: 'diff'; MEASURING: 'measuring'; RUN: 'run';

// --- nouns
TRACES: 'traces' | 'trace'; SPANS: 'spans' | 'span'; EVENTS: 'events' | 'event'; EXCEPTIONS: 'exceptions' | 'exception';
ASSESSMENTS: 'assessments' | 'assessment'; FEEDBACK: 'feedback'; EXPECTATIONS: 'expectations' | 'expectation';
MESSAGES: 'messages' | 'message'; DOCUMENTS: 'documents' | 'document'; LINKS: 'links' | 'link'; SESSIONS: 'sessions' | 'session';

// --- kin
PARENT: 'parent'; CHILDREN: 'children'; ANCESTORS: 'ancestors'; DESCENDANTS: 'descendants'; SIBLINGS: 'siblings';

// --- adjectives
ADJECTIVE: 'root' | 'leaf' | 'orphan' | 'failed' | 'llm' | 'tool' | 'retriever' | 'agent' | 'chain' | 'embedding'
         | 'reranker' | 'parser' | 'guardrail' | 'memory' | 'workflow' | 'task' | 'evaluator';

// --- clauses
WHERE: 'where'; WITH: 'with'; WITHOUT: 'without';
INSIDE: 'inside'; CONTAINING: 'containing'; CHILD: 'child'; SIBLING: 'sibling';
BEFORE: 'before'; AFTER: 'after'; DURING: 'during'; OVERLAPS: 'overlaps';

// --- stages
SELECT: 'select'; SET: 'set'; DROP: 'drop'; SORT: 'sort'; ASC: 'asc'; DESC: 'desc'; TOP: 'top'; BOTTOM: 'bottom'; BY: 'by'; PER: 'per';
FIRST: 'first'; LAST: 'last'; LIMIT: 'limit'; SKIP_: 'skip'; DISTINCT: 'distinct'; COUNT: 'count'; COVERAGE: 'coverage';
STATS: 'stats'; VALUES: 'values'; EXPAND: 'expand'; AS: 'as'; UNION: 'union'; EXCEPT: 'except'; INTERSECT: 'intersect';
FIELDS: 'fields'; TREE: 'tree'; TIMELINE: 'timeline'; JQ: 'jq';

// --- aggregates that stand before an expression as a stage of their own
AGGREGATE: 'sum' | 'avg' | 'min' | 'max' | 'median' | 'stddev' | 'distinct_count' | 'list' | 'p' [0-9]+ ('.' [0-9]+)?;

// --- operators that are words
AND: 'and'; OR: 'or'; NOT: 'not'; THEN: 'then'; ANY: 'any'; NO: 'no'; ALL: 'all'; IS: 'is'; IN: 'in'; BETWEEN: 'between';
CONTAINS: 'contains'; STARTS: 'starts'; ENDS: 'ends'; MATCHES: 'matches'; OVER: 'over'; UNDER: 'under'; AT: 'at'; LEAST: 'least'; MOST: 'most';
TRUE: 'true'; FALSE: 'false'; NULL: 'null';

// --- literals. Longest match decides: 2s is a DURATION, 4bf92f a WORD, gpt-4.1 a DNAME
TIME: D D D D '-' D D '-' D D ( 'T' D D ':' D D (':' D D ('.' D+)?)? ('Z' | [+-] D D ':' D D)? )?;
DURATION options { caseInsensitive = false; }: (D+ ('.' D+)? UNIT)+;
INT: D+;
NUMBER: D+ ('.' D+)? ('e' [+-]? D+)?;
STRING: '"""' .*? '"""'
      | '"' (~["\\\r\n] | '\\' ~[\r\n])* '"'
      | '\'' (~['\\\r\n] | '\\' ~[\r\n])* '\'';
REF: '@' ( [a-z0-9_./:~*-]+ | '"' ~["\r\n]* '"' );
VAR: '$' LETTER NAME_CHAR*;
DNAME: NAME ('.' D (NAME_CHAR | '-' NAME_CHAR)*)+;
NAME: LETTER NAME_CHAR* ('-'+ NAME_CHAR+)*;
WORD: H H H H H H H H '-' H H H H '-' H H H H '-' H H H H '-' H H H H H H H H H H H H
    | D+ LETTER NAME_CHAR* ('-'+ NAME_CHAR+)*;

// --- signs
PIPE: '|'; SEMI: ';'; COMMA: ','; COLON: ':'; DOT: '.'; DOTS: '..'; LPAREN: '('; RPAREN: ')'; LBRACK: '['; RBRACK: ']';
EQ: '='; NE: '!='; LT: '<'; LE: '<='; GT: '>'; GE: '>='; TILDE: '~'; NOT_TILDE: '!~';
PLUS: '+'; MINUS: '-'; STAR: '*'; SLASH: '/'; PERCENT: '%';

// --- signs of other languages, so that the parser can say what to write instead
FOREIGN: '==' | '===' | '&&' | '||' | '=~' | '<>' | '!' | '{' | '}' | '`' | '->' | '=>' | '?';
UNCLOSED: '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'? | '\'' (~['\\\r\n] | '\\' ~[\r\n])* '\\'?;

COMMENT: '#' ~[\r\n]* -> channel(COMMENTS);
SPACE: [ \t\r\n\u00A0\uFEFF]+ -> channel(HIDDEN);
OTHER: .;

fragment D: [0-9];
fragment H: [0-9a-f];
fragment UNIT: 'ns' | 'us' | '\u00B5s' | '\u03BCs' | 'ms' | 's' | 'm' | 'h' | 'd' | 'w';
// Letters of any script, as ranges: Unicode classes cost 15 ms when the lexer is loaded.
fragment LETTER: [a-z_\u00C0-\u1FFF\u2C00-\u2DFF\u3040-\uD7FF\uF900-\uFDFF];
fragment NAME_CHAR: LETTER | D;
