package tq.code;

import java.util.StringJoiner;

/** {@code package com.shop} at the head of a file of Java, Kotlin or Go. */
final class Packages {

    private static final int HEAD = 100;

    private Packages() {
    }

    /** The package that a file says it is of; empty where it says none. */
    static String of(Tokens tokens) {
        StringJoiner found = new StringJoiner(".");
        for (int i = 0; i < Math.min(HEAD, tokens.size()); i++) {
            if (tokens.is(i, "package") && tokens.at(i).first()) {
                int word = i + 1;
                found.add(tokens.text(word));
                while (tokens.is(word + 1, ".") && tokens.isWord(word + 2)) {
                    word += 2;
                    found.add(tokens.text(word));
                }
                break;
            }
        }
        return found.toString();
    }
}
