/**
 * The tq language, in the order in which one would teach it: a file, a query, its clauses, its
 * stages, expressions from loose to tight, words and literals. What a construct means, which
 * names exist and which types fit is not said here but by the resolver.
 * The indented lines above a rule are examples of it; a test parses each of them with that rule.
 */
parser grammar TqParser;

options { tokenVocab = TqLexer; }

/** A file: statements, one after another.
 *      param $min: duration = 2s; tool spans where duration > $min
 *      let slow = spans where duration > 2s; slow | count by name; assert no slow else "too slow"
 */
file
    : (statement (SEMI statement)* SEMI?)? EOF
    ;

/** A query, or what prepares one.
 *      spans where status=ERROR
 *      let broken = failed spans
 *      param $max: number = 10
 *      def slowest($n) = sort duration desc | limit $n
 *      def quick = where duration < 1s
 *      import "common.tq" as c
 *      assert no failed spans else "a span failed"
 */
statement
    : LET NAME EQ pipeline                                                                    # letStatement
    | PARAM VAR (COLON type=word)? (EQ (MINUS? literal | word))?                              # paramStatement
    | DEF NAME (LPAREN (VAR (COMMA VAR)*)? RPAREN)? EQ stage (pipe stage)*                    # defStatement
    | IMPORT STRING (AS NAME)?                                                                # importStatement
    | ASSERT (NO pipeline | expr) (ELSE STRING)?                                              # assertStatement
    | pipeline                                                                                # queryStatement
    ;

/** Rows, then stages: each takes rows and gives rows.
 *      spans
 *      llm spans where tokens.input > 1000 | sort duration desc | select name, duration
 *      traces then count
 */
pipeline
    : source (pipe stage)*
    ;

pipe
    : PIPE | THEN
    ;

/** Where rows come from.
 *      failed spans with outputs inside (type=AGENT)
 *      count spans where status=ERROR
 *      from @2 tool spans
 *      critical path where duration > 1s
 *      pairs a, b of spans where a before b
 *      diff @1 @2 spans by name measuring sum(duration) as total
 *      run slow-tools(min = 5s)
 *      broken where duration > 1s
 *      common.broken
 *      (spans where status=ERROR | limit 3)
 */
source
    : COUNT? from? adjective* noun clause*                                                    # nounSource
    | from? CRITICAL PATH clause*                                                             # criticalPathSource
    | from? PAIRS left=word COMMA right=word OF adjective* noun clause*                       # pairsSource
    | DIFF REF REF adjective* noun clause* BY exprs MEASURING agg (COMMA agg)*                # diffSource
    | RUN word (LPAREN (argument (COMMA argument)*)? RPAREN)?                                 # runSource
    | name clause*                                                                            # namedSource
    | LPAREN inner RPAREN                                                                     # bracketSource
    ;

from
    : FROM REF
    ;

argument
    : word EQ expr
    ;

/** What stands in brackets: an expression or rows, with stages behind.
 *      type=AGENT
 *      spans | sum tokens.total
 *      from @2 tool spans | values name
 */
inner
    : (expr | rows) (pipe stage)*
    ;

/** A source that cannot be read as an expression.
 *      spans with error
 *      failed spans
 *      count spans with error
 */
rows
    : COUNT? from adjective* noun clause*                                                     # fromRows
    | COUNT? adjective* noun clause+                                                          # clauseRows
    | adjective+ noun                                                                         # adjectiveRows
    | from? CRITICAL PATH clause*                                                             # criticalPathRows
    | from? PAIRS left=word COMMA right=word OF adjective* noun clause*                       # pairsRows
    | DIFF REF REF adjective* noun clause* BY exprs MEASURING agg (COMMA agg)*                # diffRows
    | RUN word (LPAREN (argument (COMMA argument)*)? RPAREN)?                                 # runRows
    | name clause+                                                                            # namedRows
    ;

noun
    : TRACES | SPANS | EVENTS | EXCEPTIONS | ASSESSMENTS | FEEDBACK | EXPECTATIONS | MESSAGES | DOCUMENTS | LINKS | SESSIONS
    ;

kin
    : PARENT | CHILDREN | ANCESTORS | DESCENDANTS | SIBLINGS
    ;

adjective
    : ADJECTIVE
    ;

/** Keeps the rows that fit; any number, one after another.
 *      where duration > 2s and name = search
 *      with error
 *      without tool spans
 *      not inside (type=AGENT)
 */
clause
    : WHERE expr                                                                              # whereClause
    | (WITH | WITHOUT) (some | path)                                                          # withClause
    | NOT? structural                                                                         # structuralClause
    ;

/** Other elements, as `with` and `without` look for them.
 *      tool spans
 *      children (error)
 */
some
    : adjective+ (kin | noun) (LPAREN expr RPAREN)?
    | (kin | noun) LPAREN expr RPAREN
    ;

/** Where a span stands against a set of others.
 *      inside (name=search)
 *      child of (type=AGENT)
 *      after first (spans with error)
 */
structural
    : INSIDE LPAREN inner RPAREN
    | CONTAINING LPAREN inner RPAREN
    | (CHILD | PARENT | SIBLING) OF LPAREN inner RPAREN
    | (BEFORE | AFTER | DURING | OVERLAPS) edge=(FIRST | LAST)? LPAREN inner RPAREN
    ;

/** One step of a query.
 *      where status = error
 *      select name, duration as took
 *      set slow = duration > 2s
 *      drop attributes, events
 *      sort start, duration desc
 *      top 5 by duration per name
 *      first 3
 *      limit 10
 *      skip 10
 *      distinct name
 *      count by type
 *      sum tokens.total by model
 *      stats count, p95(duration) as p95 by name
 *      values name
 *      expand outputs as doc
 *      tool children where error
 *      except (from @2 spans | values name)
 *      fields by type
 *      tree name, type
 *      timeline
 *      as x
 *      jq ".name"
 *      slowest(3)
 *      common.slowest(3)
 */
stage
    : clause                                                                                  # clauseStage
    | SELECT items                                                                            # selectStage
    | SET assignment (COMMA assignment)*                                                      # setStage
    | DROP path (COMMA path)*                                                                 # dropStage
    | SORT sortKey (COMMA sortKey)*                                                           # sortStage
    | (TOP | BOTTOM) n BY expr (PER per=expr)?                                                # topStage
    | (FIRST | LAST) n? (PER per=expr)?                                                       # firstStage
    | LIMIT n                                                                                 # limitStage
    | SKIP_ n                                                                                 # skipStage
    | DISTINCT exprs?                                                                         # distinctStage
    | (COUNT | COVERAGE) (BY items)?                                                          # countStage
    | AGGREGATE expr (BY items)?                                                              # aggregateStage
    | STATS agg (COMMA agg)* (BY items)?                                                      # statsStage
    | VALUES expr                                                                             # valuesStage
    | EXPAND path (AS word)?                                                                  # expandStage
    | adjective* (kin | noun) clause*                                                         # hopStage
    | (UNION | EXCEPT | INTERSECT) LPAREN inner RPAREN                                        # setOperationStage
    | FIELDS (BY expr)?                                                                       # fieldsStage
    | TREE items?                                                                             # treeStage
    | TIMELINE                                                                                # timelineStage
    | AS word                                                                                 # asStage
    | JQ STRING                                                                               # jqStage
    | name (LPAREN exprs? RPAREN)?                                                            # namedStage
    ;

/** A name that a `let` or `def` gave, here or in an imported file.
 *      broken
 *      common.broken
 */
name
    : NAME (DOT NAME)?
    ;

items
    : item (COMMA item)*
    ;

item
    : expr (AS word)?
    ;

assignment
    : word EQ expr
    ;

sortKey
    : expr direction=(ASC | DESC)?
    ;

exprs
    : expr (COMMA expr)*
    ;

n
    : INT | VAR
    ;

/** One figure over many rows.
 *      count
 *      p95(duration) where type = LLM as slow
 *      distinct_count(name)
 *      coverage where error
 */
agg
    : ((COUNT | COVERAGE) (LPAREN expr? RPAREN)? | function=(AGGREGATE | FIRST | LAST) LPAREN expr? RPAREN) (WHERE expr)? (AS word)?
    ;

/** A condition or a value.
 *      status = ERROR and not (duration < 2s or name ~ "^get_")
 *      any children (error)
 *      tokens.total / 1000
 */
expr
    : andExpr (OR andExpr)*
    ;

andExpr
    : notExpr (AND notExpr)*
    ;

notExpr
    : NOT* comparison
    ;

/** Two values held against each other, or one that is true or false by itself.
 *      error
 *      type in (LLM, TOOL)
 *      duration between 1s .. 2s
 *      name not starts with get_
 *      tokens at least 100
 *      outputs is not empty
 *      a sibling of b
 *      no failed children
 *      name in (from @2 tool spans | values name)
 */
comparison
    : quantifier=(ANY | NO | ALL) many                                                        # quantifiedTest
    | structural                                                                              # structuralTest
    | sum test?                                                                               # valueTest
    ;

/** What is asked of the value on the left. */
test
    : operator sum                                                                            # comparisonTest
    | NOT? wordOperator sum                                                                   # textTest
    | IS NOT? sum                                                                             # isTest
    | NOT? IN LPAREN sum ((COMMA sum)+ | (pipe stage)*) RPAREN                                # inTest
    | NOT? IN LPAREN rows (pipe stage)* RPAREN                                                # inRowsTest
    | NOT? BETWEEN low=sum DOTS high=sum                                                      # betweenTest
    | NOT? relation path                                                                      # relationTest
    ;

operator
    : EQ | NE | LT | LE | GT | GE | TILDE | NOT_TILDE | OVER | UNDER | AT LEAST | AT MOST
    ;

wordOperator
    : CONTAINS | STARTS WITH | ENDS WITH | MATCHES
    ;

relation
    : INSIDE | CONTAINING | (CHILD | PARENT | SIBLING) OF? | BEFORE | AFTER | DURING | OVERLAPS
    ;

many
    : adjective* (kin | noun) (LPAREN expr RPAREN)?
    ;

sum
    : product ((PLUS | MINUS) product)*
    ;

product
    : unary ((STAR | SLASH | PERCENT) unary)*
    ;

/** A value.
 *      -5
 *      $min
 *      tokens.input
 *      round(cost, 2)
 *      count failed children
 *      (spans | sum tokens.total)
 */
unary
    : MINUS? literal                                                                          # literalValue
    | MINUS? VAR                                                                              # variableValue
    | MINUS? path                                                                             # pathValue
    | MINUS? call                                                                             # callValue
    | MINUS? COUNT many                                                                       # countValue
    | MINUS? LPAREN inner RPAREN                                                              # bracketValue
    ;

call
    : (NAME | AGGREGATE | COUNT | COVERAGE | FIRST | LAST) LPAREN exprs? RPAREN
    ;

/** A field and the way into it.
 *      name
 *      .name
 *      tokens.input
 *      attributes."my key"[0].x
 *      llm.input_messages.0.message.role
 */
path
    : DOT? (word | DNAME) step*
    ;

step
    : DOT (segment | DNAME | STRING)                                                          # nameStep
    | LBRACK (MINUS? INT | STAR | STRING) RBRACK                                              # indexStep
    ;

segment
    : word | WORD | INT | DURATION | AND | OR | NOT | THEN | TRUE | FALSE | NULL
    ;

literal
    : NUMBER | INT | DURATION | TIME | STRING | WORD | TRUE | FALSE | NULL
    ;

/** A name: any keyword but and, or, not, then, true, false, null will do. */
word
    : NAME | LET | PARAM | DEF | IMPORT | ASSERT | ELSE | FROM | CRITICAL | PATH | PAIRS | OF | DIFF | MEASURING | RUN
    | noun | kin | adjective | WHERE | WITH | WITHOUT | INSIDE | CONTAINING | CHILD | SIBLING | BEFORE | AFTER | DURING | OVERLAPS
    | SELECT | SET | DROP | SORT | ASC | DESC | TOP | BOTTOM | BY | PER | FIRST | LAST | LIMIT | SKIP_ | DISTINCT | COUNT | COVERAGE
    | STATS | VALUES | EXPAND | AS | UNION | EXCEPT | INTERSECT | FIELDS | TREE | TIMELINE | JQ | AGGREGATE
    | ANY | NO | ALL | IS | IN | BETWEEN | CONTAINS | STARTS | ENDS | MATCHES | OVER | UNDER | AT | LEAST | MOST
    ;
